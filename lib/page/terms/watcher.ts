/**
 * What has to be looked at again when the page changes.
 *
 * Kept as small as the change: what was added is read, what was removed is forgotten, a changed text is read again;
 * how far that matters for the text beside it the reader knows.
 *
 * A page that changes thousands of times a second is not followed from change to change: the watcher
 * lets go of it, says so, and looks at the whole again after a while, until it has calmed down.
 */
import {
  isConnected,
  isElement,
  isText,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
} from "../../dom/native";

/** Between which children something was put in or taken out: the text on either side may be of another run now. */
export interface Seam {
  readonly parent: Node;
  readonly before: Node | null;
  readonly behind: Node | null;
}

export interface Changes {
  /** The whole page is to be read anew, shadow trees too; then nothing else is said. */
  readonly whole: boolean;
  /** Nodes that were removed from the page, some of which may be back. */
  readonly removed: readonly Node[];
  /** Nodes whose text must be read, none inside another. */
  readonly trees: readonly Node[];
  readonly texts: readonly Text[];
  readonly seams: readonly Seam[];
}

/** More changed places than this are read as one change of the whole page. */
const TOO_MANY = 4000;
/** A flood: so many changes in so many milliseconds. An application that draws itself anew makes some thousands. */
const FLOOD_CHANGES = 12_000;
const FLOOD_MS = 2000;
/** Milliseconds that a flooding page is left alone, first and at most. */
const FLOOD_REST_MS = 2000;
const FLOOD_REST_MAX_MS = 16_000;

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["contenteditable", "slot"],
};

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
  /** Nothing is observed just now. */
  #isLetGo = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How many nodes have been removed, not counting what was in them. */
  removals = 0;

  /**
   * @param onChange called when there is something to {@link take}, or {@link isFlooded} has changed
   */
  constructor(root: Node, onChange: () => void, signal: AbortSignal) {
    this.#root = root;
    this.#onChange = onChange;
    this.#observer = new MutationObserver((records) => this.#hear(records));
    // The document itself, not its root element: `document.open` replaces that.
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

  /** Whether the page changes, or did a moment ago, so fast that it is looked at only now and then. */
  get isFlooded(): boolean {
    return this.#isFlooded;
  }

  /**
   * Watches a shadow tree too, for a document's observer does not see into it, and has it read if it is new.
   *
   * @returns whether it is
   */
  watch(shadow: ShadowRoot): boolean {
    if (this.#shadows.has(shadow)) return false;
    this.#shadows.add(shadow);
    if (!this.#isLetGo) this.#observer.observe(shadow, WATCHED);
    this.add(shadow);
    return true;
  }

  /** The shadow trees that are watched and still in the document. One that comes back is new again, and read. */
  get shadows(): readonly ShadowRoot[] {
    for (const shadow of this.#shadows) if (!isConnected(shadow)) this.#shadows.delete(shadow);
    return [...this.#shadows];
  }

  /** To be read again wholly, for a reason that no mutation shows. */
  add(node: Node): void {
    if (node === this.#root) this.#whole = true;
    else this.#trees.add(node);
  }

  /** What has changed since this was last asked. */
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

/** Those that lie in none of the others. */
function outermost(nodes: ReadonlySet<Node>): Node[] {
  return [...nodes].filter((it) => isConnected(it) && !isInside(it, nodes));
}

/**
 * Whether one of these is a proper ancestor of this one in the same tree. What hangs in a shadow tree
 * is not inside its host in this sense: it is walked on its own.
 */
function isInside(node: Node, others: ReadonlySet<Node>): boolean {
  if (others.size === 0) return false;
  for (let at = parentOf(node); at; at = parentOf(at)) if (others.has(at)) return true;
  return false;
}
