/** The ends of a sentence. The report writes half-width commas, but full-width stops. */
const END = /[。！？；]/u;

/**
 * The sentence of a text that holds a place, with the place marked. All offsets are UTF-16 code
 * units, `end` exclusive.
 */
export function sentenceAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly text: string; readonly marks: readonly { start: number; end: number }[] } {
  let from = start;
  while (from > 0 && !END.test(text.charAt(from - 1))) from -= 1;
  const stop = text.slice(end).search(END);
  const to = stop < 0 ? text.length : end + stop + 1;
  return { text: text.slice(from, to), marks: [{ start: start - from, end: end - from }] };
}
