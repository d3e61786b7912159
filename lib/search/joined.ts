import { firstIndex } from "../text/first-index";

/**
 * Many texts as one string, separated by a character that no query contains. A plain scan of it
 * with `indexOf` is faster than searching each text, and needs no index.
 */
export interface Joined {
  readonly text: string;
  /** The offset at which each text begins: UTF-16 code units. */
  readonly starts: Int32Array;
}

const PARTING = "\n";

/** Joins texts into one string. */
export function join(texts: readonly string[]): Joined {
  const starts = new Int32Array(texts.length);
  let at = PARTING.length;
  texts.forEach((text, i) => {
    starts[i] = at;
    at += text.length + PARTING.length;
  });
  return { text: PARTING + texts.join(PARTING) + PARTING, starts };
}

/**
 * The index of each text that contains a string, in order. If there are more than `limit`: up to
 * that many that equal it, that many that begin with it, and that many that contain it, some of
 * them twice.
 */
export function textsWith(joined: Joined, wanted: string, limit: number): number[] {
  const anywhere = [...textsHaving(joined, wanted, 0, limit)];
  if (anywhere.length < limit) return anywhere;
  const whole = textsHaving(joined, PARTING + wanted + PARTING, PARTING.length, limit);
  const beginning = textsHaving(joined, PARTING + wanted, PARTING.length, limit);
  return [...whole, ...beginning, ...anywhere];
}

/** The index of each text that contains all of some words, in order, up to `limit`. */
export function textsWithAll(joined: Joined, words: readonly string[], limit: number): number[] {
  const { text, starts } = joined;
  const [longest = "", ...others] = words.toSorted((a, b) => b.length - a.length);
  if (others.length === 0) return [...textsHaving(joined, longest, 0, limit)];
  const found: number[] = [];
  for (const index of textsHaving(joined, longest, 0, Infinity)) {
    const from = starts[index];
    const to = starts[index + 1];
    if (others.every((word) => text.slice(from, to).includes(word))) found.push(index);
    if (found.length === limit) break;
  }
  return found;
}

/**
 * The index of each text that contains a needle. The first units of the needle may be the separator
 * before the text.
 */
function* textsHaving(
  { text, starts }: Joined,
  needle: string,
  before: number,
  limit: number,
): Generator<number> {
  let index = 0;
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0 && count < limit; count += 1) {
    index = textAt(starts, at + before, index);
    yield index;
    const next = starts[index + 1];
    at = next === undefined ? -1 : text.indexOf(needle, next - before);
  }
}

/** The index of the text that contains a place. It is not before the text `from`. */
function textAt(starts: Int32Array, place: number, from: number): number {
  const later = starts.length - from - 1;
  return from + firstIndex(later, (i) => (starts[from + 1 + i] as number) > place);
}
