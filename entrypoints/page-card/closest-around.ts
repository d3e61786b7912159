import { flatParentOf, isElement } from "@/lib/dom/native";

/** The nearest element that a selector names: a node itself or around it, also outside of the shadow trees that it is in. */
export function closestAround(node: Node, selector: string): Element | null {
  for (let at: Node | null = node; at; at = flatParentOf(at)) {
    if (isElement(at) && Element.prototype.matches.call(at, selector)) return at;
  }
  return null;
}
