import { isNoteTime } from "./limits";

/** A time in its final form, on a day that every month has. It is valid without a further check. */
const PLAIN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/u;

/**
 * Whether a text is a date as every note has it: ISO 8601, UTC, with milliseconds, on a day that
 * exists (`Date.parse` takes the 30th of February for the 2nd of March, and “5” for a day in May), and
 * a time that a note can have (`isNoteTime`). It is checked several times for each note of a file.
 */
export function isNoteDate(text: string): boolean {
  if (text.length !== 24) return false;
  const time = Date.parse(text);
  return isNoteTime(time) && (PLAIN.test(text) || new Date(time).toISOString() === text);
}
