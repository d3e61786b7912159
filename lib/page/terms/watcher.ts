/**
 * Observes what must be read again when the page changes.
 *
 * The work is kept as small as the change: added text is read, removed nodes are forgotten, and a
 * changed text is read again. The reader knows how far that affects the neighbouring text.
 *
 * A page that changes thousands of times a second is not followed change by change. The watcher
 * stops observing it, says so, and has the whole page read again after a pause, until the page has
 * calmed down.
 */
import {
  isConnected,
  isElement,
  isText,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
} from "../../dom/native";

/**
 * The two children between which something was inserted or removed. The texts on either side may
 * now belong to another run.
 */
export interface Seam {
  readonly parent: Node;
  readonly before: Node | null;
  readonly behind: Node | null;
}

/** The changes since the last {@link Watcher.take}. */
export interface Changes {
  /**
   * Whether the whole page must be read anew, with its shadow trees. The other fields are then
   * empty.
   */
  readonly whole: boolean;
  /** Nodes that were removed from the page. Some of them may be back. */
  readonly removed: readonly Node[];
  /** Nodes whose text must be read. None of them is inside another. */
  readonly trees: readonly Node[];
  readonly texts: readonly Text[];
  readonly seams: readonly Seam[];
}

/** More changed places than this are read as one change of the whole page. */
const TOO_MANY = 4000;
/**
 * The definition of a flood: this many changes in this many milliseconds. An application that
 * redraws itself makes a few thousand.
 */
const FLOOD_CHANGES = 12_000;
const FLOOD_MS = 2000;
/** The first and the longest pause in a flood, in milliseconds. */
const FLOOD_REST_MS = 2000;
const FLOOD_REST_MAX_MS = 16_000;

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["contenteditable", "slot"],
};

/** Collects the changes of one page: see the top of this file. */
export class Watcher {
  #whole = false;
  #trees = new Set<Node>();
  #texts = new Set<Text>();
  #removed = new Set<Node>();
  #seams: Seam[] = [];
  readonly #shadows = new Set<ShadowRoot>();
  readonly #observer: MutationObserver;
  readonly #root: Node;
  readonly #onChange: () => void;
  #windowBegan = 0;
  #inWindow = 0;
  #rest = FLOOD_REST_MS;
  #isFlooded = false;
  /** Whether nothing is being observed, because the page is flooded. */
  #isLetGo = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The number of nodes that have been removed, not counting their content. */
  removals = 0;

  /**
   * @param onChange called when there is something to {@link take}, or when {@link isFlooded} has
   *   changed
   */
  constructor(root: Node, onChange: () => void, signal: AbortSignal) {
    this.#root = root;
    this.#onChange = onChange;
    this.#observer = new MutationObserver((records) => this.#hear(records));
    // The document itself is observed, not its root element: `document.open` replaces the root
    // element.
    this.#observer.observe(root, WATCHED);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#observer.disconnect();
    });
  }

  get isEmpty(): boolean {
    return (
      !this.#whole &&
      this.#trees.size === 0 &&
      this.#texts.size === 0 &&
      this.#removed.size === 0 &&
      this.#seams.length === 0
    );
  }

  /** Whether the page changes so fast, or did a moment ago, that it is read only now and then. */
  get isFlooded(): boolean {
    return this.#isFlooded;
  }

  /**
   * Observes a shadow tree, which a document's observer does not see into. A new one is also read.
   *
   * @returns whether it is new
   */
  watch(shadow: ShadowRoot): boolean {
    if (this.#shadows.has(shadow)) return false;
    this.#shadows.add(shadow);
    if (!this.#isLetGo) this.#observer.observe(shadow, WATCHED);
    this.add(shadow);
    return true;
  }

  /**
   * The observed shadow trees that are still in the document. One that comes back later is new
   * again, and is read.
   */
  get shadows(): readonly ShadowRoot[] {
    for (const shadow of this.#shadows) if (!isConnected(shadow)) this.#shadows.delete(shadow);
    return [...this.#shadows];
  }

  /** Has a node read again completely, for a reason that no mutation record shows. */
  add(node: Node): void {
    if (node === this.#root) this.#whole = true;
    else this.#trees.add(node);
  }

  /** Returns what has changed since the last call. */
  take(): Changes {
    const whole =
      this.#whole || this.#trees.size + this.#texts.size + this.#seams.length > TOO_MANY;
    if (whole) this.#forget();
    const changes = {
      whole,
      removed: [...this.#removed],
      trees: outermost(this.#trees),
      texts: [...this.#texts].filter((it) => !isInside(it, this.#trees)),
      seams: this.#seams,
    };
    this.#forget();
    return changes;
  }

  #forget(): void {
    this.#whole = false;
    this.#trees = new Set();
    this.#texts = new Set();
    this.#removed = new Set();
    this.#seams = [];
  }

  #hear(records: readonly MutationRecord[]): void {
    const wasEmpty = this.isEmpty;
    for (const record of records) this.#note(record);
    this.#measure(records.length);
    if (wasEmpty && !this.isEmpty) this.#onChange();
  }

  #note(record: MutationRecord): void {
    const { type, target, addedNodes, removedNodes } = record;
    if (type === "characterData") {
      if (isText(target)) this.#texts.add(target);
    } else if (type === "attributes") {
      this.#trees.add(target);
      const [before, behind] = [previousSiblingOf(target), nextSiblingOf(target)];
      this.#seams.push({ parent: parentOf(target) ?? target, before, behind });
    } else {
      for (const node of removedNodes) this.#removed.add(node);
      this.removals += removedNodes.length;
      for (const node of addedNodes) {
        if (isElement(node)) this.#trees.add(node);
        else if (isText(node)) this.#texts.add(node);
      }
      const { previousSibling: before, nextSibling: behind } = record;
      this.#seams.push({ parent: target, before, behind });
    }
  }

  #measure(changes: number): void {
    const now = performance.now();
    if (now - this.#windowBegan > FLOOD_MS) {
      this.#windowBegan = now;
      this.#inWindow = 0;
    }
    this.#inWindow += changes;
    if (this.#inWindow >= FLOOD_CHANGES) this.#letGo();
  }

  #letGo(): void {
    this.#observer.disconnect();
    this.#isLetGo = true;
    this.#forget();
    this.#rest = this.#isFlooded ? Math.min(2 * this.#rest, FLOOD_REST_MAX_MS) : FLOOD_REST_MS;
    this.#isFlooded = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#takeUpAgain(), this.#rest);
    this.#onChange();
  }

  #takeUpAgain(): void {
    this.#inWindow = 0;
    this.#isLetGo = false;
    for (const it of [this.#root, ...this.shadows]) this.#observer.observe(it, WATCHED);
    this.#whole = true;
    this.#timer = setTimeout(() => {
      this.#isFlooded = false;
      this.#onChange();
    }, FLOOD_MS);
    this.#onChange();
  }
}

/** The nodes that are inside none of the others. */
function outermost(nodes: ReadonlySet<Node>): Node[] {
  return [...nodes].filter((it) => isConnected(it) && !isInside(it, nodes));
}

/**
 * Whether one of `others` is a proper ancestor of the node in the same tree. A shadow tree does not
 * count as inside its host: it is walked by itself.
 */
function isInside(node: Node, others: ReadonlySet<Node>): boolean {
  if (others.size === 0) return false;
  for (let at = parentOf(node); at; at = parentOf(at)) if (others.has(at)) return true;
  return false;
}
