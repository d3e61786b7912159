/**
 * Whether a text stays readable when it is painted.
 *
 * The browser draws a highlight's text again on top, in the text's `color` and without its outline.
 * So letters with another fill colour, hollow letters, and letters cut out of a picture would
 * disappear. Text that is only transparent lies over a picture of itself, as in a PDF viewer. When
 * it is painted, the picture shines through.
 */
import { flatParentOf, isElement, parentOf } from "../../dom/native";
import { isTransparent } from "./colours";

/** Whether a text can be painted: see the top of this file. */
export function isPaintable(text: Text): boolean {
  const parent = parentOf(text);
  if (parent === null || !isElement(parent)) return true;
  const { color, webkitTextFillColor, webkitTextStrokeWidth, textShadow } =
    getComputedStyle(parent);
  const isFilledOtherwise = webkitTextFillColor !== color || webkitTextStrokeWidth !== "0px";
  // With the user's own colours (forced colours), a highlight sets a colour for its text.
  if (isFilledOtherwise) return matchMedia("(forced-colors: active)").matches;
  return !isTransparent(color) || (textShadow === "none" && !isCutOut(parent));
}

/**
 * Whether the visible part of an element's letters is a background, clipped to the text, of the
 * element or of one around it.
 */
function isCutOut(element: Element): boolean {
  for (let at: Node | null = element; at; at = flatParentOf(at)) {
    if (isElement(at) && /text/u.test(getComputedStyle(at).backgroundClip)) return true;
  }
  return false;
}
