import type { Passage } from "../report/report";
import type { Occurrence, Term } from "./term";

/** One place of a term in one line, the term in the middle (a key word in context). */
export interface ConcordanceLine {
  readonly occurrence: Occurrence;
  readonly before: string;
  readonly keyword: string;
  readonly behind: string;
}

/** Characters on each side: as many as a line of the reader holds. */
const CONTEXT_UNITS = 22;

/** Every place of a term in its report, in reading order. */
export function concordanceOf(term: Term, passages: readonly Passage[]): ConcordanceLine[] {
  return term.occurrences.flatMap((occurrence) => {
    const text = passages.find(({ id }) => id === occurrence.passage)?.text;
    if (text === undefined) return [];
    const { start, end } = occurrence;
    const from = Math.max(0, start - CONTEXT_UNITS);
    const to = Math.min(text.length, end + CONTEXT_UNITS);
    return [
      {
        occurrence,
        before: (from > 0 ? "…" : "") + text.slice(from, start),
        keyword: text.slice(start, end),
        behind: text.slice(end, to) + (to < text.length ? "…" : ""),
      },
    ];
  });
}
