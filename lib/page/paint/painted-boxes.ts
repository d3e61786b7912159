/**
 * Finds the painted matches whose boxes contain a point, even if something of the page covers them
 * or they let the pointer through. Boxes are measured on request, and measured again when they may
 * have moved, but not too often.
 */
import { type Point, holds } from "../../geometry/box";
import { TextMeter } from "./hit-test";
import type { PlacedMatch } from "../terms/match-index";

/** Milliseconds for which measured boxes count as valid if the page has not been scrolled. */
const FRESH_MS = 200;

/** The line boxes of the painted matches. */
export class PaintedBoxes {
  readonly #meter: TextMeter;
  readonly #painted: ReadonlyMap<PlacedMatch, unknown>;
  #boxes: (readonly [PlacedMatch, readonly DOMRect[]])[] = [];
  #measured = "";

  /** @param painted a live view of the painted matches */
  constructor(document: Document, painted: ReadonlyMap<PlacedMatch, unknown>) {
    this.#meter = new TextMeter(document);
    this.#painted = painted;
  }

  /** The painted matches at a point (CSS pixels of the viewport). */
  at(point: Point): PlacedMatch[] {
    this.#measure();
    return this.#boxes
      .filter(([, rects]) => rects.some((it) => holds(it, point)))
      .map(([match]) => match);
  }

  #measure(): void {
    const now = `${scrollX} ${scrollY} ${this.#painted.size} ${Math.floor(performance.now() / FRESH_MS)}`;
    if (now === this.#measured) return;
    this.#measured = now;
    this.#boxes = [...this.#painted.keys()].map((it) => [it, this.#meter.rectsOf(it)] as const);
  }
}
