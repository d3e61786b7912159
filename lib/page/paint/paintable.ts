/**
 * Whether a text can be painted and still be read.
 *
 * A highlight is drawn with the text again above it, in the text's `color` and without its outline. Letters that are
 * something else (filled in another colour, hollow, cut out of a picture) would be gone. Text that is transparent and
 * nothing else lies over a picture of itself, as in the viewers of PDFs: painted, that shines through.
 */
import { flatParentOf, isElement, parentOf } from "../../dom/native";
import { isTransparent } from "./colours";

export function isPaintable(text: Text): boolean {
  const parent = parentOf(text);
  if (parent === null || !isElement(parent)) return true;
  const { color, webkitTextFillColor, webkitTextStrokeWidth, textShadow } =
    getComputedStyle(parent);
  const isFilledOtherwise = webkitTextFillColor !== color || webkitTextStrokeWidth !== "0px";
  // With the user's own colours a highlight has a colour for its text.
  if (isFilledOtherwise) return matchMedia("(forced-colors: active)").matches;
  return !isTransparent(color) || (textShadow === "none" && !isCutOut(parent));
}

/** Whether what is seen of the letters in an element is the background of it, or of what it is in. */
function isCutOut(element: Element): boolean {
  for (let at: Node | null = element; at; at = flatParentOf(at)) {
    if (isElement(at) && /text/u.test(getComputedStyle(at).backgroundClip)) return true;
  }
  return false;
}
