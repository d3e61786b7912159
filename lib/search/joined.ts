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

/** Where in its text a wanted string must stand. */
export type Standing = "whole" | "beginning" | "anywhere";

/** Index of each text that has a string in it, in their order, at most so many. */
export function textsWith(
  { text, starts }: Joined,
  wanted: string,
  limit = Infinity,
  standing: Standing = "anywhere",
): number[] {
  const found: number[] = [];
  const before = standing === "anywhere" ? "" : PARTING;
  const needle = before + wanted + (standing === "whole" ? PARTING : "");
  let index = 0;
  for (let at = text.indexOf(needle); at >= 0 && found.length < limit;) {
    index = textAt(starts, at + before.length, index);
    found.push(index);
    const next = starts[index + 1];
    at = next === undefined ? -1 : text.indexOf(needle, next - before.length);
  }
  return found;
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
