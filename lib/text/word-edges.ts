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
export type WordContext = readonly [before: string, inside: string, behind: string];

/** A stretch by its offsets (UTF-16 code units), with as many units on each side, or all that there are. */
export function stretchOf(text: string, start: number, end: number, units: number): WordContext {
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
export function cutsLatinWord(stretch: WordContext): boolean {
  return JOINED.test(stretch.map(withoutUnseen).join(EDGE));
}

/** Whether the text goes on farther than a stretch was cut out, and too little of what was can be seen (indentation, mostly). */
export function isScant([before, , behind]: WordContext, units: number): boolean {
  return [before, behind].some(
    (it) => it.length === units && it.replaceAll(UNSEEN_OR_WHITE, "").length < EDGE_CONTEXT,
  );
}

/**
 * Whether a stretch is made of parts of other words. Of a short one a single edge inside what the segmenter sees as a word
 * decides. A longer one may be a word that the segmenter does not know: with both edges inside words it is none
 * (普|遍访问计|划); with one edge both readings are weighed (近邻党|建议 is none, 将|近邻党建 is one). The segmenter is
 * asked only between Chinese characters: a page's first question to `Intl` costs ten milliseconds.
 */
export function cutsHanWords(stretch: WordContext, isShort: boolean): boolean {
  const [before, inside, behind] = stretch.map(withoutLineEnds) as [string, string, string];
  const left = before.slice(-EDGE_CONTEXT);
  const right = behind.slice(0, EDGE_CONTEXT);
  if (LONGER.some((it) => inside.endsWith(it.slice(0, -1)) && right.startsWith(it.slice(-1))))
    return true;
  const text = left + inside + right;
  const edges = [left.length, left.length + inside.length].filter((at) =>
    BETWEEN_HAN.test(text.slice(at - 1, at + 1)),
  );
  if (edges.length === 0) return false;
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const words = segmenter.segment(text);
  const cut = edges.flatMap((at) => {
    const word = words.containing(at);
    return word && word.index < at
      ? [{ at, from: word.index, to: word.index + word.segment.length }]
      : [];
  });
  const [only] = cut;
  if (!only || isShort || cut.length > 1) return cut.length > 0;
  // What is left beside the edge of the stretch if the other word stands, and of the other word if the stretch does.
  return only.at === left.length
    ? isWord(wordsIn(text.slice(only.to, left.length + inside.length)).at(0)) &&
        !isWord(wordsIn(left).at(-1))
    : isWord(wordsIn(text.slice(left.length, only.from)).at(-1)) && !isWord(wordsIn(right).at(0));
}

function wordsIn(text: string): string[] {
  return segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [];
}

/** Of one character only some are words by themselves. */
function isWord(piece: string | undefined): boolean {
  return piece !== undefined && (piece.length > 1 || FREE.includes(piece));
}

/** Everyday words that the segmenters of browsers do not know: the last character is all that follows a form. */
const LONGER = ["工程师"];
/** Characters that are mostly words by themselves where they stand alone. */
const FREE =
  "的地得了着过是在有和与及或而且并也都就还又再很更最不没无未把被让使给向对从自由到至于以为因用按据依将要会能可应须想说看做干抓管来去上下中内外前后里间时年月日天次个名位条项件种类批家处所各每本该此这那其某何谁我你他她它们人党国省市县区镇乡村即则若如但却虽曾已正刚仅只共全总约近超达高低大小多少新老好强";

function withoutUnseen(text: string): string {
  return text.replaceAll(UNSEEN, "");
}

/** White space with the end of a line in it is not seen either: Chinese goes on across it. */
function withoutLineEnds(text: string): string {
  return text.replaceAll(UNSEEN_OR_WHITE, (it) => (LINE_ENDS.test(it) ? "" : withoutUnseen(it)));
}
