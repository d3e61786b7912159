/**
 * The light on one document: reads its text, finds the terms, paints them, and keeps
 * up as the page changes. Works in slices between the page's own work, what can be seen first.
 */
import { elementsIn } from "../dom/node-order";
import {
  firstChildOf,
  isConnected,
  isShadowRoot,
  nextSiblingOf,
  openRootOf,
  parentOf,
} from "../dom/native";
import { textBeside } from "../dom/run-steps";
import type { MatchIndex } from "./match-index";
import { PageReader, firstTextInView, isBelowView } from "./page-reader";
import { type HighlightNames, type Painter, paintMatches } from "./painter";
import { SLICE_MS, Slices } from "./slices";
import type { TermFinder } from "./term-finder";
import { type Changes, Watcher } from "./watcher";

export const HIGHLIGHTS: HighlightNames = { term: "cideng-term", guess: "cideng-guess" };

/** How a page's light stands. */
export type LightState =
  | "reading"
  | "settled"
  /** The page changes so fast that it is read only now and then. */
  | "flooded";

export interface PageLight {
  /**
   * Has all of the page read, and not only what is near the viewport, which nobody else needs: over when all is. What goes
   * into a slice is read at once.
   */
  readAll(): Promise<void>;
  /**
   * How often each term can be seen in what has been read of the page, by id; terms that cannot are left out. Asks for
   * the page's style.
   */
  counts(): Record<string, number>;
  /** The terms that stand in what has been read, hidden ones too. */
  terms(): string[];
  readonly state: LightState;
  /** Per cent of the page that have been read, while it is being read for the first time; 100 after that. */
  readonly progress: number;
  /** Whether an element has a match directly in it. */
  owns(target: Element): boolean;
  readonly finder: TermFinder;
  readonly index: MatchIndex;
  readonly painter: Painter;
  /** The open shadow trees that are known. */
  readonly shadows: readonly ShadowRoot[];
  /** Takes notice of the open shadow trees on an event's way, which may not have been found yet. */
  notice(path: readonly EventTarget[]): void;
}

/** No event tells that a shadow root was attached: the elements are looked at again after these times. */
const LOOK_AGAIN_MS = [50, 500, 2000, 8000];
/** And not before so many times as long as the last look took. */
const LOOK_AGAIN_REST = 100;
/** After so many elements the clock is looked at. */
const ELEMENTS_A_LOOK = 128;

/**
 * Lights a document, or an element of one, until `signal` ends it.
 *
 * @param onChange called when what is known of the page may have changed, at the end of each reading
 */
export function lightPage(
  root: Document | Element,
  finder: TermFinder,
  signal: AbortSignal,
  onChange: () => void,
  names: HighlightNames = HIGHLIGHTS,
): PageLight {
  const document = root instanceof Document ? root : root.ownerDocument;
  const slices = new Slices(signal);
  const watcher = new Watcher(root, heard, signal);
  const onLost = (node: Node): void => watcher.add(node);
  const reader = new PageReader({ finder, slices, onLost, onDisturbed: () => void readChanges() });
  const { index } = reader;
  const painter = paintMatches(document, names, index, signal);
  /** Who waits for all to be read. */
  let waiters: (() => void)[] = [];
  let timers: ReturnType<typeof setTimeout>[] = [];
  let lookCost = 0;
  let isReading = false;

  function heard(): void {
    painter.lookSoon();
    void readChanges();
    if (watcher.isEmpty) onChange();
  }

  async function readChanges(): Promise<void> {
    if (isReading) return;
    isReading = true;
    while (hasWork() && !signal.aborted) {
      await slices.rest();
      if (!signal.aborted) await read(watcher.take());
      if (!signal.aborted) await readForWaiters();
      if (signal.aborted) return;
      painter.lookSoon();
      onChange();
      await slices.recover();
    }
    isReading = false;
    lookAgainSoon();
    onChange();
  }

  function hasWork(): boolean {
    return !watcher.isEmpty || index.disturbed.size > 0 || waiters.length > 0;
  }

  async function readForWaiters(): Promise<void> {
    if (waiters.length === 0) return;
    await reader.readWaiting(document);
    for (const done of waiters) done();
    waiters = [];
  }

  async function readAll(): Promise<void> {
    const until = performance.now() + SLICE_MS;
    let isDone = true;
    for (const node of index.waitingIn(document)) {
      isDone = performance.now() < until;
      if (!isDone) break;
      index.beginningIn(node);
    }
    if (isDone && !isReading && watcher.isEmpty) return;
    await new Promise<void>((resolve) => {
      waiters.push(resolve);
      void readChanges();
    });
  }

  async function read({ whole, removed, trees, texts, seams }: Changes): Promise<void> {
    for (const node of removed) index.remove(node);
    // In design mode the whole document is being typed.
    if (document.designMode === "on") return;
    if (whole) await readWhole();
    const beside = new Set(texts);
    for (const { parent, before } of seams) {
      const text = isConnected(parent) && textAt(parent, before);
      if (text) beside.add(text);
    }
    for (const tree of trees) {
      if (!isConnected(tree)) continue;
      await reader.readTree(tree);
      await findHosts(tree, slices);
      if (signal.aborted) return;
    }
    for (const text of beside) await reader.readText(text);
    await reader.readDisturbed();
  }

  /** From what can be seen to the end, then from the beginning to there. */
  async function readWhole(): Promise<void> {
    index.clear();
    const first = root === document ? firstTextInView(document) : null;
    const isNew = true;
    const seen = { isNew, from: first, isEnough: isBelowView };
    const lastSeen = await reader.readStretch(root, seen);
    if (signal.aborted) return;
    painter.look();
    if (lastSeen) await reader.readStretch(root, { isNew, from: lastSeen });
    if (first) await reader.readStretch(root, { isNew, until: first });
  }

  /** Shadow trees are read too. */
  async function findHosts(tree: Node, slices: Slices): Promise<void> {
    const elements = elementsIn(tree);
    let count = 0;
    for (let it = elements.next(); it; it = elements.next()) {
      const shadow = openRootOf(it);
      if (shadow) watcher.watch(shadow);
      count += 1;
      if (count % ELEMENTS_A_LOOK !== 0 || !slices.isDue) continue;
      elements.stand();
      await slices.rest();
      // What is lost of the walk is found when it is looked again.
      elements.resume();
      if (signal.aborted) return;
    }
  }

  function lookAgainSoon(): void {
    stopLookingAgain();
    const rest = lookCost * LOOK_AGAIN_REST;
    timers = LOOK_AGAIN_MS.map((ms) => setTimeout(() => void lookAgain(), ms + rest));
  }

  function stopLookingAgain(): void {
    for (const timer of timers) clearTimeout(timer);
  }

  async function lookAgain(): Promise<void> {
    const own = new Slices(signal);
    await own.rest();
    // A reading looks for hosts itself, and has us look again when it is over.
    if (isReading) return;
    for (const tree of [root, ...watcher.shadows]) if (!signal.aborted) await findHosts(tree, own);
    lookCost = own.takeSpent();
    if (!watcher.isEmpty) void readChanges();
  }

  signal.addEventListener("abort", stopLookingAgain);
  watcher.add(root);
  void readChanges();

  return {
    finder,
    index,
    painter,
    owns: (target) => index.owns(target),
    readAll,
    get shadows() {
      return watcher.shadows;
    },
    notice(path) {
      for (const it of path) if (isShadowRoot(it)) watcher.watch(it);
      if (!watcher.isEmpty) void readChanges();
    },
    get progress() {
      return isReading ? reader.progress(document) : 100;
    },
    get state() {
      if (watcher.isFlooded) return "flooded";
      return isReading || !watcher.isEmpty ? "reading" : "settled";
    },
    terms: () => finder.terms.filter((_, term) => index.certainCounts[term]),
    counts() {
      const counts: Record<string, number> = {};
      for (const match of index.visible(document)) {
        const id = finder.terms[index.termOf(match)] as string;
        counts[id] = (counts[id] ?? 0) + 1;
      }
      return counts;
    },
  };
}

/** The text directly before a place, or else directly behind it, in the same run. */
function textAt(parent: Node, before: Node | null): Text | null {
  const beside = before && parentOf(before) === parent ? before : null;
  const behind = beside ? nextSiblingOf(beside) : firstChildOf(parent);
  return textBeside(parent, beside, "backward") ?? textBeside(parent, behind, "forward");
}
