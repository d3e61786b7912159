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

/** The light on a document, or an element of one. */
export class PageLight {
  readonly finder: TermFinder;
  readonly index: MatchIndex;
  readonly painter: Painter;
  readonly #root: Document | Element;
  readonly #document: Document;
  readonly #signal: AbortSignal;
  readonly #onChange: () => void;
  readonly #slices: Slices;
  readonly #watcher: Watcher;
  readonly #reader: PageReader;
  readonly #laterLooks: LaterLooks;
  /** Who waits for all to be read. */
  #waiters: (() => void)[] = [];
  #isReading = false;
  /** Nothing has been read yet, or not all of it. */
  #isFirst = true;
  /** What the watcher has handed over is being read. */
  #isGoingOver = false;
  /** The document was being typed into when it was last looked at, and nothing is known of it. */
  #isTyped = false;

  /** See {@link lightPage}. */
  constructor(
    root: Document | Element,
    finder: TermFinder,
    signal: AbortSignal,
    onChange: () => void,
    names: HighlightNames,
  ) {
    this.finder = finder;
    this.#root = root;
    this.#document = documentOf(root);
    this.#signal = signal;
    this.#onChange = onChange;
    this.#slices = new Slices(signal);
    this.#watcher = new Watcher(root, () => this.#heard(), signal);
    this.#reader = new PageReader({
      finder,
      slices: this.#slices,
      watcher: this.#watcher,
      onDisturbed: () => void this.#readChanges(),
    });
    this.index = this.#reader.index;
    this.painter = new Painter(this.#document, names, this.index, signal);
    this.#laterLooks = new LaterLooks((own) => this.#lookAgain(own), signal);
    this.#watcher.add(root);
    void this.#readChanges();
  }

  get state(): LightState {
    if (this.#watcher.isFlooded) return "flooded";
    return this.#isGoingOver || this.#hasWork() ? "reading" : "settled";
  }

  /** Per cent of the page that have been read, while it is being read for the first time; 100 after that. */
  get progress(): number {
    return this.#isFirst ? Math.floor(100 * this.#reader.progress) : 100;
  }

  /** The open shadow trees that are known. */
  get shadows(): readonly ShadowRoot[] {
    return this.#watcher.shadows;
  }

  /** Takes notice of the open shadow trees on an event's way, which may not have been found yet. */
  notice(path: readonly EventTarget[]): void {
    for (const it of path) if (isShadowRoot(it)) this.#watch(it);
    if (!this.#watcher.isEmpty) void this.#readChanges();
  }

  /** Reads all of the page, and not only what is near the viewport: at once if that fits into a slice. */
  async readAll(): Promise<void> {
    const until = performance.now() + SLICE_MS;
    let isDone = true;
    for (const node of this.index.waitingIn(this.#document)) {
      isDone = performance.now() < until;
      if (!isDone) break;
      if (node) this.index.beginningIn(node);
    }
    // Who is told of a change asks for all of it: were it to wait for the next one, there would always be a next one.
    if (isDone && !this.#isGoingOver && !this.#hasWork()) return;
    await new Promise<void>((resolve) => {
      this.#waiters.push(resolve);
      void this.#readChanges();
    });
  }

  #heard(): void {
    this.painter.looks.soon();
    void this.#readChanges();
    if (this.#watcher.isEmpty) this.#onChange();
  }

  async #readChanges(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#hasWork() && !this.#signal.aborted) await this.#readOnce();
    } finally {
      // Should one reading fail, the next change is read all the same.
      this.#isReading = false;
      this.#isGoingOver = false;
    }
    if (this.#signal.aborted) return;
    this.#laterLooks.begin();
    this.#onChange();
  }

  async #readOnce(): Promise<void> {
    await this.#slices.rest();
    if (this.#signal.aborted) return;
    this.#isGoingOver = true;
    await this.#read(this.#watcher.take());
    this.#isGoingOver = false;
    this.#isFirst = false;
    if (!this.#signal.aborted) await this.#readForWaiters();
    if (this.#signal.aborted) return;
    this.painter.looks.soon();
    this.#onChange();
    await this.#slices.recover();
  }

  #hasWork(): boolean {
    return !this.#watcher.isEmpty || this.index.disturbed.size > 0 || this.#waiters.length > 0;
  }

  async #readForWaiters(): Promise<void> {
    if (this.#waiters.length === 0) return;
    await this.#reader.readWaiting(this.#document);
    for (const done of this.#waiters) done();
    this.#waiters = [];
  }

  async #read({ whole, removed, trees, texts, seams }: Changes): Promise<void> {
    for (const node of removed) this.index.remove(node);
    // The whole document is being typed.
    if (this.#isInDesignMode()) {
      this.index.clear();
      this.#isTyped = true;
      return;
    }
    const isWhole = whole || this.#isTyped || this.index.far?.isOutdated;
    this.#isTyped = false;
    if (isWhole) await this.#readWhole();
    const beside = new Set([...texts, ...seams.flatMap(textsBeside)]);
    for (const tree of isWhole ? this.#watcher.shadows : trees) {
      if (!isConnected(tree)) continue;
      await this.#reader.readTree(tree);
      await findShadows(tree, this.#slices, isWhole ? this.#watch : this.#readAnew);
      if (this.#signal.aborted) return;
    }
    for (const text of beside) await this.#reader.readText(text);
    await this.#reader.readDisturbed();
  }

  /** First what can be seen, then all. */
  async #readWhole(): Promise<void> {
    this.index.clear();
    // At its top a page is not asked what can be seen: the first hit test in forty thousand paragraphs took 16 ms.
    const first =
      this.#root === this.#document && scrollY > 0 ? firstTextInView(this.#document) : null;
    const isAll = await this.#reader.readSeen(this.#root, first);
    if (this.#signal.aborted) return;
    this.painter.look();
    if (!isAll) await this.#reader.readNew(this.#root);
  }

  readonly #watch = (shadow: ShadowRoot): void => {
    if (this.#watcher.watch(shadow)) this.painter.looks.listenIn(shadow);
  };

  /** With what is in a host its shadow tree may have been forgotten, or be in something else now. */
  readonly #readAnew = (shadow: ShadowRoot): void => {
    this.#watch(shadow);
    this.#watcher.add(shadow);
  };

  #isInDesignMode(): boolean {
    return this.#document.designMode === "on";
  }

  async #lookAgain(own: Slices): Promise<boolean> {
    // A reading looks for hosts itself, and has it looked again when it is over.
    if (this.#isReading) return false;
    for (const tree of [this.#root, ...this.#watcher.shadows]) {
      if (!this.#signal.aborted) await findShadows(tree, own, this.#watch);
    }
    // Nothing tells that design mode has ended.
    if (this.#isTyped && !this.#isInDesignMode()) this.#watcher.add(this.#root);
    if (!this.#watcher.isEmpty) void this.#readChanges();
    return true;
  }
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
  return new PageLight(root, finder, signal, onChange, names);
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
