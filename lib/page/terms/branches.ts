/**
 * What a page looks like if all that has no match is left out: its text nodes with matches, and every node around them.
 *
 * One object a node, with its neighbours linked in it: a page may have a hundred thousand, and the more is kept of each
 * the sooner the browser cleans up its memory, and goes through all of the page for that. (Sets of each one's children
 * took a quarter more.)
 *
 * The links are its own, not the page's: the page may have changed since.
 */
import { flatParentOf } from "../../dom/native";

export class Branch<T> {
  readonly node: Node;
  readonly parent: Branch<T> | null;
  /** What is kept of a text node; null of what is around text nodes. */
  text: T | null = null;
  first: Branch<T> | null = null;
  last: Branch<T> | null = null;
  previous: Branch<T> | null = null;
  next: Branch<T> | null = null;
  /** How many branches are directly in it, and how many of them are text nodes. */
  size = 0;
  texts = 0;

  constructor(node: Node, parent: Branch<T> | null) {
    this.node = node;
    this.parent = parent;
  }

  /** The branches directly in it, as they are now: in the order in which they were found. */
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

  /** Adds a text node, with all around it that is not there yet. */
  add(node: Text, text: T): void {
    // Made from the outermost inwards: a page may be nested deeper than calls can be.
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

  /** Removes a text node's branch, if it has one, and those around it that have nothing in them any more. */
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

  /** The text nodes in a node, or itself. Meanwhile some may be added, which may be left out, or removed. */
  *textsIn(node: Node): Generator<TextBranch<T>> {
    const waiting = [this.#byNode.get(node)];
    for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
      if (branch.text !== null) yield branch as TextBranch<T>;
      for (let it = branch.last; it; it = it.previous) waiting.push(it);
    }
  }
}
