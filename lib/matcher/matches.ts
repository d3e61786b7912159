import { type Accept, Scanner } from "./scan";
import type { PatternTable } from "./table";

/** Offsets are UTF-16 code units; `end` is exclusive. */
export interface Match {
  /** The index of the pattern in the list from which the table was compiled. */
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

/** The matches of a whole text: leftmost-longest, without overlaps. */
export function matchesIn(table: PatternTable, text: string, accept?: Accept): Match[] {
  const found: Match[] = [];
  new Scanner(table, accept).scan(text, (start, end, pattern) => {
    found.push({ pattern, start, end });
  });
  return found;
}

/**
 * All occurrences of all patterns in a text, including overlapping ones, sorted by start and then
 * longest first.
 */
export function everyMatch(table: PatternTable, text: string): Match[] {
  const found: Match[] = [];
  // A scan that accepts no match offers every match.
  matchesIn(table, text, (start, end, pattern) => {
    found.push({ pattern, start, end });
    return false;
  });
  return found;
}
