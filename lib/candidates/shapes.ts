/** What the ends of stretches say of them. */
import type { TextSpan } from "../text/text-span";
import type { Token } from "./tokens";
import {
  BARE_TAILS,
  COMMON_HEADS,
  COMMON_SUFFIX,
  NAMED_HEADS,
  NAMED_SUFFIX,
  SYSTEM_HEADS,
  TAILS,
} from "./words/heads";

export type HeadShape = "named-head" | "system-head" | "common-head";

/** What a name was found by. */
export type NameShape = HeadShape | "object" | "phrase";

/** A name, and how it stands. */
export interface Name extends TextSpan {
  readonly shape: NameShape;
  /** The verb of which it is the object. */
  readonly governor: "programme" | "plain" | null;
  /** It stands behind 的: 公平合理的国际贸易秩序. */
  readonly isAfterDe: boolean;
  /** Its last word. */
  readonly last: string;
  /** How it was cut from a longer stretch. */
  readonly cut: "tail" | "core" | "head" | "owner" | "verb" | "joined" | "quotation" | null;
  /** The longer stretch from which it was cut, or the shorter one before a verb was put to it. */
  readonly from: TextSpan | null;
}

export type Headed = Pick<Name, "shape" | "end" | "last">;

const LONGEST_HEAD_UNITS = 6;
const MOST_TAILS = 2;

/** The name that ends in a head, with the last head of the stretch; null if there is none. */
export function headed(tokens: readonly Token[]): Headed | null {
  const last = tokens.length - 1;
  for (let j = last; j > 0 && j >= last - MOST_TAILS; j -= 1) {
    const shape = shapeAt(tokens, j);
    const { end, word } = tokens[j] as Token;
    if (shape) return { shape, end, last: word };
    if (!isTail(word)) break;
  }
  return null;
}

/** What a stretch is that ends with this word; null if its end says nothing. */
export function shapeAt(tokens: readonly Token[], at: number): HeadShape | null {
  const { word, cls } = tokens[at] as Token;
  // What is quoted is the name by itself.
  if (cls === "quotation" || at === 0) return null;
  let tail = word;
  for (let i = at - 1; i >= 0 && i >= at - 2; i -= 1) tail = (tokens[i] as Token).word + tail;
  for (let size = Math.min(tail.length - 1, LONGEST_HEAD_UNITS); size >= 2; size -= 1) {
    const end = tail.slice(-size);
    if (NAMED_HEADS.has(end)) return "named-head";
    if (SYSTEM_HEADS.has(end)) return "system-head";
  }
  if (COMMON_HEADS.has(word)) return "common-head";
  if (word.length > 3) return null;
  if (NAMED_SUFFIX.test(tail.slice(-2))) return "named-head";
  return COMMON_SUFFIX.test(word) ? "common-head" : null;
}

/** Whether a stretch is only a number, as in “132”总体工作部署 and “8+4”经济政策体系. */
export function isBareNumber(stretch: string): boolean {
  return /^[\d.·+×-]+$/u.test(stretch);
}

/** Whether a word may follow a name without being part of it. */
export function isTail(word: string): boolean {
  return TAILS.has(word) || BARE_TAILS.has(word);
}

/** How many words remain without those that may follow a name. */
export function withoutTails(tokens: readonly Token[]): number {
  let length = tokens.length;
  while (length > 1 && isTail((tokens[length - 1] as Token).word)) length -= 1;
  return length;
}
