import { variantsFor } from "../text/variants";
import { LEXICON_VERSION, type Lexicon } from "./lexicon-shape";
import type { WrittenForm } from "./term";
import { foldedForms } from "./written-forms";

/** The lexicon of these terms, which have passed `parseGlossary`. */
export function makeLexicon(
  terms: readonly { readonly address: string; readonly forms: readonly WrittenForm[] }[],
): Lexicon {
  const forms = foldedForms(terms);
  return {
    version: LEXICON_VERSION,
    terms: terms.map((term) => term.address),
    forms: forms.map(({ folded, term, ambiguous }) => [folded, term, ambiguous ? 1 : 0]),
    variants: variantsFor(forms.map((form) => form.folded)),
  };
}
