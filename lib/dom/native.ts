/**
 * DOM getters that a page cannot replace under our hands.
 *
 * A content script's world has its own prototypes, but not its own nodes: in
 * `<form><input name=parentNode>` the form's `parentNode` is the input, for us too
 * (DOM clobbering). Taken from the prototype, a getter always tells the truth.
 */
function getter<T extends Node, K extends keyof T>(prototype: T, name: K): (node: T) => T[K] {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the node below
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`${String(name)} is not a getter of its prototype.`);
  return (node) => get.call(node) as T[K];
}

export const parentOf = getter(Node.prototype, "parentNode");
export const localNameOf = getter(Element.prototype, "localName");
export const isConnected = getter(Node.prototype, "isConnected");

const shadowRootOf = getter(Element.prototype, "shadowRoot");

/** The open shadow root of an element, or null. */
export function openRootOf(element: Element): ShadowRoot | null {
  return shadowRootOf(element);
}

/** The node around a node as a reader sees it: outside a shadow root comes its host. */
export function flatParentOf(node: Node): Node | null {
  return isShadowRoot(node) ? node.host : parentOf(node);
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function isElement(node: Node): node is Element {
  return node instanceof Element;
}

export function isText(node: Node): node is Text {
  return node instanceof Text;
}

export function isShadowRoot(node: Node): node is ShadowRoot {
  return node instanceof ShadowRoot;
}
