/**
 * The text nodes of a page that has just been opened, of which it is only known in which handfuls of them a term may stand.
 *
 * Their list is of the moment when it was made. What is added, changed or moved since is read for itself; of what was
 * removed from its place it is to be told ({@link FarTexts.drop}), so that the rest is still found by its own.
 */
import { TextList } from "../dom/text-list";

/** When so many nodes are no longer where they were, it is time for a new list: this one keeps them alive. */
const MANY_GONE = 2000;

export class FarTexts {
  readonly list: TextList;
  /** In how many handfuls a term may stand. */
  size = 0;
  /** Whether all have been gone through. */
  isWhole = false;
  /** Of each handful, in the order of the page, whether it is far: 1 or 0. */
  readonly #isFar: Uint8Array;
  readonly #gone = new WeakSet<Node>();
  #goneCount = 0;

  /** Takes the list at once: see `TextList`. */
  constructor(root: Node) {
    this.list = new TextList(root);
    this.#isFar = new Uint8Array(this.list.handfuls);
  }

  get isOver(): boolean {
    return this.isWhole && this.size === 0;
  }

  get isOutdated(): boolean {
    return this.#goneCount > MANY_GONE;
  }

  /** A term may stand in a handful. */
  add(handful: number): void {
    this.#isFar[handful] = 1;
    this.size += 1;
  }

  /** The nodes around a node that were far, and now are no longer: to be looked at one by one. */
  takeAround(node: Text): Text[] {
    const { list } = this;
    const taken: Text[] = [];
    if (!list.hasInTree(node)) return taken;
    const isGone = (handful: number): boolean => {
      const first = list.firstOf(handful);
      return first !== null && this.#gone.has(first);
    };
    let at = Math.max(0, list.handfulOf(node, isGone));
    do {
      if (this.#take(at)) taken.push(...list.nodesOf(at));
      at += 1;
      // Behind a first node that has gone there may be others of its handful.
    } while (isGone(at));
    return taken;
  }

  /** All that are far, one handful after the other. */
  *takeAll(): Generator<Text[]> {
    const { list } = this;
    for (let handful = 0; handful < list.handfuls && this.size > 0; handful += 1) {
      if (this.#take(handful)) yield list.nodesOf(handful);
    }
  }

  /** A node has been removed, or moved. */
  drop(node: Node): void {
    this.#gone.add(node);
    this.#goneCount += 1;
  }

  #take(handful: number): boolean {
    const wasFar = this.#isFar[handful] === 1;
    if (wasFar) this.size -= 1;
    this.#isFar[handful] = 0;
    return wasFar;
  }
}
