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
  let at = 0;
  texts.forEach((text, i) => {
    starts[i] = at;
    at += text.length + PARTING.length;
  });
  return { text: texts.join(PARTING), starts };
}

/** Index of each text that has a string in it, in their order. */
export function textsWith({ text, starts }: Joined, wanted: string): number[] {
  const found: number[] = [];
  let index = 0;
  for (let at = text.indexOf(wanted); at >= 0;) {
    while ((starts[index + 1] ?? Infinity) <= at) index += 1;
    found.push(index);
    const next = starts[index + 1];
    at = next === undefined ? -1 : text.indexOf(wanted, next);
  }
  return found;
}
