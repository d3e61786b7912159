/**
 * Text as people see it, for what is found by rule: terms, figures, dates. Pages contain what nobody sees: soft
 * hyphens, places where a line may break, marks of direction. PDFs contain radicals in the place of characters
 * (⼯作). Texts that a machine read off a picture have a space between any two characters. Rules that read 三单制 do
 * not know it in any of these forms. The text itself stays as it is: what is found is given in its offsets.
 */
import { firstIndex } from "./first-index";
import type { TextSpan } from "./text-span";
import { withoutTwins } from "./twins";

/** A text as it is seen. */
export interface SeenText {
  readonly text: string;
  /**
   * For each code unit of `text`, its offset in the source, and the source's length at the end; null if
   * all offsets are the same.
   */
  readonly map: Uint32Array | null;
}

/** Characters, and marks that have no space before or behind them in Chinese. */
const CHINESE = String.raw`[\p{Script=Han}\u3001-\u3011\uff01-\uff1f“”‘’]`;
const CHINESE_CHARACTER = new RegExp(CHINESE, "gu");
/** A space between Chinese characters, and beside a number in them. */
const LETTER_SPACE = String.raw`(?<=${CHINESE}) (?=${CHINESE}|\d)|(?<=\d) (?=${CHINESE})`;
const LETTER_SPACES = new RegExp(LETTER_SPACE, "gu");
/**
 * Soft hyphen, zero-width space, word joiner, byte order mark; joiners beside a Chinese character, which they do
 * not change as they change others; marks of direction.
 */
const UNSEEN = String.raw`[\u00ad\u200b\u2060\ufeff]|(?<=\p{Script=Han})[\u200c\u200d]|[\u200c\u200d](?=\p{Script=Han})|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]`;
const UNSEENS = new RegExp(UNSEEN, "gu");
const UNSEEN_OR_SPACE = new RegExp(`${UNSEEN}|${LETTER_SPACE}`, "gu");
/** What is looked for in nearly every text that has nothing of all this. */
const IS_ODD = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Shorter lines may be headings that are spaced on purpose (目 录), or rows of a table. */
const LEAST_SPACES = 5;
const SHARE = 0.6;

/** A text without what nobody sees, and with the usual characters in the place of their duplicates. */
export function asSeen(source: string): SeenText {
  const usual = withoutTwins(source);
  const isSpaced = isLetterSpaced(usual);
  if (!isSpaced && !IS_ODD.test(usual)) return { text: usual, map: null };
  const map = new Uint32Array(usual.length + 1);
  let text = "";
  let from = 0;
  const keep = (to: number): void => {
    for (let i = from; i < to; i += 1) map[text.length + i - from] = i;
    text += usual.slice(from, to);
  };
  for (const { index, 0: dropped } of usual.matchAll(isSpaced ? UNSEEN_OR_SPACE : UNSEENS)) {
    keep(index);
    from = index + dropped.length;
  }
  keep(usual.length);
  map[text.length] = usual.length;
  return { text, map: map.subarray(0, text.length + 1) };
}

/** Whether most characters have a space before and behind them: 各 省 、 自 治 区. */
function isLetterSpaced(text: string): boolean {
  if (!text.includes(" ")) return false;
  const spaces = text.match(LETTER_SPACES)?.length ?? 0;
  if (spaces < LEAST_SPACES) return false;
  return spaces >= ((text.match(CHINESE_CHARACTER)?.length ?? 0) - 1) * SHARE;
}

/** Where a stretch of a text as it is seen is in the source. It must not be empty. */
export function inSource<T extends TextSpan>({ map }: SeenText, span: T): T {
  if (!map) return span;
  return { ...span, start: map[span.start] as number, end: (map[span.end - 1] as number) + 1 };
}

/** Where a stretch of the source is in the text as it is seen. It is empty if nothing of it is seen. */
export function inSeen<T extends TextSpan>({ text, map }: SeenText, span: T): T {
  if (!map) return span;
  const at = (offset: number): number =>
    firstIndex(text.length, (i) => (map[i] as number) >= offset);
  return { ...span, start: at(span.start), end: at(span.end) };
}
