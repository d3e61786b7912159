/**
 * The text nodes under a node, in document order, as they were at one moment.
 *
 * Access to each text node costs more than everything else that is done with most of them: an
 * object for the node, another for its string, and a call. So the browser makes the list without
 * such objects, and returns the text of many nodes at a time. (Measured on pages of 170 k to 6 M
 * code units: searching all text for terms takes 1.0 to 1.4 times as long as a walk that visits and
 * reads every node.)
 */
import { firstIndex } from "../text/first-index";
import { childNodesOf, documentOf, isBefore, isShadowRoot, rootOf } from "./native";
import { releaseRange, sharedRange } from "./shared-range";

/**
 * The number of text nodes examined at a time, and the maximum length of their text in code units.
 * (Measured on a page of 170 k units: handfuls of 32 take 28 ms in total, of 128 25 ms, of 256 27
 * ms, because more nodes are examined one by one when one of them comes near.)
 */
export const HANDFUL = 128;
const MUCH = 16_384;

/** `XPathResult.ORDERED_NODE_SNAPSHOT_TYPE`. */
const SNAPSHOT = 7;

const evaluator = new XPathEvaluator();

/** A list of the text nodes under a node, divided into handfuls. */
export class TextList {
  readonly length: number;
  /** The number of handfuls. */
  readonly handfuls: number;
  readonly #tree: Node;
  readonly #nodes: XPathResult;
  /** The handful that was found last. */
  #found = 0;

  /**
   * Makes the list synchronously. A million nodes take about 45 ms.
   *
   * @throws DOMException if `root` is a shadow root, because XPath cannot be evaluated on one: see
   *   `listableIn`
   */
  constructor(readonly root: Node) {
    this.#nodes = evaluator.evaluate("descendant-or-self::text()", root, null, SNAPSHOT);
    this.#tree = rootOf(root);
    this.length = this.#nodes.snapshotLength;
    this.handfuls = Math.ceil(this.length / HANDFUL);
  }

  /** The text node at an index; null before the first and after the last. */
  at(index: number): Text | null {
    return this.#nodes.snapshotItem(index) as Text | null;
  }

  /** The first node of a handful, or null if there is no such handful. */
  firstOf(handful: number): Text | null {
    return this.at(handful * HANDFUL);
  }

  /**
   * The text of a handful and of everything else between its nodes, or null if it is long. No node
   * may have been removed from the page since the list was made. The caller must {@link release}
   * the list before the page can run.
   */
  textOf(handful: number): string | null {
    const first = this.firstOf(handful) as Text;
    const last = this.at(this.#endOf(handful) - 1) as Text;
    sharedRange.setStart(first, 0);
    sharedRange.setEnd(last, last.length);
    const text = sharedRange.toString();
    return text.length > MUCH ? null : text;
  }

  /** Must be called after each use of {@link textOf}. */
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
   * The handful that contains a node, or else the last one whose first node precedes it; -1 before
   * all handfuls.
   *
   * @param isGone whether the first node of a handful has left its place. The nodes after such a
   *   first node count to the handful before.
   */
  handfulOf(node: Node, isGone: (handful: number) => boolean = () => false): number {
    /**
     * The first node of the first handful, from this one on, whose first node is still in place;
     * null after the last handful.
     */
    const firstFrom = (handful: number): Node | null => {
      let at = handful;
      while (isGone(at)) at += 1;
      return this.firstOf(at);
    };
    // (To compare two siblings, the browser goes back from the second, either to the first or
    // through all siblings before it. The first node of a handful is usually before the node, or
    // else near it.)
    const isBehind = (it: number): boolean => {
      const first = firstFrom(it);
      return first !== node && !isInOrder(first, node);
    };
    const isIn = (it: number): boolean => !isBehind(it) && isInOrder(node, firstFrom(it + 1));
    // The node is usually in the handful that was found last, or in the next one.
    const known = [this.#found, this.#found + 1].find(isIn);
    return (this.#found = known ?? firstIndex(this.handfuls, isBehind) - 1);
  }

  #endOf(handful: number): number {
    return Math.min((handful + 1) * HANDFUL, this.length);
  }
}

/**
 * The nodes whose text can be listed: the node itself, or the current children of a shadow root.
 */
export function listableIn(root: Node): readonly Node[] {
  return isShadowRoot(root) ? [...childNodesOf(root)] : [root];
}

/** Whether a node precedes the next one. Null stands for the end of the list. */
function isInOrder(node: Node | null, next: Node | null): boolean {
  return node !== null && (next === null || isBefore(node, next));
}
