import { flatParentOf, isElement } from "@/lib/dom/native";

/**
 * The nearest element that matches a selector: the node itself or an ancestor, also outside the
 * shadow trees that contain it.
 */
export function closestAround(node: Node, selector: string): Element | null {
  for (let at: Node | null = node; at; at = flatParentOf(at)) {
    if (isElement(at) && Element.prototype.matches.call(at, selector)) return at;
  }
  return null;
}
