/**
 * Which painted matches have a point in their boxes, whatever the page has laid over them or lets the pointer through to.
 * Their boxes are asked for when somebody asks, and again when they may have moved: at most so often.
 */
import { type Point, holds } from "../../geometry/box";
import { TextMeter } from "./hit-test";
import type { PlacedMatch } from "../terms/match-index";

/** Milliseconds for which boxes are taken to stay where they are, if the page has not been scrolled. */
const FRESH_MS = 200;

export class PaintedBoxes {
  readonly #meter: TextMeter;
  readonly #painted: ReadonlyMap<PlacedMatch, unknown>;
  #boxes: (readonly [PlacedMatch, readonly DOMRect[]])[] = [];
  #measured = "";

  /** @param painted what is painted now, whenever it is asked */
  constructor(document: Document, painted: ReadonlyMap<PlacedMatch, unknown>) {
    this.#meter = new TextMeter(document);
    this.#painted = painted;
  }

  /** Those that are painted at a point: CSS pixels in the viewport. */
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
