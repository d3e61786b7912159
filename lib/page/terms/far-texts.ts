/**
 * The text nodes of a page that has just been opened. Only the handfuls in which a term may stand
 * are known.
 *
 * The list shows the page as it was when the list was made. Nodes that are added, changed or moved
 * later are read separately. {@link FarTexts.dropIn} must be told about every node removed from its
 * place, so that the handfuls of the remaining nodes can still be found.
 */
import { SHOW_TEXTS, walkerIn } from "../../dom/native";
import { TextList } from "../../dom/text-list";

/**
 * After this many nodes have left their places, a new list is due: the old one keeps them alive.
 */
const MANY_GONE = 2000;

/** The far text nodes of one tree. */
export class FarTexts {
  readonly list: TextList;
  /** Whether all handfuls have been glanced at. */
  isWhole = false;
  /** The handfuls in which a term may stand. */
  readonly #far = new Set<number>();
  /** The nodes of handfuls that were approached or hold no term. */
  readonly #taken = new Set<Node>();
  readonly #gone = new WeakSet<Node>();
  #goneCount = 0;

  /** Makes the list synchronously: see `TextList`. */
  constructor(root: Node) {
    this.list = new TextList(root);
  }

  /** The number of handfuls in which a term may stand. */
  get size(): number {
    return this.#far.size;
  }

  get isOver(): boolean {
    return this.isWhole && this.size === 0;
  }

  get isOutdated(): boolean {
    return this.#goneCount > MANY_GONE;
  }

  /** Records that a term may stand in a handful. */
  add(handful: number): void {
    this.#far.add(handful);
  }

  /**
   * Removes the handful around a node from the far ones, and returns its nodes: they must be
   * examined one by one.
   */
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
      // It is not yet known whether a handful will be far if it has not been glanced at.
      if (isFar || this.isWhole) for (const it of nodes) this.#taken.add(it);
      if (isFar) taken.push(...nodes);
      at += 1;
      // After a first node that has left its place, there may be more nodes of the same handful.
    } while (isGone(at));
    return taken;
  }

  /** Yields the nodes of all far handfuls, one handful at a time. */
  *takeAll(): Generator<Text[]> {
    for (const handful of this.#far) {
      this.#far.delete(handful);
      yield this.list.nodesOf(handful);
    }
  }

  /**
   * Records that a node and everything in it has been removed or moved. It stops counting once
   * {@link isOutdated} is true.
   */
  dropIn(node: Node): void {
    const texts = walkerIn(node, SHOW_TEXTS);
    for (let at: Node | null = node; at && !this.isOutdated; at = texts.nextNode()) {
      this.#gone.add(at);
      this.#goneCount += 1;
    }
  }
}
