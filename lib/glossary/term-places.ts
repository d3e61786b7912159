import type { Passage } from "../document/passage";
import type { Term } from "./term";

/** A place of a term in a text: UTF-16 code units of the passage, `end` exclusive. */
export interface TermPlace<T> {
  readonly term: T;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/** All places of terms in a text, in reading order. A term inside a longer one is left out. */
export function placesOfTerms<T extends Pick<Term, "occurrences">>(
  terms: readonly T[],
  passages: readonly Pick<Passage, "id">[],
): TermPlace<T>[] {
  const all = terms.flatMap((term) =>
    term.occurrences.map(({ passage, start, end }) => ({ term, passage, start, end })),
  );
  return passages.flatMap(({ id }) => {
    const here = all.filter(({ passage }) => passage === id);
    here.sort((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    return here.filter((it) => {
      if (it.end <= end) return false;
      end = it.end;
      return true;
    });
  });
}
