/**
 * The light on one document: reads its text, finds the terms, paints them, and keeps
 * up as the page changes. Works in slices between the page's own work.
 */
import { type TextRun, TextWalk, isReadable } from "../dom/text-runs";
import { isConnected, isElement, parentOf } from "../dom/native";
import { type Spot, hitIn, textOf } from "./hit-test";
import { MatchIndex, type PlacedMatch } from "./match-index";
import { Painter } from "./painter";
import type { TermFinder } from "./term-finder";
import { Watcher, isInside, rootElements } from "./watcher";

/** The highlight's name. The page can read it: it says nothing. */
export const TERM_HIGHLIGHT = "cideng-term";

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
  const painter = new Painter(TERM_HIGHLIGHT, (container) => index.get(container), signal);
  let reading = false;
  const watcher = new Watcher(root, () => void readChanges(), signal);

  async function readChanges(): Promise<void> {
    if (reading) return;
    reading = true;
    while (!watcher.isEmpty && !signal.aborted) {
      const { deep, shallow } = watcher.take();
      const stale = index.sweep((it) => deep.has(it) || shallow.has(it) || isInside(it, deep));
      const spent =
        (await read([...deep].map((root) => ({ root, ownOnly: false })))) +
        (await read([...shallow].map((root) => ({ root, ownOnly: true }))));
      for (const container of stale) if (!index.has(container)) painter.remove(container);
      onChange();
      await pause(spent * REST_FACTOR);
    }
    reading = false;
  }

  /** Reads the text under these elements; returns the milliseconds of work it took. */
  async function read(parts: readonly { root: Element; ownOnly: boolean }[]): Promise<number> {
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
        spent += performance.now() - began;
      }
    }
    return spent;
  }

  function light(run: TextRun | null): void {
    if (!run) return;
    const matches = finder.find(run.text);
    if (matches.length === 0) return;
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
      for (let at: Node | null = target; at; at = parentOf(at)) {
        if (isElement(at) && index.has(at)) {
          const spot = hitIn(document, index.get(at), x, y);
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
