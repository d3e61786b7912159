/**
 * The light on one document: reads its text, finds the terms, paints them, and follows the changes
 * of the page. It works in slices between the page's own work, and handles visible text first.
 */
import { documentOf, isConnected, isShadowRoot, parentOf } from "../dom/native";
import { textBeside } from "../dom/run-steps";
import type { MatchIndex } from "./terms/match-index";
import { PageReader, firstTextInView } from "./terms/page-reader";
import type { ChosenStyle } from "./paint/appearance";
import { Painter } from "./paint/painter";
import { LaterLooks, findShadows } from "./terms/shadow-hosts";
import { SLICE_MS, Slices } from "../slices/idle-slices";
import type { TermFinder } from "./terms/term-finder";
import { type Changes, type Seam, Watcher } from "./terms/watcher";

/** The state of a page's light. */
export type LightState =
  | "reading"
  | "settled"
  /** The page changes so fast that it is read only now and then. */
  | "flooded";

/** The light on a document, or on one element of it. */
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
  /** Resolvers of callers that wait until everything has been read. */
  #waiters: (() => void)[] = [];
  #isReading = false;
  /** Whether the first reading of the page is still under way. */
  #isFirst = true;
  /** Whether the changes handed over by the watcher are being read. */
  #isGoingOver = false;
  /**
   * Whether the document was in design mode at the last reading, so that nothing is known about it.
   */
  #isTyped = false;

  /** See {@link lightPage}. */
  constructor(
    root: Document | Element,
    finder: TermFinder,
    signal: AbortSignal,
    onChange: () => void,
    style: ChosenStyle,
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
    this.painter = new Painter(this.#document, this.index, style, signal);
    this.#laterLooks = new LaterLooks((own) => this.#lookAgain(own), signal);
    this.#watcher.add(root);
    void this.#readChanges();
  }

  get state(): LightState {
    if (this.#watcher.isFlooded) return "flooded";
    return this.#isGoingOver || this.#hasWork() ? "reading" : "settled";
  }

  /** The percentage of the page that has been read during the first reading; 100 after that. */
  get progress(): number {
    return this.#isFirst ? Math.floor(100 * this.#reader.progress) : 100;
  }

  /** The known open shadow trees. */
  get shadows(): readonly ShadowRoot[] {
    return this.#watcher.shadows;
  }

  /** Registers the open shadow trees on an event's path. The search may not have found them yet. */
  notice(path: readonly EventTarget[]): void {
    for (const it of path) if (isShadowRoot(it)) this.#watch(it);
    if (!this.#watcher.isEmpty) void this.#readChanges();
  }

  /**
   * Reads the whole page, not only the text near the viewport. This happens at once if it fits into
   * one slice.
   */
  async readAll(): Promise<void> {
    const until = performance.now() + SLICE_MS;
    let isDone = true;
    for (const node of this.index.waitingIn(this.#document)) {
      isDone = performance.now() < until;
      if (!isDone) break;
      if (node) this.index.beginningIn(node);
    }
    // A listener of `onChange` calls this. If it had to wait for the next reading each time, each
    // reading would cause another one.
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
      // If one reading fails, the next change must still be read.
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
    // In design mode the user types into the whole document.
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

  /** Reads visible text first, then everything. */
  async #readWhole(): Promise<void> {
    this.index.clear();
    // A page that is scrolled to its top is not asked what is visible: the first hit test in forty
    // thousand paragraphs took 16 ms.
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

  /**
   * When a host was removed, its shadow tree may have been forgotten, or may now be inside another
   * node.
   */
  readonly #readAnew = (shadow: ShadowRoot): void => {
    this.#watch(shadow);
    this.#watcher.add(shadow);
  };

  #isInDesignMode(): boolean {
    return this.#document.designMode === "on";
  }

  async #lookAgain(own: Slices): Promise<boolean> {
    // A reading searches for hosts itself, and starts the later looks again when it is over.
    if (this.#isReading) return false;
    for (const tree of [this.#root, ...this.#watcher.shadows]) {
      if (!this.#signal.aborted) await findShadows(tree, own, this.#watch);
    }
    // No event announces the end of design mode.
    if (this.#isTyped && !this.#isInDesignMode()) this.#watcher.add(this.#root);
    if (!this.#watcher.isEmpty) void this.#readChanges();
    return true;
  }
}

/**
 * Lights a document, or one element of it, until `signal` ends it.
 *
 * @param onChange called at the end of each reading, and when the page becomes flooded or calms
 *   down
 */
export function lightPage(
  root: Document | Element,
  finder: TermFinder,
  signal: AbortSignal,
  onChange: () => void,
  style: ChosenStyle = "auto",
): PageLight {
  return new PageLight(root, finder, signal, onChange, style);
}

/**
 * The texts on both sides of a seam. If a neighbour of the seam has moved since, that was another
 * change, with a seam of its own.
 */
function textsBeside({ parent, before, behind }: Seam): Text[] {
  if (!isConnected(parent)) return [];
  const isThere = (it: Node | null): boolean => it === null || parentOf(it) === parent;
  const texts = [
    isThere(before) && textBeside(parent, before, "backward"),
    isThere(behind) && textBeside(parent, behind, "forward"),
  ];
  return texts.filter((it) => it !== false && it !== null);
}
