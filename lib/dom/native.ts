/**
 * DOM getters that a page cannot replace.
 *
 * A content script's world has its own prototypes but shares its nodes with the page. In
 * `<form><input name=parentNode>`, the form's `parentNode` property is the input, for a content
 * script too (DOM clobbering). A getter taken from the prototype always returns the real value.
 *
 * The `@__NO_SIDE_EFFECTS__` mark below lets the bundler drop the getters that a script does not
 * use.
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

/** The document of a node; a document itself. */
export function documentOf(node: Node): Document {
  return ownerDocumentOf(node) ?? (node as Document);
}

/** Bit masks of `NodeFilter`: elements, and text nodes including CDATA sections. */
export const SHOW_ELEMENTS = 0b1;
export const SHOW_TEXTS = 0b1100;

/** Returns a walker over the nodes of some kinds under `root`. It never yields `root` itself. */
export function walkerIn(root: Node, kinds: number): TreeWalker {
  return Document.prototype.createTreeWalker.call(documentOf(root), root, kinds);
}

/** The head of a document, or null in a document that is not HTML. */
export const headOf = getter(Document.prototype, "head");

/** The parent of a node as a reader sees it: the parent of a shadow root is its host. */
export function flatParentOf(node: Node): Node | null {
  return parentOf(node) ?? (isShadowRoot(node) ? node.host : null);
}

const elementSlotOf = getter(Element.prototype, "assignedSlot");
const textSlotOf = getter(Text.prototype, "assignedSlot");

/** The slot of an open shadow tree in which a node is shown, or null. */
export function slotOf(node: Node): Element | null {
  if (isElement(node)) return elementSlotOf(node);
  return isText(node) ? textSlotOf(node) : null;
}

/** Whether `other` begins after the beginning of `node`. Nodes in different trees have no order. */
export function isBefore(node: Node, other: Node): boolean {
  return (positionFrom(node, other) & FOLLOWING) !== 0;
}

/** `Node.DOCUMENT_POSITION_FOLLOWING`. */
const FOLLOWING = 4;

/** The position of `other` relative to `node`, as bits of `Node.DOCUMENT_POSITION_…`. */
export function positionFrom(node: Node, other: Node): number {
  return Node.prototype.compareDocumentPosition.call(node, other);
}

/** The document or shadow root that contains a node, or the topmost node of a detached tree. */
export function rootOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/**
 * The innermost element at a point of the viewport (CSS pixels). It is never inside a shadow tree.
 */
export function elementAt(document: Document, x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(document, x, y);
}

/** Whether the direct content of an element is rendered. Style may still hide it. */
export function isRendered(element: Element): boolean {
  return isShown(element, {});
}

/**
 * Whether an element is shown. For an element without a box of its own (`display: contents`),
 * `checkVisibility` returns false whatever the element contains. The answer for its parent counts
 * then.
 */
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

/** Whether a node is a text node or a CDATA section, which is text in an XML document. */
export function isText(node: Node): node is Text {
  const type = typeOf(node);
  return type === 3 || type === 4;
}

/** Whether a node is a shadow root. */
export function isShadowRoot(node: EventTarget): node is ShadowRoot {
  return node instanceof ShadowRoot;
}
