/**
 * Whether a stretch of text cuts a word in two.
 *
 * For alphabetic scripts and numbers, the characters decide. For Chinese, the platform's own
 * segmenter is asked, but only about the few characters around the stretch, because it is quadratic
 * on long texts in some engines. Invisible characters (a soft hyphen, a joiner) do not separate
 * words. In Chinese, neither does the end of a line.
 */
import { COMBINING, INVISIBLE, INVISIBLE_BEYOND } from "./invisible";
import { WORD_UNITS } from "./word-units";

/**
 * The number of visible code units examined on each side. It is longer than any relevant word of
 * the segmenter's dictionary.
 */
export const EDGE_CONTEXT = 10;

/** The text before a stretch, the stretch itself, and the text after it. */
export type WordContext = readonly [before: string, inside: string, behind: string];

/**
 * A stretch by its offsets (UTF-16 code units), with `units` code units of context on each side, or
 * as many as exist.
 */
export function stretchOf(text: string, start: number, end: number, units: number): WordContext {
  return [
    text.slice(Math.max(0, start - units), start),
    text.slice(start, end),
    text.slice(end, end + units),
  ];
}

const NUMERALS = "二三四五六七八九十百千万亿萬億零〇两兩";
/** Marks an edge. It is not a character that occurs in text. */
const EDGE = "\u0001";
/**
 * Two units of one word or number, separated by an edge: also 3|.5, 3.|5 and 十|三. (一 counts only
 * after another numeral, because alone it is usually the end of 统一 or 之一.)
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

/**
 * Whether the text continues beyond the context, and too little of the context is visible (usually
 * because of indentation).
 */
export function isScant([before, , behind]: WordContext, units: number): boolean {
  return [before, behind].some(
    (it) => it.length === units && it.replaceAll(UNSEEN_OR_WHITE, "").length < EDGE_CONTEXT,
  );
}

/**
 * Whether a stretch consists of parts of other words. A short stretch is rejected if one of its
 * edges is inside a word of the segmenter. A longer one may be a word that the segmenter does not
 * know. If both edges are inside words, it is rejected (普|遍访问计|划). If one edge is, both readings
 * are weighed (近邻党|建议 is rejected, 将|近邻党建 is not). The segmenter is asked only between Chinese
 * characters, because a page's first call of `Intl` costs ten milliseconds.
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
  // Compares what remains of the stretch beside the edge if the other word is kept, with what
  // remains of the other word if the stretch is kept.
  return only.at === left.length
    ? isWord(wordsIn(text.slice(only.to, left.length + inside.length)).at(0)) &&
        !isWord(wordsIn(left).at(-1))
    : isWord(wordsIn(text.slice(left.length, only.from)).at(-1)) && !isWord(wordsIn(right).at(0));
}

function wordsIn(text: string): string[] {
  return segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [];
}

/** Only some single characters are words by themselves. */
function isWord(piece: string | undefined): boolean {
  return piece !== undefined && (piece.length > 1 || FREE.includes(piece));
}

/**
 * Everyday words that the segmenters of browsers do not know. The last character is what follows
 * the form.
 */
const LONGER = ["工程师"];
/** Characters that are usually words when they stand alone. */
const FREE =
  "的地得了着过是在有和与及或而且并也都就还又再很更最不没无未把被让使给向对从自由到至于以为因用按据依将要会能可应须想说看做干抓管来去上下中内外前后里间时年月日天次个名位条项件种类批家处所各每本该此这那其某何谁我你他她它们人党国省市县区镇乡村即则若如但却虽曾已正刚仅只共全总约近超达高低大小多少新老好强";

function withoutUnseen(text: string): string {
  return text.replaceAll(UNSEEN, "");
}

/** White space that contains the end of a line is removed too: Chinese text continues across it. */
function withoutLineEnds(text: string): string {
  return text.replaceAll(UNSEEN_OR_WHITE, (it) => (LINE_ENDS.test(it) ? "" : withoutUnseen(it)));
}
