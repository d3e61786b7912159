import { findOccurrences } from "../glossary/find-occurrences";
import type { Term } from "../glossary/term";
import { compileForms, foldedForms } from "../glossary/written-forms";

/** Where a term begins first, and how long it is there. */
interface Placed<T> {
  readonly term: T;
  readonly start: number;
  readonly end: number;
}

/**
 * The terms that stand in a text, each once: in the order in which they begin, the longest first.
 * Terms inside longer ones are among them, and so are those that need others beside them: whoever
 * looks up a word wants to know all that it may be.
 */
export function termsIn<T extends Pick<Term, "forms">>(terms: readonly T[], text: string): T[] {
  // Nothing may remain of a form after folding. Such a form stands nowhere.
  const forms = foldedForms(terms).filter(({ folded }) => folded !== "");
  const passages = [{ id: "", text }];
  const found = findOccurrences(passages, forms, compileForms(forms), terms.length);
  const placed = terms.flatMap((term, i): Placed<T>[] => {
    const first = found[i]?.[0];
    return first ? [{ term, start: first.start, end: first.end }] : [];
  });
  return placed.toSorted((a, b) => a.start - b.start || b.end - a.end).map(({ term }) => term);
}
