/**
 * The nodes of a kind under a node, itself among them, in document order, in a walk that can stand while the page
 * changes.
 *
 * If it then cannot go on where it stood, it goes on behind the nearest ancestor that is still in its place, and
 * names that one in {@link NodeOrder.takeLost}: what is in it must be walked again.
 */
import { isConnected, ownerDocumentOf, parentOf, typeOf } from "./native";

const { SHOW_ELEMENT, SHOW_TEXT, SHOW_CDATA_SECTION } = NodeFilter;

/** Where a walk begins, if not at the first node of its kind, and which node it ends before. */
export interface Bounds<T extends Node> {
  readonly from?: T | null;
  readonly until?: T | null;
}

export class NodeOrder<T extends Node> {
  readonly #root: Node;
  readonly #walker: TreeWalker;
  readonly #until: T | null;
  /** Where the walker already stands, and which has not been given out. */
  #pending: Node | null;
  /** From the root to where the walk stands. */
  #path: Node[] = [];
  #lost: Node | null = null;
  #ended = false;

  /** @param kinds `NodeFilter` bits; of all nodes that they let pass it is believed that they are `T` */
  constructor(root: Node, kinds: number, { from = null, until = null }: Bounds<T> = {}) {
    this.#root = root;
    this.#until = until;
    const document = ownerDocumentOf(root) ?? (root as Document);
    this.#walker = document.createTreeWalker(root, kinds);
    const isOfKind = ((kinds >> (typeOf(root) - 1)) & 1) === 1;
    this.#pending = from ?? (isOfKind ? root : null);
    if (this.#pending) this.#walker.currentNode = this.#pending;
  }

  /** The next node, or null at the end. */
  next(): T | null {
    if (this.#ended) return null;
    const node = this.#pending ?? this.#walker.nextNode();
    this.#pending = null;
    if (node && node !== this.#until) return node as T;
    this.#ended = true;
    return null;
  }

  /** To be called before the page has a chance to run. */
  stand(): void {
    this.#path = [];
    for (let at: Node | null = this.#walker.currentNode; at; at = parentOf(at)) {
      this.#path.push(at);
      if (at === this.#root) break;
    }
    this.#path.reverse();
  }

  /** To be called after {@link stand}, before `next`. */
  resume(): void {
    if (this.#ended) return;
    if (!isConnected(this.#root)) {
      this.#ended = true;
      return;
    }
    const broken = this.#path.findIndex((node, i) => i > 0 && parentOf(node) !== this.#path[i - 1]);
    if (broken < 0) return;
    this.#lost = this.#path[broken - 1] as Node;
    this.#pending = this.#firstBehind(this.#lost);
    this.#ended = this.#pending === null;
  }

  /** The node in which the walk lost its way since this was last read, or null. */
  takeLost(): Node | null {
    const lost = this.#lost;
    this.#lost = null;
    return lost;
  }

  /** The first of its kind behind a node and all that is in it. */
  #firstBehind(node: Node): Node | null {
    this.#walker.currentNode = node;
    for (;;) {
      const next = this.#walker.nextSibling();
      if (next || !this.#walker.parentNode()) return next;
    }
  }
}

export function textsIn(root: Node, bounds?: Bounds<Text>): NodeOrder<Text> {
  return new NodeOrder<Text>(root, SHOW_TEXT | SHOW_CDATA_SECTION, bounds);
}

export function elementsIn(root: Node): NodeOrder<Element> {
  return new NodeOrder<Element>(root, SHOW_ELEMENT);
}
