import { type Accept, Scanner } from "./scan";
import type { PatternTable } from "./table";

/** Offsets in UTF-16 code units, `end` exclusive. */
export interface Match {
  /** Index of the pattern in the list that the table was compiled from. */
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

/** The matches of a whole text, leftmost-longest. */
export function matchesIn(table: PatternTable, text: string, accept?: Accept): Match[] {
  const found: Match[] = [];
  new Scanner(table, accept).scan(text, (start, end, pattern) => {
    found.push({ pattern, start, end });
  });
  return found;
}

/** Every pattern that stands in a text, overlapping ones too, by start and then longest first. */
export function everyMatch(table: PatternTable, text: string): Match[] {
  const found: Match[] = [];
  // A scan that accepts nothing offers everything.
  matchesIn(table, text, (start, end, pattern) => {
    found.push({ pattern, start, end });
    return false;
  });
  return found;
}
