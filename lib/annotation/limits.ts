/**
 * The maximum sizes of a note's parts: far more than anybody writes, and no more than every part of
 * the program can handle. Lengths are UTF-16 code units.
 */
export const MAX_TEXT_UNITS = 100_000;
/** More than anybody would mark by hand. A whole long page fits. */
export const MAX_QUOTE_UNITS = 2_000_000;
export const MAX_TAGS = 1_000;
export const MAX_TAG_UNITS = 1_000;
/**
 * For an address, a selector, the text before a quotation: everything that the program treats as
 * one word.
 */
export const MAX_WORD_UNITS = 65_536;
/** For the title of a page. A longer one is cut, because the page has chosen it, not the user. */
export const MAX_TITLE_UNITS = 1_000;
export const MAX_VIA = 1_000;
/**
 * For the foreign members of an imported note, as JSON. They go to the background in one message
 * with other notes.
 */
export const MAX_FOREIGN_UNITS = 4_000_000;

/**
 * The earliest and latest time at which a note can be made or changed. In every time zone on earth,
 * this is a year of four digits, by the local time of every age (Manila's was 15:56 behind). A
 * later version still has room for a later time.
 */
export const EARLIEST_MS = Date.parse("0000-01-02T00:00:00.000Z");
export const LATEST_MS = Date.parse("9999-12-30T23:59:59.999Z");

/** Whether a note can have this time (milliseconds since 1970; NaN is invalid). */
export function isNoteTime(time: number): boolean {
  return time >= EARLIEST_MS && time <= LATEST_MS;
}

/**
 * The maximum nesting of what a note came with and does not show. Files are read up to a hundred
 * levels deep (`read-json`), and a backup has three levels around a note. One note that is nested
 * deeper would make the whole backup unreadable.
 */
export const MAX_FOREIGN_NESTING = 90;

/** The parts of a note that can be too long or too many. */
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
  | "other";

/** The parts of a form or a note that can be wrong in another way than too long. */
export type WrongField = "text" | "quote" | "tags" | "address" | "date" | "settings" | "other";

/** A part of a note that exceeds its limit. */
export interface Excess {
  readonly what: Limited;
  readonly is: number;
  readonly limit: number;
}
