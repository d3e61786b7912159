import type { Term } from "../glossary/term";
import { meet } from "./meet";
import { meetOtherwise } from "./otherwise";
import { queryOf } from "./query";
import { type Searchable, makeSearchable } from "./searchable";

/**
 * Returns a function that keeps the terms that a query matches by a written form, the reading, its
 * initials or the English, in their order: all of them, while the search shows only the best. An
 * empty query keeps every term.
 */
export function termFilter<T extends Term>(terms: readonly T[]): (typed: string) => readonly T[] {
  // To prepare many terms takes time, and most who open a list filter nothing.
  let prepared: Searchable<T, never> | null = null;
  return (typed) => {
    if (typed.trim() === "") return terms;
    const searchable = (prepared ??= makeSearchable(terms, [], []));
    const query = queryOf(searchable, typed);
    if (!query) return terms;
    const { met } = meet(searchable, query, Infinity);
    const kept = met.size > 0 ? met : meetOtherwise(searchable, typed);
    return terms.filter((_, index) => kept.has(index));
  };
}
