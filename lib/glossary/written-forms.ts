import type { Alphabet } from "../matcher/alphabet";
import { type PatternTable, compile } from "../matcher/table";
import { foldForm, foldingTable } from "../text/fold";
import { DROP, SPACE } from "../text/folding";
import { hanVariants } from "../text/variants";
import { isWordUnit } from "../text/word-units";
import type { WrittenForm } from "./term";

/** The whole folding: terms are always folded with it, so that every page's smaller table agrees. */
export const fullFolding = foldingTable(hanVariants);

/** The same for the matcher. */
export const fullAlphabet: Alphabet = {
  units: fullFolding,
  others: Array.from(fullFolding.keys()).filter((unit) => fullFolding[unit] !== 0),
  ignored: DROP,
  space: SPACE,
  isWord: isWordUnit,
};

/** One folded written form and the term it belongs to. */
export interface FoldedForm {
  readonly folded: string;
  readonly term: number;
  readonly ambiguous: boolean;
  /** Ids of the terms of which it needs one beside it; empty for none in particular. */
  readonly beside: readonly string[];
}

/** All folded written forms of the terms, in their order; `term` is the index in `terms`. */
export function foldedForms(
  terms: readonly { readonly forms: readonly WrittenForm[] }[],
): FoldedForm[] {
  return terms.flatMap(({ forms }, term) =>
    forms.map(({ form, ambiguous, beside }) => ({
      folded: foldForm(form, fullFolding),
      term,
      ambiguous,
      beside,
    })),
  );
}

/** The table over folded written forms: pattern n is form n. */
export function compileForms(forms: readonly FoldedForm[]): PatternTable {
  return compile(
    forms.map((form) => form.folded),
    fullAlphabet,
  );
}
