/** Where elements, texts and matches are, in CSS pixels of the viewport. Layout is only read, and must be clean. */
import {
  boxOf,
  isElement,
  isRendered,
  isText,
  localNameOf,
  scrollHeightOf,
  scrollWidthOf,
} from "../dom/native";
import type { Box } from "./box";
import type { PlacedMatch } from "./match-index";

/** Of what may be anywhere: it counts as in view. */
export const EVERYWHERE: Box = { top: 0, bottom: 0, left: 0, right: 0 };

/** One `Range` for all: each there is makes every change of the page dearer. */
export class Boxes {
  readonly #document: Document;
  readonly #range = new Range();

  constructor(document: Document) {
    this.#document = document;
  }

  /** The box of a match's first unit. */
  ofMatch({ startContainer, startOffset }: PlacedMatch): Box {
    // The page has changed, and has not been read again yet.
    if (startOffset >= startContainer.length) return EVERYWHERE;
    this.#range.setStart(startContainer, startOffset);
    this.#range.setEnd(startContainer, startOffset + 1);
    return this.#range.getBoundingClientRect();
  }

  /** The box of an element or a text; null if it has none. */
  ofNode(node: Node | undefined): Box | null {
    let box: DOMRect | null = null;
    if (node && isElement(node)) box = boxOf(node);
    else if (node && isText(node) && /\S/u.test(node.data)) {
      this.#range.selectNodeContents(node);
      box = this.#range.getBoundingClientRect();
    }
    return box && (box.width > 0 || box.height > 0) ? box : null;
  }

  /** Keeps no part of the page alive that has been thrown out. */
  release(): void {
    this.#range.setStart(this.#document, 0);
    this.#range.collapse(true);
  }
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
