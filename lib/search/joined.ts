/**
 * Many texts as one string, parted by a character that no query has: a plain scan of it with `indexOf` is quicker
 * than asking each text, and needs no index.
 */
export interface Joined {
  readonly text: string;
  /** Where each text begins: UTF-16 code units. */
  readonly starts: Int32Array;
}

const PARTING = "\n";

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
 * Index of each text that has a string in it, in their order. If those are more than the limit: so many that are it,
 * so many that begin with it and so many that have it anywhere, some of them twice.
 */
export function textsWith(joined: Joined, wanted: string, limit: number): number[] {
  const anywhere = [...textsHaving(joined, wanted, 0, limit)];
  if (anywhere.length < limit) return anywhere;
  const whole = textsHaving(joined, PARTING + wanted + PARTING, PARTING.length, limit);
  const beginning = textsHaving(joined, PARTING + wanted, PARTING.length, limit);
  return [...whole, ...beginning, ...anywhere];
}

/** Index of each text that has all of some words, in their order, at most so many. */
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

/** Index of each text in which a needle stands, whose first units may be the parting before it. */
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

/** Index of the text that has a place in it, which is not before the text `from`. */
function textAt(starts: Int32Array, place: number, from: number): number {
  let low = from;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle;
  }
  return low;
}
