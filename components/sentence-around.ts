/** The ends of a sentence. The report writes half-width commas, but full-width stops. */
const END = /[。！？；]/u;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentence of a text that holds a place, with the place marked. All offsets are UTF-16 code
 * units, `end` exclusive.
 *
 * @param all other places, which are marked too if the sentence holds them
 */
export function sentenceAround(
  text: string,
  { start, end }: Stretch,
  all: readonly Stretch[] = [{ start, end }],
): { readonly text: string; readonly marks: readonly Stretch[] } {
  let from = start;
  while (from > 0 && !END.test(text.charAt(from - 1))) from -= 1;
  const stop = text.slice(end).search(END);
  const to = stop < 0 ? text.length : end + stop + 1;
  const marks = all
    .filter((it) => it.start >= from && it.end <= to)
    .map((it) => ({ start: it.start - from, end: it.end - from }));
  return { text: text.slice(from, to), marks };
}
