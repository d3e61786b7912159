/**
 * The places of elements, texts and matches, in CSS pixels of the viewport. The functions only read
 * the layout, which must be clean.
 */
import {
  boxOf,
  isElement,
  isRendered,
  isText,
  localNameOf,
  scrollHeightOf,
  scrollWidthOf,
} from "../../dom/native";
import { sharedRange } from "../../dom/shared-range";
import type { Box } from "../../geometry/box";
import type { PlacedMatch } from "../terms/match-index";

/** The box of something whose place is unknown: it counts as in view. */
export const EVERYWHERE: Box = {
  top: -Infinity,
  bottom: Infinity,
  left: -Infinity,
  right: Infinity,
};

/** The box of a match's first unit. Call `releaseRange` afterwards. */
export function boxOfMatch({ startContainer, startOffset }: PlacedMatch): Box {
  // The page has changed and has not been read again yet.
  if (startOffset >= startContainer.length) return EVERYWHERE;
  sharedRange.setStart(startContainer, startOffset);
  sharedRange.setEnd(startContainer, startOffset + 1);
  return sharedRange.getBoundingClientRect();
}

/** The box of an element or a text, or null if it has none. Call `releaseRange` afterwards. */
export function boxOfNode(node: Node | undefined): Box | null {
  let box: DOMRect | null = null;
  if (node && isElement(node)) box = boxOf(node);
  else if (node && isText(node) && /\S/u.test(node.data)) {
    sharedRange.selectNodeContents(node);
    box = sharedRange.getBoundingClientRect();
  }
  return box && (box.width > 0 || box.height > 0) ? box : null;
}

const OUTERMOST = new Set(["html", "body"]);

/** The box of an element and of the content that overflows it; null if it is not rendered. */
export function extentOf(element: Element): Box | null {
  const { top, bottom, left, right } = boxOf(element);
  if (top === bottom && left === right) {
    // The element is not rendered at all, or it is empty but its content overflows, or it has no
    // box of its own.
    return isRendered(element) ? EVERYWHERE : null;
  }
  // Absolutely positioned content of these elements may be outside their boxes.
  if (OUTERMOST.has(localNameOf(element))) return EVERYWHERE;
  return {
    top,
    left,
    bottom: bottom < 0 ? Math.max(bottom, top + scrollHeightOf(element)) : bottom,
    right: right < 0 ? Math.max(right, left + scrollWidthOf(element)) : right,
  };
}
