import type { Passage } from "../document/passage";
import type { Occurrence, Term } from "./term";

/** One occurrence of a term in one line, with the term in the middle (a keyword in context). */
export interface ConcordanceLine {
  readonly occurrence: Occurrence;
  readonly before: string;
  readonly keyword: string;
  readonly behind: string;
}

/** UTF-16 code units on each side: as many as fit into a line of the reader. */
const CONTEXT_UNITS = 22;

/** Every occurrence of a term in its report, in reading order. */
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

/** The orders of a concordance: the text's own, or sorted by what stands beside the term. */
export const CONCORDANCE_ORDERS = ["text", "behind", "before"] as const;
export type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

const byReading = new Intl.Collator("zh-CN");

/**
 * The lines in an order. What stands before the term is compared from the term backwards, so that
 * lines with the same word before it come together.
 */
export function sortLines(
  lines: readonly ConcordanceLine[],
  order: ConcordanceOrder,
): readonly ConcordanceLine[] {
  if (order === "text") return lines;
  const keyOf = ({ before, behind }: ConcordanceLine): string =>
    order === "behind" ? behind : Array.from(before).toReversed().join("");
  return lines.toSorted((a, b) => byReading.compare(keyOf(a), keyOf(b)));
}
