/**
 * The light on one document: reads its text, finds the terms, paints them, and keeps
 * up as the page changes. Works in slices between the page's own work.
 */
import { type Container, type TextRun, TextWalk, isReadable } from "../dom/text-runs";
import { flatParentOf, isConnected, isElement, isShadowRoot, openRootOf } from "../dom/native";
import { type Spot, hitIn, textOf } from "./hit-test";
import { MatchIndex, type PlacedMatch } from "./match-index";
import { type HighlightNames, Painter } from "./painter";
import type { TermFinder } from "./term-finder";
import { Watcher, isInside, rootElements } from "./watcher";

export const HIGHLIGHTS: HighlightNames = { term: "cideng-term", guess: "cideng-guess" };

/** A term under a point of the page. */
export interface Hit {
  readonly term: string;
  readonly guess: boolean;
  readonly spot: Spot;
  /** Other terms inside the written form that stands there, each once. */
  readonly inner: readonly string[];
}

export interface PageLight {
  /** How often each term stands on the page, by id; terms that do not are left out. */
  counts(): Record<string, number>;
  /** Whether everything that is known to have changed has been read. */
  readonly settled: boolean;
  /**
   * The term under a point. Cheap where the element owns no match: the browser is asked
   * for the exact place only where it does.
   */
  hitAt(target: Element, x: number, y: number): Hit | null;
}

/** One slice of work at most, in milliseconds: half a frame, so that the page keeps its own. */
const SLICE_MS = 8;
/** If the page is never idle, a slice is taken all the same after this time. */
const IDLE_TIMEOUT_MS = 500;
/** No event tells that a shadow root was attached: custom elements without one are looked at again after these times. */
const LOOK_AGAIN_MS = [300, 1500, 6000];
const MAX_ROOTLESS = 1000;
/** After a reading the next one waits this many times as long as it took: a flood of changes slows us, not the page. */
const REST_FACTOR = 4;

/**
 * Lights a document, or an element of one, until `signal` ends it.
 *
 * @param onChange called when counts may have changed, at the end of each reading
 */
export function lightPage(
  root: Document | Element,
  finder: TermFinder,
  signal: AbortSignal,
  onChange: () => void,
): PageLight {
  const document = root instanceof Document ? root : root.ownerDocument;
  const index = new MatchIndex(finder.terms.length);
  /** Custom elements seen without a shadow root. */
  const rootless = new Set<Element>();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const painter = new Painter(HIGHLIGHTS, (container) => index.get(container), signal);
  let reading = false;
  /**
   * What is being read again and has not been found again yet. Its old matches stay until then: a
   * pointer that rests on one must not lose it while the reading waits for its turn.
   */
  let stale = new Set<Container>();
  const watcher = new Watcher(root, () => void readChanges(), signal);

  async function readChanges(): Promise<void> {
    if (reading) return;
    reading = true;
    while (!watcher.isEmpty && !signal.aborted) {
      const { deep, shallow } = watcher.take();
      stale = index.staleOnes((it) => deep.has(it) || shallow.has(it) || isInside(it, deep));
      const spent =
        (await read([...deep].map((root) => ({ root, ownOnly: false })))) +
        (await read([...shallow].map((root) => ({ root, ownOnly: true }))));
      for (const container of stale) {
        index.delete(container);
        painter.remove(container);
      }
      onChange();
      await pause(spent * REST_FACTOR);
    }
    reading = false;
    lookAgainSoon();
  }

  /** Reads the text under these elements; returns the milliseconds of work it took. */
  async function read(parts: readonly { root: Container; ownOnly: boolean }[]): Promise<number> {
    let spent = 0;
    for (const { root, ownOnly } of parts) {
      // In design mode the whole document is being typed.
      if (document.designMode === "on" || !isConnected(root) || !isReadable(root)) continue;
      const walk = new TextWalk(root, { ownOnly });
      while (!walk.done && !signal.aborted) {
        await idle();
        const began = performance.now();
        walk.resume();
        const lost = walk.takeLost();
        if (lost) watcher.add(lost);
        while (!walk.done && performance.now() - began < SLICE_MS) light(walk.next());
        lookInto(walk.takeHosts());
        spent += performance.now() - began;
      }
    }
    return spent;
  }

  /** Shadow trees are read too; those of custom elements may come after the element. */
  function lookInto(hosts: Iterable<Element>): void {
    for (const host of hosts) {
      const shadow = openRootOf(host);
      if (shadow) {
        watcher.watch(shadow);
        rootless.delete(host);
      } else if (rootless.size < MAX_ROOTLESS) {
        rootless.add(host);
      }
    }
  }

  function lookAgainSoon(): void {
    for (const timer of timers.splice(0)) clearTimeout(timer);
    if (rootless.size > 0) timers.push(...LOOK_AGAIN_MS.map((ms) => setTimeout(lookAgain, ms)));
  }

  function lookAgain(): void {
    if (signal.aborted) return;
    for (const host of rootless) if (!isConnected(host)) rootless.delete(host);
    lookInto([...rootless]);
    if (!watcher.isEmpty) void readChanges();
  }

  function light(run: TextRun | null): void {
    if (!run) return;
    const matches = finder.find(run.text);
    if (matches.length === 0) return;
    if (stale.delete(run.container)) index.delete(run.container);
    index.add(run, matches);
    painter.update(run.container);
  }

  function hitOf(spot: Spot<PlacedMatch>): Hit {
    const { term, guess } = spot.at;
    const inside = finder.inside(textOf(document, spot.at)).map((match) => match.term);
    const inner = [...new Set(inside)].filter((it) => it !== term);
    return { term: idOf(term), guess, spot, inner: inner.map(idOf) };
  }

  const idOf = (term: number): string => finder.terms[term] as string;

  for (const element of rootElements(root)) watcher.add(element);
  void readChanges();

  return {
    get settled() {
      return !reading && watcher.isEmpty;
    },
    counts() {
      return Object.fromEntries(
        finder.terms
          .map((id, term) => [id, index.counts[term] as number] as const)
          .filter(([, count]) => count > 0),
      );
    },
    hitAt(target, x, y) {
      for (let at: Node | null = target; at; at = flatParentOf(at)) {
        if ((isElement(at) || isShadowRoot(at)) && index.has(at)) {
          const spot = hitIn(document, index.get(at), x, y, watcher.shadows);
          return spot && hitOf(spot);
        }
      }
      return null;
    },
  };
}

/** The next idle moment. (No listener on the signal: one for each slice would pile up on a living page.) */
function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: IDLE_TIMEOUT_MS }));
}

function pause(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
