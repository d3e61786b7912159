import { everyMatch } from "../matcher/matches";
import { foldingFor } from "../text/folding";
import { LEXICON_VERSION, type Lexicon } from "./lexicon-shape";
import type { WrittenForm } from "./term";
import { type FoldedForm, compileForms, foldedForms, fullFolding } from "./written-forms";

/** The lexicon of these terms, which have passed `parseGlossary`. */
export function makeLexicon(
  terms: readonly { readonly address: string; readonly forms: readonly WrittenForm[] }[],
): Lexicon {
  const forms = foldedForms(terms);
  const table = compileForms(forms);
  /** The other terms inside a form, each once, from left to right. */
  const innerOf = ({ folded, term }: FoldedForm): Set<number> => {
    const inside = everyMatch(table, folded).map(({ pattern }) => forms[pattern]?.term ?? term);
    return new Set(inside.filter((it) => it !== term));
  };
  return {
    version: LEXICON_VERSION,
    terms: terms.map((term) => term.address),
    forms: forms.map((form) => [form.folded, form.term, form.ambiguous ? 1 : 0, ...innerOf(form)]),
    folding: foldingFor(
      forms.map((form) => form.folded),
      fullFolding,
    ),
  };
}
