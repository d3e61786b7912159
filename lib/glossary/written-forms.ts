import type { Alphabet } from "../matcher/alphabet";
import { type PatternTable, compile } from "../matcher/table";
import { foldForm, foldingTable } from "../text/fold";
import { DROP, SPACE } from "../text/folding";
import { hanVariants } from "../text/variants";
import { isWordUnit } from "../text/word-units";
import type { WrittenForm } from "./term";

/**
 * The complete folding. Terms are always folded with it, so that the smaller table of every page
 * agrees.
 */
export const fullFolding = foldingTable(hanVariants);

/** A text in the complete folding: two texts that are the same term are the same. */
export function fullyFolded(text: string): string {
  return foldForm(text, fullFolding);
}

/** The same folding for the matcher. */
export const fullAlphabet: Alphabet = {
  units: fullFolding,
  others: Array.from(fullFolding.keys()).filter((unit) => fullFolding[unit] !== 0),
  ignored: DROP,
  space: SPACE,
  isWord: isWordUnit,
};

/** One folded written form and the term that it belongs to. */
export interface FoldedForm {
  readonly folded: string;
  readonly term: number;
  readonly ambiguous: boolean;
  /** The ids of the terms of which it needs one beside it; empty if it needs none in particular. */
  readonly beside: readonly string[];
}

/** All folded written forms of the terms, in order. `term` is the index in `terms`. */
export function foldedForms(
  terms: readonly { readonly forms: readonly WrittenForm[] }[],
): FoldedForm[] {
  return terms.flatMap(({ forms }, term) =>
    forms.map(({ form, ambiguous, beside }) => ({
      folded: fullyFolded(form),
      term,
      ambiguous,
      beside,
    })),
  );
}

/** The table of folded written forms: pattern n is form n. */
export function compileForms(forms: readonly FoldedForm[]): PatternTable {
  return compile(
    forms.map((form) => form.folded),
    fullAlphabet,
  );
}
