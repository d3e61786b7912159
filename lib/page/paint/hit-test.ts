import { isConnected, isText, SHOW_TEXTS, walkerIn } from "../../dom/native";
import { releaseRange, sharedRange } from "../../dom/shared-range";
import { holds } from "../../geometry/box";

/** A stretch of the document as `StaticRange` has it. */
export type Boundaries = Pick<
  StaticRange,
  "startContainer" | "startOffset" | "endContainer" | "endOffset"
>;

/** A place in a text: between two characters, or at an edge. */
export interface Caret {
  readonly node: Text;
  readonly offset: number;
}

/** A stretch of the page with the line of it that is meant. */
export interface Spot<B extends Boundaries = Boundaries> {
  readonly at: B;
  /** Index of the line box. */
  readonly line: number;
}

/** Asks the layout where stretches of text are. */
export class TextMeter {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * The place in a text node nearest to a point.
   *
   * @param shadowRoots the shadow trees that may be looked into
   */
  caretAt(x: number, y: number, shadowRoots: readonly ShadowRoot[] = []): Caret | null {
    const caret = Document.prototype.caretPositionFromPoint.call(this.#document, x, y, {
      shadowRoots: [...shadowRoots],
    });
    // Over a form field the caret is in the field, at an offset of what is typed there.
    return caret && isText(caret.offsetNode)
      ? { node: caret.offsetNode, offset: caret.offset }
      : null;
  }

  /**
   * Whether one of the two characters beside the caret nearest to a point has it in its box. Where not, there is no
   * text; or the line runs against its paragraph, and the caret nearest to its edge is that at its other end.
   */
  isBeside({ node, offset }: Caret, x: number, y: number): boolean {
    const [startOffset, endOffset] = [Math.max(0, offset - 1), Math.min(node.length, offset + 1)];
    return (
      this.lineAt({ startContainer: node, startOffset, endContainer: node, endOffset }, x, y) >= 0
    );
  }

  /**
   * The line box of a stretch that a point lies in, or -1. The caret nearest to a point may be far
   * from it (beside a paragraph, below the last line): only a box says that it is over the text.
   */
  lineAt(at: Boundaries, x: number, y: number): number {
    return this.rectsOf(at).findIndex((it) => holds(it, { x, y }));
  }

  /** Where the spot's line is now, in the viewport; null if the page has changed under it. */
  boxOf({ at, line }: Spot): DOMRect | null {
    return this.rectsOf(at)[line] ?? null;
  }

  /**
   * The line boxes of a stretch's text, in its order; none if the page has changed under it. (`getClientRects` of a range
   * adds the boxes of whole blocks inside it.)
   */
  rectsOf(at: Boundaries): DOMRect[] {
    const rects: DOMRect[] = [];
    for (const node of this.textsOf(at)) {
      sharedRange.setStart(node, node === at.startContainer ? at.startOffset : 0);
      sharedRange.setEnd(node, node === at.endContainer ? at.endOffset : node.length);
      if (!sharedRange.collapsed) rects.push(...sharedRange.getClientRects());
    }
    releaseRange(this.#document);
    return rects;
  }

  /** The text nodes that a stretch has something of; none if the page has changed under it. */
  textsOf(at: Boundaries): Text[] {
    const texts = this.#set(at) ? textsIn(sharedRange) : [];
    releaseRange(this.#document);
    return texts;
  }

  #set(at: Boundaries): boolean {
    try {
      sharedRange.setStart(at.startContainer, at.startOffset);
      sharedRange.setEnd(at.endContainer, at.endOffset);
    } catch {
      return false;
    }
    return isConnected(at.startContainer) && isConnected(at.endContainer);
  }
}

/** The text nodes that a range has something of. */
function textsIn(range: Range): Text[] {
  if (range.collapsed) return [];
  const { startContainer, commonAncestorContainer: root } = range;
  if (isText(root)) return [root];
  const walker = walkerIn(root, SHOW_TEXTS);
  walker.currentNode = startContainer;
  const texts = isText(startContainer) ? [startContainer] : [];
  for (let it = walker.nextNode(); it && range.comparePoint(it, 0) <= 0; it = walker.nextNode()) {
    if (range.intersectsNode(it)) texts.push(it as Text);
  }
  return texts;
}
