/**
 * A tree of the text nodes that may hold a term, and of every node around them. Everything else of
 * the page is left out.
 *
 * There is one object per node, and it links its neighbours. A page may have a hundred thousand
 * such nodes. The more memory each takes, the sooner the browser collects garbage, and a collection
 * goes through the whole page. (A set of children per node took a quarter more.)
 *
 * The links are the tree's own, not the page's: the page may have changed since.
 */
import { flatParentOf } from "../../dom/native";

/** A node of the tree. */
export class Branch<T> {
  readonly node: Node;
  readonly parent: Branch<T> | null;
  /** The value of a text node; null for a node around text nodes. */
  text: T | null = null;
  first: Branch<T> | null = null;
  last: Branch<T> | null = null;
  previous: Branch<T> | null = null;
  next: Branch<T> | null = null;
  /** The number of child branches, and how many of them are text nodes. */
  size = 0;
  texts = 0;

  constructor(node: Node, parent: Branch<T> | null) {
    this.node = node;
    this.parent = parent;
  }

  /** A snapshot of the child branches, in the order in which they were added. */
  get children(): Branch<T>[] {
    const children: Branch<T>[] = [];
    for (let it = this.first; it; it = it.next) children.push(it);
    return children;
  }
}

/** The branch of a text node. */
export interface TextBranch<T> extends Branch<T> {
  readonly node: Text;
  text: T;
}

/** The tree, with access by node. */
export class Branches<T> {
  readonly #byNode = new Map<Node, Branch<T>>();

  get isEmpty(): boolean {
    return this.#byNode.size === 0;
  }

  get(node: Node): Branch<T> | undefined {
    return this.#byNode.get(node);
  }

  clear(): void {
    this.#byNode.clear();
  }

  /** Adds a text node, with all nodes around it that are missing. */
  add(node: Text, text: T): void {
    // Nodes are added from the outermost inwards, without recursion: a page may be nested more
    // deeply than the call stack allows.
    const missing: Node[] = [node];
    let above = flatParentOf(node);
    let parent: Branch<T> | null = null;
    for (; above; above = flatParentOf(above)) {
      parent = this.#byNode.get(above) ?? null;
      if (parent) break;
      missing.push(above);
    }
    for (let it = missing.pop(); it; it = missing.pop()) parent = this.#grow(it, parent);
    const branch = parent as Branch<T>;
    branch.text = text;
    if (branch.parent) branch.parent.texts += 1;
  }

  #grow(node: Node, parent: Branch<T> | null): Branch<T> {
    const branch = new Branch<T>(node, parent);
    this.#byNode.set(node, branch);
    if (!parent) return branch;
    branch.previous = parent.last;
    if (parent.last) parent.last.next = branch;
    else parent.first = branch;
    parent.last = branch;
    parent.size += 1;
    return branch;
  }

  /**
   * Removes a text node's branch, if there is one, and the branches around it that become empty.
   */
  remove(node: Text): void {
    const text = this.#byNode.get(node);
    if (!text) return;
    if (text.parent) text.parent.texts -= 1;
    for (let at: Branch<T> | null = text; at && at.size === 0; at = at.parent) {
      this.#byNode.delete(at.node);
      const { parent, previous, next }: Branch<T> = at;
      if (previous) previous.next = next;
      else if (parent) parent.first = next;
      if (next) next.previous = previous;
      else if (parent) parent.last = previous;
      if (parent) parent.size -= 1;
    }
  }

  /**
   * Yields the text nodes in a node, or the node itself. Nodes may be removed or added during the
   * iteration. Added ones may be skipped.
   */
  *textsIn(node: Node): Generator<TextBranch<T>> {
    const waiting = [this.#byNode.get(node)];
    for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
      if (branch.text !== null) yield branch as TextBranch<T>;
      for (let it = branch.last; it; it = it.previous) waiting.push(it);
    }
  }
}
