/** Where elements, texts and matches are, in CSS pixels of the viewport. Layout is only read, and must be clean. */
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

/** Of what may be anywhere: it counts as in view. */
export const EVERYWHERE: Box = {
  top: -Infinity,
  bottom: Infinity,
  left: -Infinity,
  right: Infinity,
};

/** The box of a match's first unit. To be followed by `releaseRange`. */
export function boxOfMatch({ startContainer, startOffset }: PlacedMatch): Box {
  // The page has changed, and has not been read again yet.
  if (startOffset >= startContainer.length) return EVERYWHERE;
  sharedRange.setStart(startContainer, startOffset);
  sharedRange.setEnd(startContainer, startOffset + 1);
  return sharedRange.getBoundingClientRect();
}

/** The box of an element or a text; null if it has none. To be followed by `releaseRange`. */
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

/** The box of an element and of what flows out of it; null if it is not rendered. */
export function extentOf(element: Element): Box | null {
  const { top, bottom, left, right } = boxOf(element);
  if (top === bottom && left === right) {
    // Not rendered at all, or empty with what flows out of it, or without a box of its own.
    return isRendered(element) ? EVERYWHERE : null;
  }
  // What is placed absolutely in them may be in neither's box.
  if (OUTERMOST.has(localNameOf(element))) return EVERYWHERE;
  return {
    top,
    left,
    bottom: bottom < 0 ? Math.max(bottom, top + scrollHeightOf(element)) : bottom,
    right: right < 0 ? Math.max(right, left + scrollWidthOf(element)) : right,
  };
}
