/** The sets of a document's terms that an index can show. */
import type { Term } from "./term";

export const TERM_SETS = ["all", "own", "noted", "figures", "guesses"] as const;
export type TermSet = (typeof TERM_SETS)[number];

/**
 * The terms of each set, in their order.
 *
 * @param isNoted whether a term has a note
 * @param withFigures the ids of the terms that figures or dates belong to
 */
export function termSets<T extends Term>(
  terms: readonly T[],
  isNoted: (term: T) => boolean,
  withFigures: ReadonlySet<string | null>,
): Readonly<Record<TermSet, readonly T[]>> {
  return {
    all: terms,
    own: terms.filter(({ specificity }) => specificity === "own"),
    noted: terms.filter(isNoted),
    figures: terms.filter(({ id }) => withFigures.has(id)),
    guesses: terms.filter(({ forms }) => forms.some((it) => it.ambiguous)),
  };
}
