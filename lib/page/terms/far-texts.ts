/**
 * The text nodes of a page that has just been opened, of which it is only known in which handfuls of them a term may stand.
 *
 * Their list is of the moment when it was made. What is added, changed or moved since is read for itself; of what was
 * removed from its place it is to be told ({@link FarTexts.dropIn}), so that the rest is still found by its own.
 */
import { SHOW_TEXTS, walkerIn } from "../../dom/native";
import { TextList } from "../../dom/text-list";

/** When so many nodes are no longer where they were, it is time for a new list: this one keeps them alive. */
const MANY_GONE = 2000;

export class FarTexts {
  readonly list: TextList;
  /** Whether all have been gone through. */
  isWhole = false;
  /** The handfuls in which a term may stand. */
  readonly #far = new Set<number>();
  /** The nodes of those that have been looked at one by one, or need not be. */
  readonly #taken = new Set<Node>();
  readonly #gone = new WeakSet<Node>();
  #goneCount = 0;

  /** Takes the list at once: see `TextList`. */
  constructor(root: Node) {
    this.list = new TextList(root);
  }

  /** In how many handfuls a term may stand. */
  get size(): number {
    return this.#far.size;
  }

  get isOver(): boolean {
    return this.isWhole && this.size === 0;
  }

  get isOutdated(): boolean {
    return this.#goneCount > MANY_GONE;
  }

  /** A term may stand in a handful. */
  add(handful: number): void {
    this.#far.add(handful);
  }

  /** The nodes around a node that were far, and now are no longer: to be looked at one by one. */
  takeAround(node: Text): Text[] {
    const { list } = this;
    const taken: Text[] = [];
    if (this.#taken.has(node) || !list.hasInTree(node)) return taken;
    const isGone = (handful: number): boolean => {
      const first = list.firstOf(handful);
      return first !== null && (this.#gone.has(first) || !list.hasInTree(first));
    };
    let at = Math.max(0, list.handfulOf(node, isGone));
    do {
      const nodes = list.nodesOf(at);
      const isFar = this.#far.delete(at);
      // Of one that has not been gone through yet it is not known whether it will be far.
      if (isFar || this.isWhole) for (const it of nodes) this.#taken.add(it);
      if (isFar) taken.push(...nodes);
      at += 1;
      // Behind a first node that has gone there may be others of its handful.
    } while (isGone(at));
    return taken;
  }

  /** All that are far, one handful after the other. */
  *takeAll(): Generator<Text[]> {
    for (const handful of this.#far) {
      this.#far.delete(handful);
      yield this.list.nodesOf(handful);
    }
  }

  /** A node has been removed or moved, with all in it: of very much as much as {@link isOutdated} asks for. */
  dropIn(node: Node): void {
    const texts = walkerIn(node, SHOW_TEXTS);
    for (let at: Node | null = node; at && !this.isOutdated; at = texts.nextNode()) {
      this.#gone.add(at);
      this.#goneCount += 1;
    }
  }
}
