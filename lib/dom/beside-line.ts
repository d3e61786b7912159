/**
 * Text beside a line or out of the flow, and whether a person reads it together with the line. The
 * measure is what a person reads as one word. This is asked only where a term may continue across
 * an element that would end the line by its name or its style.
 */
import {
  SHOW_TEXTS,
  boxOf,
  flatParentOf,
  isElement,
  localNameOf,
  parentOf,
  walkerIn,
} from "./native";
import { releaseRange, sharedRange } from "./shared-range";

/** Pictures. They are part of the line if they are as small as its letters. */
const PICTURES = new Set("svg img picture canvas object embed".split(" "));
/** The maximum size of an icon, as a multiple of the font size around it. */
const ICON_HEIGHT = 1.6;

/** A reading (ruby text) is smaller than the word below it. */
const READING_SIZE = 0.8;
const READING_UNITS = 12;
const READING = /^[\p{Script=Latin}\p{Script=Bopomofo}\p{M}\d\sˉˊˇˋ˙·’']{1,12}$/u;

/** Names of elements that are not inline by name but may be set in the line. */
const SOFT = new Set("div li td th".split(" "));

/**
 * The maximum gap between touching letters, as a part of their height. Letters with readings above
 * may be further apart.
 */
const GAP = 0.15;
const GAP_UNDER_READINGS = 1;
/**
 * For text set line by line: the maximum gap between lines, the maximum indent, and the maximum
 * ratio of two line heights.
 */
const LINE_GAP = 1.2;
const INDENT = 3;
const SAME_HEIGHT = 1.25;

/** Whether an element is a picture that is as small as the letters around it. */
export function isIcon(element: Element): boolean {
  if (!PICTURES.has(localNameOf(element))) return false;
  const { width, height } = boxOf(element);
  const most = ICON_HEIGHT * sizeAround(element);
  return width <= most && height <= most;
}

/** Whether an element is the reading of a word, set above or below the word by style alone. */
export function isReading(element: Element): boolean {
  const { display, fontSize } = getComputedStyle(element);
  return (
    display !== "inline" &&
    Number.parseFloat(fontSize) <= READING_SIZE * sizeAround(element) &&
    READING.test(shortTextOf(element))
  );
}

/** The beginning of an element's text: enough to see whether it can be a reading. */
function shortTextOf(element: Element): string {
  const texts = walkerIn(element, SHOW_TEXTS);
  let text = "";
  while (text.length <= READING_UNITS && texts.nextNode()) {
    text += (texts.currentNode as Text).data;
  }
  return text;
}

/** The font size around an element, in CSS pixels. */
function sizeAround(element: Element): number {
  const around = flatParentOf(element);
  return around && isElement(around) ? Number.parseFloat(getComputedStyle(around).fontSize) : 0;
}

/**
 * The position of an element that is not part of the line by its name or its style.
 *
 * @returns `out` if it is out of the flow and the line goes on after it; `item` if it is one box in
 *   a row of boxes; null if it ends the line
 */
export function standingOf(element: Element, isInlineByName: boolean): "out" | "item" | null {
  if (!isInlineByName && !SOFT.has(localNameOf(element))) return null;
  const { display, position, cssFloat } = getComputedStyle(element);
  if (cssFloat !== "none" || /^(?:absolute|fixed)$/u.test(position)) return "out";
  if (display === "table-cell") return "item";
  const around = flatParentOf(element);
  if (!around || !isElement(around)) return null;
  return /^(?:inline-block|(?:inline-)?(?:flex|grid))$/u.test(getComputedStyle(around).display)
    ? "item"
    : null;
}

/**
 * Whether a person reads on from one text to the next: the first letter of `behind` touches the
 * last letter of `before` on the same line, or begins the next line of a text that is set line by
 * line.
 *
 * @param hasReadings whether there are readings at these texts. A reading may be wider than its
 *   word.
 */
export function readsOn(before: Text, behind: Text, hasReadings: boolean): boolean {
  const last = boxOfLetter(before, before.data.trimEnd().length - 1);
  const first = boxOfLetter(behind, behind.data.length - behind.data.trimStart().length);
  if (!last || !first) return false;
  const height = Math.max(last.height, first.height);
  const overlap = Math.min(last.bottom, first.bottom) - Math.max(last.top, first.top);
  if (overlap > Math.min(last.height, first.height) / 2) {
    const gap = first.left - last.right;
    return gap <= height * (hasReadings ? GAP_UNDER_READINGS : GAP) && gap >= -height / 2;
  }
  const gap = first.top - last.bottom;
  const isNextLine =
    first.left < last.left &&
    gap > -height / 2 &&
    gap < height * LINE_GAP &&
    height < SAME_HEIGHT * Math.min(last.height, first.height);
  return isNextLine && areLines(before, behind, height);
}

/**
 * Whether two texts are in lines that were positioned one by one, as in the text layer of a PDF.
 */
function areLines(before: Text, behind: Text, height: number): boolean {
  const [line, next] = [parentOf(before), parentOf(behind)];
  if (!line || !next || !isElement(line) || !isElement(next)) return false;
  return (
    parentOf(line) === parentOf(next) &&
    isPlaced(line) &&
    isPlaced(next) &&
    Math.abs(boxOf(next).left - boxOf(line).left) < INDENT * height
  );
}

function isPlaced(element: Element): boolean {
  return getComputedStyle(element).position === "absolute";
}

function boxOfLetter(text: Text, at: number): DOMRect | null {
  if (at < 0 || at >= text.length) return null;
  sharedRange.setStart(text, at);
  sharedRange.setEnd(text, at + 1);
  const box = sharedRange.getClientRects()[0] ?? null;
  releaseRange(text.ownerDocument);
  return box;
}
