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

/**
 * The first of these stretches that is under a point, and the line of it there.
 *
 * @param shadowRoots the shadow trees that may be looked into
 */
export function hitIn<B extends Boundaries>(
  document: Document,
  stretches: readonly B[],
  x: number,
  y: number,
  shadowRoots: readonly ShadowRoot[] = [],
): Spot<B> | null {
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [...shadowRoots] });
  // Over a form field the caret is in the field, at an offset of what is typed there.
  if (!caret || !isText(caret.offsetNode)) return null;
  for (const at of stretches) {
    const range = liveRange(document, at);
    if (!range?.isPointInRange(caret.offsetNode, caret.offset)) continue;
    const line = lineAt(range, x, y);
    if (line >= 0) return { at, line };
  }
  return null;
}

/** Where the spot's line is now, in the viewport; null if the page has changed under it. */
export function boxOf(document: Document, { at, line }: Spot): DOMRect | null {
  const range = liveRange(document, at);
  return (range && textRects(range)[line]) ?? null;
}

/** The text of a stretch as it stands on the page; empty if the page has changed under it. */
export function textOf(document: Document, at: Boundaries): string {
  return liveRange(document, at)?.toString() ?? "";
}

/** A `Range` for one look at the layout; null if the page has changed under the stretch. */
function liveRange(document: Document, at: Boundaries): Range | null {
  const range = document.createRange();
  try {
    range.setStart(at.startContainer, at.startOffset);
    range.setEnd(at.endContainer, at.endOffset);
  } catch {
    return null;
  }
  return at.startContainer.isConnected && at.endContainer.isConnected ? range : null;
}

/**
 * The line box of a range that a point lies in, or -1. The caret nearest to a point may be far
 * from it (beside a paragraph, below the last line): only a box says that it is over the text.
 */
function lineAt(range: Range, x: number, y: number): number {
  return textRects(range).findIndex(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

/** The line boxes of a range's text. (`getClientRects` of a range adds the boxes of whole blocks inside it.) */
export function textRects(range: Range): DOMRect[] {
  if (range.startContainer === range.endContainer) return [...range.getClientRects()];
  const document = range.startContainer.ownerDocument as Document;
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const rects: DOMRect[] = [];
  walker.currentNode = range.startContainer;
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (isText(node)) {
      const part = document.createRange();
      part.setStart(node, node === range.startContainer ? range.startOffset : 0);
      part.setEnd(node, node === range.endContainer ? range.endOffset : node.length);
      rects.push(...part.getClientRects());
    }
    if (node === range.endContainer) break;
  }
  return rects;
}
