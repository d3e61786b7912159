/** Finds the term at a place of a lit page. */
import { firstIndex } from "../text/first-index";
import { boxOf, documentOf, flatParentOf, isElement, isText, localNameOf } from "../dom/native";
import { clipperOf } from "../dom/visibility";
import { type Point, holds as isInside } from "../geometry/box";
import { isTransparent } from "./paint/colours";
import type { Caret, Spot, TextMeter } from "./paint/hit-test";
import type { PageLight } from "./light";
import type { PlacedMatch } from "./terms/match-index";

/**
 * What a match stands for: its term, and other terms of the same written form or inside it, each
 * once.
 */
export interface Hit {
  readonly term: string;
  readonly guess: boolean;
  readonly inner: readonly string[];
  readonly spot: Spot<PlacedMatch>;
}

/**
 * If the caret gives no answer, this many matches on either side of it are measured, and this many
 * of each other text.
 */
const MANY = 12;

/** Hit tests for the terms of one light. */
export class TermHits {
  readonly #light: PageLight;
  readonly #meter: TextMeter;

  constructor(light: PageLight, meter: TextMeter) {
    this.#light = light;
    this.#meter = meter;
  }

  /**
   * The term under a point, in CSS pixels of the viewport, or null.
   *
   * @param parent the node that directly contains the text at the point; the layout is asked only
   *   if a match is directly in it
   */
  at(parent: Node, x: number, y: number): Hit | null {
    const { index, shadows } = this.#light;
    if (!index.owns(parent)) return null;
    const caret = this.#meter.caretAt(x, y, shadows);
    if (!caret) return null;
    const held = index.touching(caret.node).filter((it) => holds(it, caret));
    const hit = this.#among(held, x, y);
    if (hit || this.#meter.isBeside(caret, x, y)) return hit;
    return this.#among(this.#around(caret), x, y) ?? this.#among(this.#others(parent, caret), x, y);
  }

  /**
   * The term under a point where something of the page covers it: a see-through cover, a quotation
   * marked with an element of its own, or text that lets the pointer through to its container.
   *
   * @param target the innermost element under the pointer
   */
  under(target: Element, x: number, y: number): Hit | null {
    const matches = this.#light.painter.boxes.at({ x, y });
    return this.#among(
      matches.filter((it) => isSeenUnder(it, target, x, y)),
      x,
      y,
    );
  }

  #among(matches: readonly PlacedMatch[], x: number, y: number): Hit | null {
    for (const match of matches) {
      const line = this.#meter.lineAt(match, x, y);
      if (line >= 0 && this.#light.index.isLit(match)) return this.of(match, line);
    }
    return null;
  }

  /** The matches in the caret's text that are nearest to the caret. */
  #around({ node, offset }: Caret): readonly PlacedMatch[] {
    const matches = this.#light.index.touching(node);
    const middle = firstIndex(matches.length, (i) => {
      const { endContainer, endOffset } = matches[i] as PlacedMatch;
      return endContainer !== node || endOffset >= offset;
    });
    return matches.slice(Math.max(0, middle - MANY), middle + MANY);
  }

  /** The matches of the other texts directly in the same node. */
  #others(parent: Node, { node }: Caret): readonly PlacedMatch[] {
    const { index } = this.#light;
    const matches: PlacedMatch[] = [];
    for (const { node: it } of index.branchOf(parent)?.children ?? []) {
      if (matches.length >= 2 * MANY) break;
      if (isText(it) && it !== node) matches.push(...index.touching(it).slice(0, MANY));
    }
    return matches;
  }

  /** Describes a match as a hit on one of its lines. */
  of(match: PlacedMatch, line: number): Hit {
    const { terms, forms } = this.#light.finder;
    const [, term, needs, ...inner] = forms[match.form] as (typeof forms)[number];
    const idOf = (it: number): string => terms[it] as string;
    return {
      term: idOf(term),
      guess: needs !== 0,
      inner: inner.map(idOf),
      spot: { at: match, line },
    };
  }
}

/** Whether the element of a match is visible at a point where the pointer is on another element. */
function isSeenUnder(
  { startContainer, endContainer }: PlacedMatch,
  target: Element,
  x: number,
  y: number,
): boolean {
  const isIn = (around: Element): boolean =>
    [startContainer, endContainer].some((it) => Node.prototype.contains.call(around, it));
  if (isIn(target)) return !isCutOff(startContainer, target, { x, y });
  const pile = Document.prototype.elementsFromPoint.call(documentOf(target), x, y);
  const at = pile.findIndex(isIn);
  return at >= 0 && pile.slice(0, at).every(isSeenThrough);
}

/** Whether an element between a text and an ancestor of it clips the text at a point. */
function isCutOff(text: Text, around: Element, point: Point): boolean {
  const isWithin = (it: Node): boolean => it !== around && Node.prototype.contains.call(around, it);
  let at = flatParentOf(text);
  while (at && isElement(at) && isWithin(at)) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const cuts = overflowX !== "visible" || overflowY !== "visible";
    if (cuts && !isInside(boxOf(at), point)) return true;
    at = clipperOf(at);
  }
  return false;
}

/** Elements that are visible whatever their style. */
const SHOWN = /^(?:img|video|canvas|iframe|object|embed|svg|input|textarea|select|button)$/u;

function isSeenThrough(element: Element): boolean {
  const { backgroundColor, backgroundImage, backdropFilter, opacity } = getComputedStyle(element);
  if (SHOWN.test(localNameOf(element))) return false;
  const isClear = isTransparent(backgroundColor) && backgroundImage === "none";
  return opacity === "0" || (isClear && (backdropFilter ?? "none") === "none");
}

function holds(match: PlacedMatch, { node, offset }: Caret): boolean {
  return (
    (match.startContainer !== node || match.startOffset <= offset) &&
    (match.endContainer !== node || offset <= match.endOffset)
  );
}
