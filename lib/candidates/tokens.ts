/** Words of a text, with the class that decides where names begin and end. */
import {
  ADVERBS,
  ENGLISH_FUNCTION_WORDS,
  FUNCTION_WORDS,
  JOINERS,
  MEASURES,
  PARTICLES,
} from "./words/function-words";
import { BARE_TAILS, COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS, TAILS } from "./words/heads";
import { fieldTerms, isFieldTerm } from "./words/field-terms";
import { GENERIC, PRAISE } from "./words/modifiers";
import { NOMINAL_VERBS, PLAIN_VERBS, PROGRAMME_VERBS } from "./words/verbs";

export type WordClass =
  | "joiner"
  | "function"
  | "adverb"
  | "programme-verb"
  | "plain-verb"
  | "nominal-verb"
  | "number"
  | "count"
  | "measure"
  | "latin"
  | "word"
  | "quotation"
  | "sign";

/** A word of a text: UTF-16 code units, `end` exclusive. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly cls: WordClass;
}

/**
 * The segmenter's time grows with the square of the length of its input, so it gets pieces of about
 * this many code units.
 */
const PIECE_UNITS = 400;
const MERGED_TOKENS = 9;
/** Of the words of a list that is given. */
const LONGEST_KNOWN_UNITS = 4;

const NUMBER = /^[\d.,%‰％]+$|^第?[一二两三四五六七八九十百千万亿零〇]+$/u;
/** A number and what stands between it and what is counted, in one word: 一支, 两项. */
const COUNT = /^[一二两三四五六七八九十几多数首][个支项条种类批次家名位座处场份件门届期轮套组]$/u;
const LATIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d.'’_-]+$/u;
/** Words that begin with a Han character stand behind it in the order of code units. */
export const FIRST_HAN = "㐀";
/** Words of one character that often stand beside another such word. */
const SINGLE_WORDS = new Set(
  "好大小新老高低多少总副主全各中上下内外前后年月日县市省乡镇村户人来去到做看说",
);
const WORD = /[\p{L}\p{N}]/u;

const KNOWN = new Set([
  ...FUNCTION_WORDS,
  ...ADVERBS,
  ...NAMED_HEADS,
  ...SYSTEM_HEADS,
  ...COMMON_HEADS,
  ...TAILS,
  ...PROGRAMME_VERBS,
  ...PLAIN_VERBS,
  ...NOMINAL_VERBS,
  ...GENERIC,
  ...PRAISE,
  ...BARE_TAILS,
]);

function isKnown(word: string): boolean {
  return KNOWN.has(word) || isFieldTerm(word);
}

/** For each two characters with which a known word begins: the length of the longest one. */
const LONGEST = new Map<string, number>();
for (const list of [KNOWN, fieldTerms()]) {
  for (const word of list) {
    const begin = word.slice(0, 2);
    if (word.length > (LONGEST.get(begin) ?? 0)) LONGEST.set(begin, word.length);
  }
}

let segmenter: Intl.Segmenter | undefined;

/** Words with how often each stands in a million words. */
export type KnownWords = ReadonlyMap<string, number>;

/**
 * The words of a text. Signs and spaces are tokens too.
 *
 * @param known words that are not cut in pieces, beside those of our own lists
 */
export function tokensOf(text: string, known?: KnownWords): Token[] {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const tokens: Token[] = [];
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from);
    const piece = text.slice(from, to);
    const words: string[] = [];
    for (const { segment } of segmenter.segment(piece)) {
      if (IS_WITHIN.test(segment)) words.push(segment.charAt(0), segment.charAt(1));
      else words.push(segment);
    }
    let at = from;
    for (const word of merged(words, known)) {
      tokens.push({ word, start: at, end: at + word.length, cls: classOf(word) });
      at += word.length;
    }
    from = to;
  }
  return withoutSplinters(tokens);
}

/** The segmenter takes the end of a name with it: 自贸试验|区内, 产业|园内. */
const IS_WITHIN = /^[区园馆]内$/u;
const LONGEST_SPLINTERS = 4;
const COUNTERS = new Set("这那每各某几多数首余该本整全");
/** With them, a word of two characters is another word: 消费|者, 运动|员. */
const SUFFIXES = new Set("者员性化");

/**
 * The tokens, with one token for each word that the segmenter does not know: it leaves single characters of
 * it (赛|事, 短|道|速|滑, 消费|者).
 */
function withoutSplinters(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const before = out.at(-1);
    if (token.word.length > 1 || token.cls === "sign") out.push(token);
    else if (isSplinter(token, before) && isSplinter(tokens[i + 1], token)) {
      const to = endOfSplinters(tokens, i);
      out.push(together(tokens, i, to));
      i = to - 1;
    } else if (before?.word.length === 2 && SUFFIXES.has(token.word) && isContent(before)) {
      out[out.length - 1] = together(tokens, i - 1, i + 1);
    } else if (token.cls === "measure" && !isCounting(before)) out.push({ ...token, cls: "word" });
    else out.push(token);
  }
  return out;
}

function endOfSplinters(tokens: readonly Token[], from: number): number {
  let to = from + 2;
  while (to < from + LONGEST_SPLINTERS && isSplinter(tokens[to], tokens[to - 1])) to += 1;
  return to;
}

function isSplinter(token: Token | undefined, before: Token | undefined): boolean {
  if (!token || token.word.length !== 1 || token.word < FIRST_HAN) return false;
  if (SUFFIXES.has(token.word) || SINGLE_WORDS.has(token.word)) return false;
  return token.cls === "word" || (token.cls === "measure" && !isCounting(before));
}

function isContent({ cls }: Token): boolean {
  return cls === "word" || cls === "nominal-verb";
}

/** Whether a measure may stand behind a word: 两|项, 每|户, 亿|元. */
function isCounting(token: Token | undefined): boolean {
  if (!token) return false;
  return token.cls === "number" || token.cls === "measure" || COUNTERS.has(token.word);
}

function together(tokens: readonly Token[], from: number, to: number): Token {
  const word = tokens
    .slice(from, to)
    .map((it) => it.word)
    .join("");
  const { start } = tokens[from] as Token;
  return { word, start, end: start + word.length, cls: classOf(word) };
}

/** Where a piece that begins at a place ends: behind a sign where there is one. */
function endOfPiece(text: string, from: number): number {
  if (text.length - from <= PIECE_UNITS) return text.length;
  for (let at = from + PIECE_UNITS; at > from + PIECE_UNITS / 2; at -= 1) {
    if (!WORD.test(text.charAt(at - 1))) return at;
  }
  return from + PIECE_UNITS;
}

/** The segmenter cuts some words of our lists in pieces (办公|厅, 公务|员): puts them together again. */
function merged(words: readonly string[], known?: KnownWords): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length;) {
    const took = countOfKnown(words, i, known);
    const split = took === 1 ? splitBefore(words, i) : null;
    if (split) {
      out.push(...split.words);
      i += split.took;
      continue;
    }
    const word = took > 1 ? words.slice(i, i + took).join("") : (words[i] as string);
    // The segmenter takes 与 for a part of words: 与本|地区.
    if (IS_WITH.test(word)) out.push("与", word.slice(1));
    else if (IS_TWO.test(word)) out.push(word.charAt(0), word.charAt(1));
    else if (word.endsWith("习") && words[i + 1] === "近平") {
      // It takes 实习 for a word in 落实习近平.
      if (word.length > 1) out.push(word.slice(0, -1));
      out.push("习近平");
      i += 1;
    } else out.push(word);
    i += took;
  }
  return out;
}

/** A name of the field is at least so long. */
const LONG_KNOWN_UNITS = 4;

/** The segmenter joins the character before a name to it: 各自|贸|试验区. */
function splitBefore(
  words: readonly string[],
  at: number,
): { readonly words: readonly string[]; readonly took: number } | null {
  const word = words[at] as string;
  if (word.length < 2 || word.length > 4 || word < FIRST_HAN) return null;
  for (let cut = 1; cut < word.length; cut += 1) {
    let joined = word.slice(cut);
    const begin = joined.length > 1 ? joined.slice(0, 2) : joined + (words[at + 1] ?? "").charAt(0);
    const longest = LONGEST.get(begin) ?? 0;
    if (longest < LONG_KNOWN_UNITS) continue;
    for (let k = 1; k < MERGED_TOKENS && at + k < words.length; k += 1) {
      joined += words[at + k] as string;
      if (joined.length > longest) break;
      if (joined.length >= LONG_KNOWN_UNITS && isFieldTerm(joined)) {
        return { words: [word.slice(0, cut), joined], took: k + 1 };
      }
    }
  }
  return null;
}

const IS_WITH = /^与[^会其否共]$/u;
/** It joins two function words (可|在), and the end of a name to what follows it: 手工艺|品等. */
const IS_TWO =
  /^[并可是均也还应须将仍][与在以对向从由为]$|^[^温平饱共缓谐祥柔调随中总协太永仁义人不讲求言亲]和$|^[^平高中均优初劣同相对何特头上下次一二三甲乙丙不等]等$/u;

/** How many pieces from a place on are the longest known word; 1 if they are none. */
function countOfKnown(words: readonly string[], at: number, known?: KnownWords): number {
  let joined = words[at] as string;
  const begin = joined.length > 1 ? joined.slice(0, 2) : joined + (words[at + 1] ?? "").charAt(0);
  const longest = Math.max(LONGEST.get(begin) ?? 0, known ? LONGEST_KNOWN_UNITS : 0);
  if (longest <= joined.length) return 1;
  let count = 1;
  for (let k = 1; k < MERGED_TOKENS && at + k < words.length; k += 1) {
    joined += words[at + k] as string;
    if (joined.length > longest) break;
    if (isKnown(joined) || known?.has(joined)) count = k + 1;
  }
  return count;
}

/** Words come again and again. */
const classes = new Map<string, WordClass>();
const MOST_CLASSES = 50_000;

function classOf(word: string): WordClass {
  let cls = classes.get(word);
  if (cls === undefined) {
    if (classes.size > MOST_CLASSES) classes.clear();
    cls = classify(word);
    classes.set(word, cls);
  }
  return cls;
}

function classify(word: string): WordClass {
  if (!WORD.test(word)) return "sign";
  if (JOINERS.has(word)) return "joiner";
  if (isFunctionWord(word)) return "function";
  if (ADVERBS.has(word)) return "adverb";
  if (PROGRAMME_VERBS.has(word)) return "programme-verb";
  if (PLAIN_VERBS.has(word)) return "plain-verb";
  if (NOMINAL_VERBS.has(word)) return "nominal-verb";
  if (NUMBER.test(word)) return "number";
  if (COUNT.test(word)) return "count";
  if (LATIN.test(word)) return "latin";
  return MEASURES.has(word) ? "measure" : "word";
}

/** 新的, 重要的: the segmenter joins the particle. 目的 and 标的 are nouns. */
const ENDS_WITH_PARTICLE = /..的$|^[^目标]的$/u;

function isFunctionWord(word: string): boolean {
  if (word.length === 1 && PARTICLES.has(word)) return true;
  if (word.length > 1 && FUNCTION_WORDS.has(word)) return true;
  return ENDS_WITH_PARTICLE.test(word) || ENGLISH_FUNCTION_WORDS.has(word.toLowerCase());
}

/** Whether a word is a verb that governs what follows it. */
export function isVerb({ cls }: Token): boolean {
  return cls === "programme-verb" || cls === "plain-verb";
}
