/**
 * Decides how each match is painted: with which of the style sheet's highlights
 * (`public/in-page.css`). Chinese publishing sets a line below proper names (专名号, GB/T 15834) and
 * parts two lines that would touch. So the second of two terms that touch has its line a little
 * lower.
 */
import { stepInRun } from "../../dom/run-steps";
import { flatParentOf, isElement, scrollHeightOf } from "../../dom/native";
import type { MatchIndex, PlacedMatch } from "../terms/match-index";
import { luminanceOf } from "./colours";

/** How the terms of a page are painted: with a line below them, or with a background. */
type LightStyle = "line" | "tint";

/** The style that the user has chosen. With `auto`, it is the one that suits the page. */
export type ChosenStyle = LightStyle | "auto";

/** A stretch from a place in one text node to a place in the same or another one. */
type Stretch = Pick<PlacedMatch, "startContainer" | "startOffset" | "endContainer" | "endOffset">;

/** The number of matches in a row that are counted to find out which lines are lower. */
const MANY_IN_ROW = 64;

/**
 * The height of a page (CSS pixels) above which the background is painted. A line costs a little more
 * than a background there: see docs/performance.md.
 */
const HUGE_PX = 250_000;

/** The luminance of each colour's line. */
const LINES = [0.241, 0.267, 0.135, 0.188, 0.149];

/** The luminance of the background of a node; null for the page's own, NaN if it is not known. */
type Known = Map<Node, number | null>;

/** How the matches of one document look. It is the same as long as the document is lit. */
export class Appearance {
  readonly #document: Document;
  readonly #index: MatchIndex;
  #style: ChosenStyle;

  constructor(document: Document, index: MatchIndex, style: ChosenStyle) {
    this.#document = document;
    this.#index = index;
    this.#style = style;
  }

  /** Returns a function that names matches' highlights. It may be used until the page changes. */
  naming(): (match: PlacedMatch) => string {
    const known: Known = new Map();
    if (this.#style === "auto") this.#style = styleFor(this.#document);
    const isLine = this.#style === "line";
    return (match) => {
      const rank = this.#rankOf(match);
      const next = rank !== "guess" && this.#isLower(match) ? "-next" : "";
      const colour = this.#index.colourOf(match);
      const isInk = isLine && isLost(LINES[colour], backgroundOf(match.startContainer, known));
      // The first colour has no number.
      const of = isInk ? "-ink" : colour > 0 ? `-${colour + 1}` : "";
      return `cideng-${isLine ? "" : "tint-"}${rank}${next}${of}`;
    };
  }

  #rankOf(match: PlacedMatch): "term" | "common" | "guess" {
    if (this.#index.isGuess(match)) return "guess";
    return this.#index.isOwn(match) ? "term" : "common";
  }

  /** Whether a match is the second, fourth, ... of matches that touch. */
  #isLower(match: PlacedMatch): boolean {
    let count = 0;
    let at = this.#before(match);
    for (; at && count < MANY_IN_ROW; at = this.#before(at)) count += 1;
    return count % 2 === 1;
  }

  /** The lit match that ends where this one begins. */
  #before(match: PlacedMatch): PlacedMatch | null {
    const { startContainer: node, startOffset } = withoutMarks(match);
    const text = startOffset > 0 ? node : stepInRun(node, "backward")?.node;
    const end = startOffset || text?.length;
    const touches = (it: PlacedMatch): boolean => {
      const { endContainer, endOffset } = withoutMarks(it);
      return endContainer === text && endOffset === end && this.#index.isLit(it);
    };
    return (text && this.#index.touching(text).find(touches)) ?? null;
  }
}

/** Quotation marks and stops. Half of their full width is blank, and a line would hang over. */
const MARK = /[\p{Pi}\p{Pf}"'\u300c-\u300f\u300a\u300b、，。]/u;

function isMark({ data }: Text, at: number): boolean {
  return MARK.test(data.charAt(at));
}

/** The stretch without a mark at its beginning or its end. */
export function withoutMarks(stretch: Stretch): Stretch {
  let { startOffset, endOffset } = stretch;
  const { startContainer, endContainer } = stretch;
  if (isMark(startContainer, startOffset)) startOffset += 1;
  if (isMark(endContainer, endOffset - 1)) endOffset -= 1;
  return { startContainer, startOffset, endContainer, endOffset };
}

/** A line, unless the browser cannot set it off, or the page is so long that it would cost much. */
function styleFor({ documentElement }: Document): LightStyle {
  const { textUnderlineOffset } = getComputedStyle(documentElement, "::highlight(cideng-term)");
  const isHuge = scrollHeightOf(documentElement) > HUGE_PX;
  return isHuge || textUnderlineOffset === "auto" ? "tint" : "line";
}

/** Whether a line has a contrast below 2 on a background, or perhaps has. */
function isLost(line = 0, background: number | null): boolean {
  if (background === null) return false;
  const contrast = (line + 0.05) / (background + 0.05);
  return !(contrast > 2 || contrast < 0.5);
}

/** The luminance of a text's background. Nothing is known of a picture, but its text can be read on it. */
function backgroundOf(text: Text, known: Known): number | null {
  const passed: Node[] = [];
  let luminance: number | null = null;
  for (let at: Node | null = flatParentOf(text); at; at = flatParentOf(at)) {
    const before = known.get(at);
    if (before !== undefined) {
      luminance = before;
      break;
    }
    passed.push(at);
    if (!isElement(at)) continue;
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    luminance = backgroundImage === "none" ? luminanceOf(backgroundColor) : Number.NaN;
    if (luminance !== null) break;
  }
  for (const it of passed) known.set(it, luminance);
  return luminance;
}
