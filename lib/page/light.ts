/**
 * The light on one document: reads its text, finds the terms, paints them, and keeps
 * up as the page changes. Works in slices between the page's own work, what can be seen first.
 */
import { documentOf, isConnected, isShadowRoot, parentOf } from "../dom/native";
import { textBeside } from "../dom/run-steps";
import type { MatchIndex } from "./terms/match-index";
import { PageReader, firstTextInView } from "./terms/page-reader";
import { type HighlightNames, Painter } from "./paint/painter";
import { LaterLooks, findShadows } from "./terms/shadow-hosts";
import { SLICE_MS, Slices } from "../slices/idle-slices";
import type { TermFinder } from "./terms/term-finder";
import { type Changes, type Seam, Watcher } from "./terms/watcher";

export const HIGHLIGHTS: HighlightNames = { term: "cideng-term", guess: "cideng-guess" };

/** How a page's light stands. */
export type LightState =
  | "reading"
  | "settled"
  /** The page changes so fast that it is read only now and then. */
  | "flooded";

export interface PageLight {
  /** Reads all of the page, and not only what is near the viewport: at once if that fits into a slice. */
  readAll(): Promise<void>;
  readonly state: LightState;
  /** Per cent of the page that have been read, while it is being read for the first time; 100 after that. */
  readonly progress: number;
  readonly finder: TermFinder;
  readonly index: MatchIndex;
  readonly painter: Painter;
  /** The open shadow trees that are known. */
  readonly shadows: readonly ShadowRoot[];
  /** Takes notice of the open shadow trees on an event's way, which may not have been found yet. */
  notice(path: readonly EventTarget[]): void;
}

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
  const document = documentOf(root);
  const slices = new Slices(signal);
  const watcher = new Watcher(root, heard, signal);
  const onDisturbed = (): void => void readChanges();
  const reader = new PageReader({ finder, slices, watcher, onDisturbed });
  const { index } = reader;
  const painter = new Painter(document, names, index, signal);
  const laterLooks = new LaterLooks(lookAgain, signal);
  /** Who waits for all to be read. */
  let waiters: (() => void)[] = [];
  let isReading = false;
  /** Nothing has been read yet, or not all of it. */
  let isFirst = true;
  /** What the watcher has handed over is being read. */
  let isGoingOver = false;
  /** The document was being typed into when it was last looked at, and nothing is known of it. */
  let isTyped = false;

  function heard(): void {
    painter.looks.soon();
    void readChanges();
    if (watcher.isEmpty) onChange();
  }

  async function readChanges(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      while (hasWork() && !signal.aborted) await readOnce();
    } finally {
      // Should one reading fail, the next change is read all the same.
      isReading = false;
      isGoingOver = false;
    }
    if (signal.aborted) return;
    laterLooks.begin();
    onChange();
  }

  async function readOnce(): Promise<void> {
    await slices.rest();
    if (signal.aborted) return;
    isGoingOver = true;
    await read(watcher.take());
    isGoingOver = false;
    isFirst = false;
    if (!signal.aborted) await readForWaiters();
    if (signal.aborted) return;
    painter.looks.soon();
    onChange();
    await slices.recover();
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
      if (node) index.beginningIn(node);
    }
    // Who is told of a change asks for all of it: were it to wait for the next one, there would always be a next one.
    if (isDone && !isGoingOver && !hasWork()) return;
    await new Promise<void>((resolve) => {
      waiters.push(resolve);
      void readChanges();
    });
  }

  async function read({ whole, removed, trees, texts, seams }: Changes): Promise<void> {
    for (const node of removed) index.remove(node);
    // The whole document is being typed.
    if (isInDesignMode()) {
      index.clear();
      isTyped = true;
      return;
    }
    const isWhole = whole || isTyped || index.far?.isOutdated;
    isTyped = false;
    if (isWhole) await readWhole();
    const beside = new Set([...texts, ...seams.flatMap(textsBeside)]);
    for (const tree of isWhole ? watcher.shadows : trees) {
      if (!isConnected(tree)) continue;
      await reader.readTree(tree);
      await findShadows(tree, slices, isWhole ? watch : readAnew);
      if (signal.aborted) return;
    }
    for (const text of beside) await reader.readText(text);
    await reader.readDisturbed();
  }

  /** First what can be seen, then all. */
  async function readWhole(): Promise<void> {
    index.clear();
    // At its top a page is not asked what can be seen: the first hit test in forty thousand paragraphs took 16 ms.
    const first = root === document && scrollY > 0 ? firstTextInView(document) : null;
    const isAll = await reader.readSeen(root, first);
    if (signal.aborted) return;
    painter.look();
    if (!isAll) await reader.readNew(root);
  }

  function watch(shadow: ShadowRoot): void {
    if (watcher.watch(shadow)) painter.looks.listenIn(shadow);
  }

  /** With what is in a host its shadow tree may have been forgotten, or be in something else now. */
  function readAnew(shadow: ShadowRoot): void {
    watch(shadow);
    watcher.add(shadow);
  }

  function isInDesignMode(): boolean {
    return document.designMode === "on";
  }

  async function lookAgain(own: Slices): Promise<boolean> {
    // A reading looks for hosts itself, and has it looked again when it is over.
    if (isReading) return false;
    for (const tree of [root, ...watcher.shadows]) {
      if (!signal.aborted) await findShadows(tree, own, watch);
    }
    // Nothing tells that design mode has ended.
    if (isTyped && !isInDesignMode()) watcher.add(root);
    if (!watcher.isEmpty) void readChanges();
    return true;
  }

  watcher.add(root);
  void readChanges();

  return {
    finder,
    index,
    painter,
    readAll,
    get shadows() {
      return watcher.shadows;
    },
    notice(path) {
      for (const it of path) if (isShadowRoot(it)) watch(it);
      if (!watcher.isEmpty) void readChanges();
    },
    get progress() {
      return isFirst ? Math.floor(100 * reader.progress) : 100;
    },
    get state() {
      if (watcher.isFlooded) return "flooded";
      return isGoingOver || hasWork() ? "reading" : "settled";
    },
  };
}

/** The texts on both sides of a seam. Where what stood there has moved on, that was another change, with a seam of its own. */
function textsBeside({ parent, before, behind }: Seam): Text[] {
  if (!isConnected(parent)) return [];
  const isThere = (it: Node | null): boolean => it === null || parentOf(it) === parent;
  const texts = [
    isThere(before) && textBeside(parent, before, "backward"),
    isThere(behind) && textBeside(parent, behind, "forward"),
  ];
  return texts.filter((it) => it !== false && it !== null);
}
