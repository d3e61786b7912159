/** How much a note may hold: far more than anybody writes, and no more than every part of the program can bear. */
import { type Annotation, quoteOf } from "../annotation/model";

export const MAX_NOTES = 100_000;
export const MAX_TEXT_UNITS = 100_000;
export const MAX_QUOTE_UNITS = 2_000_000;
export const MAX_TAGS = 1_000;
export const MAX_TAG_UNITS = 1_000;

/** What is too much of this note, in a sentence; null if nothing is. Lengths are in UTF-16 code units. */
export function excessOf(annotation: Annotation): string | null {
  const { body, tags } = annotation;
  const quote = quoteOf(annotation)?.length ?? 0;
  const longest = Math.max(0, ...tags.slice(0, MAX_TAGS).map((tag) => tag.length));
  if (body.value.length > MAX_TEXT_UNITS) {
    return excess("Its text has", body.value.length, "characters", MAX_TEXT_UNITS);
  }
  if (quote > MAX_QUOTE_UNITS) {
    return excess("Its quotation has", quote, "characters", MAX_QUOTE_UNITS);
  }
  if (tags.length > MAX_TAGS) return excess("It has", tags.length, "tags", MAX_TAGS);
  if (longest > MAX_TAG_UNITS) {
    return excess("One of its tags has", longest, "characters", MAX_TAG_UNITS);
  }
  return null;
}

function excess(what: string, is: number, unit: string, limit: number): string {
  return `${what} ${is} ${unit}; ${limit} are the most.`;
}
