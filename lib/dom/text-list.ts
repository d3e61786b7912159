/**
 * The text nodes under a node, in document order, as they were at one moment.
 *
 * To have each text node in hand costs more than all else there is to do with most of them: an object for the node, one for
 * its string, a call. So the browser makes the list, without such objects, and is asked for the text of some dozens of
 * nodes at a time. (Measured on pages of 170 k to 6 M units: all text looked through for terms in 1.0 to 1.4 times the time
 * in which a walk comes to every node and reads it.)
 */
import { firstIndex } from "./first-index";
import { childNodesOf, documentOf, isBefore, isShadowRoot, rootOf } from "./native";
import { releaseRange, sharedRange } from "./shared-range";

/**
 * So many text nodes are gone through at a time, if they have no more text than so many units. (Measured: of 32 a page of
 * 170 k units takes 28 ms in all, of 128 25, of 256 27, for then more of them are looked at where one is near.)
 */
export const HANDFUL = 128;
const MUCH = 16_384;

/** `XPathResult.ORDERED_NODE_SNAPSHOT_TYPE`. */
const SNAPSHOT = 7;

const evaluator = new XPathEvaluator();

export class TextList {
  readonly length: number;
  /** How many handfuls there are. */
  readonly handfuls: number;
  readonly #tree: Node;
  readonly #nodes: XPathResult;
  /** The handful that was found last. */
  #found = 0;

  /**
   * Made at once: a million nodes take some 45 milliseconds.
   *
   * @throws DOMException if the root is a shadow root: no expression is evaluated in one (`listableIn`)
   */
  constructor(readonly root: Node) {
    this.#nodes = evaluator.evaluate("descendant-or-self::text()", root, null, SNAPSHOT);
    this.#tree = rootOf(root);
    this.length = this.#nodes.snapshotLength;
    this.handfuls = Math.ceil(this.length / HANDFUL);
  }

  /** A text node; null before the first and behind the last. */
  at(index: number): Text | null {
    return this.#nodes.snapshotItem(index) as Text | null;
  }

  /** The first node of a handful; null where there is none. */
  firstOf(handful: number): Text | null {
    return this.at(handful * HANDFUL);
  }

  /**
   * The text of a handful, with what else stands between its nodes; null if it is long. Nothing may have been removed from
   * the page since the list was made. To be {@link release}d before the page can do anything.
   */
  textOf(handful: number): string | null {
    const first = this.firstOf(handful) as Text;
    const last = this.at(this.#endOf(handful) - 1) as Text;
    sharedRange.setStart(first, 0);
    sharedRange.setEnd(last, last.length);
    const text = sharedRange.toString();
    return text.length > MUCH ? null : text;
  }

  /** Behind each use of {@link textOf}. */
  release(): void {
    releaseRange(documentOf(this.root));
  }

  /** The nodes of a handful that are still in the same tree. */
  nodesOf(handful: number): Text[] {
    const nodes: Text[] = [];
    for (let i = handful * HANDFUL; i < this.#endOf(handful); i += 1) {
      const node = this.at(i) as Text;
      if (this.hasInTree(node)) nodes.push(node);
    }
    return nodes;
  }

  hasInTree(node: Node): boolean {
    return rootOf(node) === this.#tree;
  }

  /**
   * The handful that a node is in, or stands behind the first node of; -1 before them all.
   *
   * @param isGone whether a handful's first node is not where it was: then what was behind it counts to the one before
   */
  handfulOf(node: Node, isGone: (handful: number) => boolean = () => false): number {
    /** The nearest first node from a handful's on that is where it was; null behind them all. */
    const firstFrom = (handful: number): Node | null => {
      let at = handful;
      while (isGone(at)) at += 1;
      return this.firstOf(at);
    };
    // (Which of two children of one node comes first the browser tells by going back from the second, to the first or else
    // through all that are before it: a handful's first one is mostly before the node, or else near.)
    const isBehind = (it: number): boolean => {
      const first = firstFrom(it);
      return first !== node && !isInOrder(first, node);
    };
    const isIn = (it: number): boolean => !isBehind(it) && isInOrder(node, firstFrom(it + 1));
    // Mostly it is the one found last, or the next.
    const known = [this.#found, this.#found + 1].find(isIn);
    return (this.#found = known ?? firstIndex(this.handfuls, isBehind) - 1);
  }

  #endOf(handful: number): number {
    return Math.min((handful + 1) * HANDFUL, this.length);
  }
}

/** The nodes under which text is to be listed: a node itself, or those that are in a shadow root now. */
export function listableIn(root: Node): readonly Node[] {
  return isShadowRoot(root) ? [...childNodesOf(root)] : [root];
}

/** Whether a node comes before another one; the one behind them all is null. */
function isInOrder(node: Node | null, next: Node | null): boolean {
  return node !== null && (next === null || isBefore(node, next));
}
