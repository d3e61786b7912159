import { isConnected, isText, SHOW_TEXTS, walkerIn } from "../../dom/native";
import { releaseRange, sharedRange } from "../../dom/shared-range";
import { holds } from "../../geometry/box";

/** A stretch of the document, as `StaticRange` describes it. */
export type Boundaries = Pick<
  StaticRange,
  "startContainer" | "startOffset" | "endContainer" | "endOffset"
>;

/** A place in a text node: between two characters, or at an edge. */
export interface Caret {
  readonly node: Text;
  readonly offset: number;
}

/** A stretch of the page, and the one of its lines that is meant. */
export interface Spot<B extends Boundaries = Boundaries> {
  readonly at: B;
  /** The index of the line box. */
  readonly line: number;
}

/** Asks the layout where stretches of text are. */
export class TextMeter {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * The place in a text node that is nearest to a point (CSS pixels of the viewport), or null.
   *
   * @param shadowRoots the shadow trees that may be entered
   */
  caretAt(x: number, y: number, shadowRoots: readonly ShadowRoot[] = []): Caret | null {
    const caret = Document.prototype.caretPositionFromPoint.call(this.#document, x, y, {
      shadowRoots: [...shadowRoots],
    });
    // Over a form field, the caret is in the field, and its offset counts the typed text.
    return caret && isText(caret.offsetNode)
      ? { node: caret.offsetNode, offset: caret.offset }
      : null;
  }

  /**
   * Whether the box of one of the two characters beside a caret contains the point. If not, there
   * is no text at the point; or the line runs against the direction of its paragraph, and the caret
   * nearest to one edge is the one at the other end.
   */
  isBeside({ node, offset }: Caret, x: number, y: number): boolean {
    const [startOffset, endOffset] = [Math.max(0, offset - 1), Math.min(node.length, offset + 1)];
    return (
      this.lineAt({ startContainer: node, startOffset, endContainer: node, endOffset }, x, y) >= 0
    );
  }

  /**
   * The index of the stretch's line box that contains a point, or -1. The caret nearest to a point
   * may be far from it (beside a paragraph, below the last line). Only a box proves that the point
   * is over the text.
   */
  lineAt(at: Boundaries, x: number, y: number): number {
    return this.rectsOf(at).findIndex((it) => holds(it, { x, y }));
  }

  /** The current box of the spot's line in the viewport; null if the page has changed there. */
  boxOf({ at, line }: Spot): DOMRect | null {
    return this.rectsOf(at)[line] ?? null;
  }

  /**
   * The line boxes of a stretch's text, in its order; none if the page has changed there.
   * (`getClientRects` of a range would add the boxes of the whole blocks inside it.)
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

  /** The text nodes that a stretch covers at least in part; none if the page has changed there. */
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

/** The text nodes that a range covers at least in part. */
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
