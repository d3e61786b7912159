/**
 * Whether a stretch of a text cuts a word in two.
 *
 * Alphabets and numbers tell by their characters. For Chinese the platform's own segmenter is
 * asked, and only about the few characters around the stretch: on a long text it is quadratic in
 * some engines. What nobody sees (a soft hyphen, a joiner) parts no word, and in Chinese the end of a line does not either.
 */
import { COMBINING, INVISIBLE, INVISIBLE_BEYOND } from "./invisible";
import { WORD_UNITS } from "./word-units";

/** Code units looked at on each side, of those that can be seen: longer than any word of the segmenter's dictionary that matters. */
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
/** Stands for an edge: no character that a text has. */
const EDGE = "\u0001";
/**
 * Two units of one word or number, parted by an edge: also 3|.5, 3.|5 and 十|三. (一 counts behind another numeral alone:
 * by itself it is mostly the end of 统一 or 之一.)
 */
const JOINED = new RegExp(
  `[${WORD_UNITS}]${EDGE}[${WORD_UNITS}]|(?:[${NUMERALS}]|[一${NUMERALS}]一)${EDGE}[0-9一${NUMERALS}]|` +
    `\\d[.,]${EDGE}\\d|\\d${EDGE}[.,]\\d`,
  "u",
);
const BETWEEN_HAN = /^\p{Script=Han}{2}$/u;
const NO_LETTERS = INVISIBLE + INVISIBLE_BEYOND + COMBINING;
const UNSEEN = new RegExp(`[${NO_LETTERS}]+`, "gu");
const UNSEEN_OR_WHITE = new RegExp(`[\\s${NO_LETTERS}]+`, "gu");
const LINE_ENDS = /[\n\r\u2028]/u;
let segmenter: Intl.Segmenter | null = null;

/** Whether a stretch begins or ends inside a Latin word or a number. */
export function cutsLatinWord(stretch: Stretch): boolean {
  return JOINED.test(stretch.map(withoutUnseen).join(EDGE));
}

/** Whether the text goes on farther than a stretch was cut out, and too little of what was can be seen (indentation, mostly). */
export function isScant([before, , behind]: Stretch, units: number): boolean {
  return [before, behind].some(
    (it) => it.length === units && it.replaceAll(UNSEEN_OR_WHITE, "").length < EDGE_CONTEXT,
  );
}

/**
 * Whether at least so many edges of a stretch (1 or 2) lie inside what the segmenter sees as one word. It is asked only
 * if so many stand between Chinese characters: a page's first question to `Intl` costs ten milliseconds.
 */
export function cutsHanWords(stretch: Stretch, least: number): boolean {
  const [before, inside, behind] = stretch.map(withoutLineEnds) as [string, string, string];
  const left = before.slice(-EDGE_CONTEXT);
  const text = left + inside + behind.slice(0, EDGE_CONTEXT);
  const edges = [left.length, left.length + inside.length].filter((at) =>
    BETWEEN_HAN.test(text.slice(at - 1, at + 1)),
  );
  if (edges.length < least) return false;
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const words = segmenter.segment(text);
  return edges.filter((at) => (words.containing(at)?.index ?? at) < at).length >= least;
}

function withoutUnseen(text: string): string {
  return text.replaceAll(UNSEEN, "");
}

/** White space with the end of a line in it is not seen either: Chinese goes on across it. */
function withoutLineEnds(text: string): string {
  return text.replaceAll(UNSEEN_OR_WHITE, (it) => (LINE_ENDS.test(it) ? "" : withoutUnseen(it)));
}
