import { type PatternTable, patternsAt } from "./table";

/** One pattern found in a text: UTF-16 code units, `end` exclusive. */
export interface Match {
  /** Index of the pattern in the list that the table was compiled from. */
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

/** Whether a pattern may stand at that place, where the text alone decides (word edges). */
export type Accept = (start: number, end: number, pattern: number) => boolean;

/**
 * All matches in a text: leftmost-longest, not overlapping. At each place the longest pattern
 * that stands there and is accepted wins, and the search goes on behind it. (So of 再保险,
 * 保险公司 the text 再保险公司 holds the first.) The naive loop that defines this is in the tests.
 */
export function scan(table: PatternTable, text: string, accept?: Accept): Match[] {
  const matches: Match[] = [];
  let at = 0;
  while (at < text.length) {
    const match = longestAt(table, text, at, accept);
    if (match) matches.push(match);
    at = match ? match.end : at + 1;
  }
  return matches;
}

/**
 * Every pattern that stands wholly inside a stretch, overlapping ones too, by start and then
 * longest first: what a longer term contains.
 */
export function scanWithin(
  table: PatternTable,
  text: string,
  start: number,
  end: number,
  accept?: Accept,
): Match[] {
  const matches: Match[] = [];
  for (let at = start; at < end; at += 1) {
    patternsAt(table, text, at, (pattern, to) => {
      if (to <= end && (!accept || accept(at, to, pattern))) {
        matches.push({ pattern, start: at, end: to });
      }
      return false;
    });
  }
  return matches;
}

function longestAt(
  table: PatternTable,
  text: string,
  at: number,
  accept: Accept | undefined,
): Match | undefined {
  let match: Match | undefined;
  patternsAt(table, text, at, (pattern, end) => {
    if (accept && !accept(at, end, pattern)) return false;
    match = { pattern, start: at, end };
    return true;
  });
  return match;
}
