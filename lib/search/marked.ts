/** A text with the stretches that a query hit: UTF-16 code units, in order, without overlaps. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The code units shown before the first hit of a snippet: two or three words of context in one
 * line.
 */
const LEAD_UNITS = 16;
/** The length of a snippet in code units: two lines of the popup. */
const SNIPPET_UNITS = 72;

/** The part of a text around its first mark, shortened with `…`. */
export function snippet({ text, marks }: MarkedText): MarkedText {
  const first = marks[0]?.start ?? 0;
  const from =
    text.length <= SNIPPET_UNITS ? 0 : onCharacter(text, Math.max(0, first - LEAD_UNITS));
  const to = onCharacter(text, Math.min(text.length, from + SNIPPET_UNITS));
  const head = from > 0 ? "…" : "";
  return {
    text: head + text.slice(from, to) + (to < text.length ? "…" : ""),
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({
        start: start - from + head.length,
        end: end - from + head.length,
      })),
  };
}

/** Moves an offset so that it does not divide a surrogate pair. */
function onCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
