/**
 * DOM getters that a page cannot replace under our hands.
 *
 * A content script's world has its own prototypes, but not its own nodes: in
 * `<form><input name=parentNode>` the form's `parentNode` is the input, for us too
 * (DOM clobbering). Taken from the prototype, a getter always tells the truth.
 *
 * (The mark says that a call does nothing else: what a script has no use for is not in it.)
 */
/* @__NO_SIDE_EFFECTS__ */
function getter<T extends Node, K extends keyof T>(prototype: T, name: K): (node: T) => T[K] {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the node below
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get as () => T[K];
  return (node) => get.call(node);
}

export const parentOf = getter(Node.prototype, "parentNode");
export const nextSiblingOf = getter(Node.prototype, "nextSibling");
export const previousSiblingOf = getter(Node.prototype, "previousSibling");
export const firstChildOf = getter(Node.prototype, "firstChild");
export const lastChildOf = getter(Node.prototype, "lastChild");
export const childNodesOf = getter(Node.prototype, "childNodes");
export const localNameOf = getter(Element.prototype, "localName");
export const namespaceOf = getter(Element.prototype, "namespaceURI");
export const isConnected = getter(Node.prototype, "isConnected");
export const ownerDocumentOf = getter(Node.prototype, "ownerDocument");
export const nextElementOf = getter(Element.prototype, "nextElementSibling");
export const previousElementOf = getter(Element.prototype, "previousElementSibling");
export const clientHeightOf = getter(Element.prototype, "clientHeight");
export const clientWidthOf = getter(Element.prototype, "clientWidth");
export const scrollHeightOf = getter(Element.prototype, "scrollHeight");
export const scrollWidthOf = getter(Element.prototype, "scrollWidth");

/** The open shadow root of an element, or null. */
export const openRootOf = getter(Element.prototype, "shadowRoot");

export function documentOf(node: Node): Document {
  return ownerDocumentOf(node) ?? (node as Document);
}

/** Bits of `NodeFilter`: elements; text nodes, CDATA sections among them. */
export const SHOW_ELEMENTS = 0b1;
export const SHOW_TEXTS = 0b1100;

/** Goes from node to node of a kind. The root itself is not given out. */
export function walkerIn(root: Node, kinds: number): TreeWalker {
  return Document.prototype.createTreeWalker.call(documentOf(root), root, kinds);
}

/** The head of a document; null in what is no HTML. */
export const headOf = getter(Document.prototype, "head");

/** The node around a node as a reader sees it: outside a shadow root comes its host. */
export function flatParentOf(node: Node): Node | null {
  return parentOf(node) ?? (isShadowRoot(node) ? node.host : null);
}

const elementSlotOf = getter(Element.prototype, "assignedSlot");
const textSlotOf = getter(Text.prototype, "assignedSlot");

/** The slot of an open shadow tree that a node is shown in, or null. */
export function slotOf(node: Node): Element | null {
  if (isElement(node)) return elementSlotOf(node);
  return isText(node) ? textSlotOf(node) : null;
}

/** Whether another node begins behind the beginning of a node. In different trees there is no order. */
export function isBefore(node: Node, other: Node): boolean {
  return (positionFrom(node, other) & FOLLOWING) !== 0;
}

/** `Node.DOCUMENT_POSITION_FOLLOWING`. */
const FOLLOWING = 4;

/** Where another node stands from a node, as bits of `Node.DOCUMENT_POSITION_…`. */
export function positionFrom(node: Node, other: Node): number {
  return Node.prototype.compareDocumentPosition.call(node, other);
}

/** The document or shadow root that a node is in. */
export function rootOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** The innermost element at a point of the viewport, outside shadow trees. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(document, x, y);
}

/** Whether what is directly in an element is rendered, though perhaps by style hidden. */
export function isRendered(element: Element): boolean {
  return isShown(element, {});
}

/** Of an element without a box of its own the browser says that it is not shown, whatever is in it: its parent tells. */
export function isShown(element: Element, options: CheckVisibilityOptions): boolean {
  let at: Node | null = element;
  while (at && isElement(at)) {
    if (Element.prototype.checkVisibility.call(at, options)) return true;
    if (getComputedStyle(at).display !== "contents") return false;
    at = flatParentOf(at);
  }
  return false;
}

export const typeOf = getter(Node.prototype, "nodeType");

export function isElement(node: Node): node is Element {
  return typeOf(node) === 1;
}

/** Also a CDATA section, which is a text in an XML document. */
export function isText(node: Node): node is Text {
  const type = typeOf(node);
  return type === 3 || type === 4;
}

export function isShadowRoot(node: EventTarget): node is ShadowRoot {
  return node instanceof ShadowRoot;
}
