import { isText } from "../dom/native";

/** A stretch of the document as `StaticRange` has it. */
export type Boundaries = Pick<
  StaticRange,
  "startContainer" | "startOffset" | "endContainer" | "endOffset"
>;

/** A stretch of the page with the line of it that is meant. */
export interface Spot<B extends Boundaries = Boundaries> {
  readonly at: B;
  /** Index of the line box. */
  readonly line: number;
}

/** Asks the layout where stretches of text are. One `Range` for all: each there is makes every change dearer. */
export class TextMeter {
  readonly #document: Document;
  readonly #range: Range;

  constructor(document: Document) {
    this.#document = document;
    this.#range = document.createRange();
  }

  /**
   * The place in a text node nearest to a point.
   *
   * @param shadowRoots the shadow trees that may be looked into
   */
  caretAt(
    x: number,
    y: number,
    shadowRoots: readonly ShadowRoot[] = [],
  ): { node: Text; offset: number } | null {
    const caret = this.#document.caretPositionFromPoint(x, y, { shadowRoots: [...shadowRoots] });
    // Over a form field the caret is in the field, at an offset of what is typed there.
    return caret && isText(caret.offsetNode)
      ? { node: caret.offsetNode, offset: caret.offset }
      : null;
  }

  /**
   * The line box of a stretch that a point lies in, or -1. The caret nearest to a point may be far
   * from it (beside a paragraph, below the last line): only a box says that it is over the text.
   */
  lineAt(at: Boundaries, x: number, y: number): number {
    return this.#rectsOf(at).findIndex(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  }

  /** Where the spot's line is now, in the viewport; null if the page has changed under it. */
  boxOf({ at, line }: Spot): DOMRect | null {
    return this.#rectsOf(at)[line] ?? null;
  }

  #rectsOf(at: Boundaries): DOMRect[] {
    const rects = this.#set(at) ? textRects(this.#range) : [];
    this.#release();
    return rects;
  }

  #set(at: Boundaries): boolean {
    try {
      this.#range.setStart(at.startContainer, at.startOffset);
      this.#range.setEnd(at.endContainer, at.endOffset);
    } catch {
      return false;
    }
    return at.startContainer.isConnected && at.endContainer.isConnected;
  }

  /** Keeps no part of the page alive that has been thrown out. */
  #release(): void {
    this.#range.setStart(this.#document, 0);
    this.#range.collapse(true);
  }
}

/** The line boxes of a range's text. (`getClientRects` of a range adds the boxes of whole blocks inside it.) */
export function textRects(range: Range): DOMRect[] {
  if (range.startContainer === range.endContainer) return [...range.getClientRects()];
  const document = range.startContainer.ownerDocument as Document;
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const part = document.createRange();
  const rects: DOMRect[] = [];
  walker.currentNode = range.startContainer;
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (isText(node)) {
      part.setStart(node, node === range.startContainer ? range.startOffset : 0);
      part.setEnd(node, node === range.endContainer ? range.endOffset : node.length);
      rects.push(...part.getClientRects());
    }
    if (node === range.endContainer) break;
  }
  return rects;
}
