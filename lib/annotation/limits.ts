/**
 * How much a note may hold: far more than anybody writes, and no more than every part of the program can bear. Lengths
 * are in UTF-16 code units.
 */
export const MAX_TEXT_UNITS = 100_000;
/** More than anybody would mark by hand; a whole long page fits. */
export const MAX_QUOTE_UNITS = 2_000_000;
export const MAX_TAGS = 1_000;
export const MAX_TAG_UNITS = 1_000;
/** Of an address, a selector, what stands before a quotation: whatever is one word to the program. */
export const MAX_WORD_UNITS = 65_536;
export const MAX_VIA = 1_000;
/** Of what a note was brought in with, as JSON: it goes over to the background in one message with others. */
export const MAX_FOREIGN_UNITS = 4_000_000;

/**
 * Between these lies when a note was made and changed: everywhere on earth that is in a year of four digits, by the local
 * time of every age (Manila's was 15:56 behind), and a later version still has a later time.
 */
export const EARLIEST_MS = Date.parse("0000-01-02T00:00:00.000Z");
export const LATEST_MS = Date.parse("9999-12-30T23:59:59.999Z");

/** Whether a note can be of this instant (milliseconds since 1970; NaN is none). */
export function isNoteTime(time: number): boolean {
  return time >= EARLIEST_MS && time <= LATEST_MS;
}

/** What can be too long, or too many, of a note. */
export type Limited =
  | "text"
  | "quote"
  | "tags"
  | "tag"
  | "context"
  | "address"
  | "selector"
  | "via"
  | "foreign"
  | "newspaper"
  | "page"
  | "other";

/** What of a form or a note is not as it has to be, where it is not too long. */
export type WrongField = "text" | "quote" | "tags" | "address" | "date" | "settings" | "other";

/** What is too much of a note. */
export interface Excess {
  readonly what: Limited;
  readonly is: number;
  readonly limit: number;
}
