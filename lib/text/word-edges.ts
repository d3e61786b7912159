/**
 * Whether a stretch of a text cuts a word in two.
 *
 * Alphabets and numbers tell by their characters. For Chinese the platform's own segmenter is
 * asked, and only about the few characters around the stretch: on a long text it is quadratic in
 * some engines. What nobody sees (a soft hyphen, a joiner) parts no word, and in Chinese the end of a line does not either.
 */
import { INVISIBLE } from "./invisible";
import { WORD_UNITS } from "./word-units";

/** Code units looked at on each side: longer than any word of the segmenter's dictionary that matters. */
export const EDGE_CONTEXT = 10;

/** What stands before a stretch of a text, in it, and behind it. */
export type Stretch = readonly [before: string, inside: string, behind: string];

/** A stretch by its offsets (UTF-16 code units), with as many units on each side, or all that there are. */
export function stretchOf(text: string, start: number, end: number, units: number): Stretch {
  return [
    text.slice(Math.max(0, start - units), start),
    text.slice(start, end),
    text.slice(end, end + units),
  ];
}

const NUMERALS = "二三四五六七八九十百千万亿萬億零〇两兩";
/**
 * Two units of one word or number, parted by `|`: also 3|.5, 3.|5 and 十|三. (一 counts behind another numeral alone: by
 * itself it is mostly the end of 统一 or 之一.)
 */
const JOINED = new RegExp(
  `[${WORD_UNITS}]\\|[${WORD_UNITS}]|(?:[${NUMERALS}]|[一${NUMERALS}]一)\\|[0-9一${NUMERALS}]|` +
    "\\d[.,]\\|\\d|\\d\\|[.,]\\d",
  "u",
);
const HAN = /\p{Script=Han}/u;
const UNSEEN = new RegExp(`[${INVISIBLE}]+`, "gu");
const UNSEEN_OR_WHITE = new RegExp(`[\\s${INVISIBLE}]+`, "gu");
const LINE_ENDS = /[\n\r\u2028]/u;
/** What says nothing by itself: it may count for nothing, or stand in a number. */
const VEIL = new RegExp(`[\\s.,一${INVISIBLE}]`, "u");

let segmenter: Intl.Segmenter | null = null;

/** Whether what is right beside a stretch does not tell by itself, so that it must be looked at from farther. */
export function isVeiled([before, , behind]: Stretch): boolean {
  return VEIL.test(before.slice(-1) + behind.charAt(0));
}

/** Whether a stretch begins or ends inside a Latin word or a number. */
export function cutsLatinWord(stretch: Stretch): boolean {
  return edgesOf(seen(stretch, withoutUnseen)).some((edge) => JOINED.test(edge));
}

/** How many edges of a stretch stand between two Chinese characters: only these may lie inside a Chinese word. */
export function edgesBetweenHan(stretch: Stretch): number {
  const [before, inside, behind] = seen(stretch, withoutLineEnds);
  return Number(isBetweenHan(before, inside)) + Number(isBetweenHan(inside, behind));
}

function isBetweenHan(left: string, right: string): boolean {
  return HAN.test(left.slice(-1)) && HAN.test(right.charAt(0));
}

/** How many edges of a stretch lie inside what the segmenter sees as one word. */
export function edgesInWords(stretch: Stretch): number {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const parts = seen(stretch, withoutLineEnds);
  const words = segmenter.segment(parts.join(""));
  const start = parts[0].length;
  const edges = [start, start + parts[1].length];
  return edges.filter((at) => (words.containing(at)?.index ?? at) < at).length;
}

/** The units beside the beginning and the end, each edge marked by `|`. */
function edgesOf([before, inside, behind]: Stretch): [string, string] {
  return [`${before.slice(-2)}|${inside.slice(0, 2)}`, `${inside.slice(-2)}|${behind.slice(0, 2)}`];
}

function seen([before, inside, behind]: Stretch, strip: (text: string) => string): Stretch {
  return [strip(before), strip(inside), strip(behind)];
}

function withoutUnseen(text: string): string {
  return text.replaceAll(UNSEEN, "");
}

/** White space with the end of a line in it is not seen either: Chinese goes on across it. */
function withoutLineEnds(text: string): string {
  return text.replaceAll(UNSEEN_OR_WHITE, (it) => (LINE_ENDS.test(it) ? "" : withoutUnseen(it)));
}
