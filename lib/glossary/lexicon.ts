import { everyMatch } from "../matcher/matches";
import { foldingFor } from "../text/fold";
import { EDGE_CONTEXT, cutsLatinWord, stretchOf } from "../text/word-edges";
import { LEXICON_VERSION, type Lexicon } from "./lexicon-shape";
import { SPECIFICITIES, type Specificity, type WrittenForm } from "./term";
import type { Needs } from "../page/terms/term-finder";
import { type FoldedForm, compileForms, foldedForms, fullFolding } from "./written-forms";

/**
 * Makes the lexicon of these terms, which `parseGlossary` has accepted. If two terms have the same
 * form (in the glossaries of two reports), the form stands for the first, and leads to the other
 * like to terms inside it.
 */
export function makeLexicon(
  terms: readonly {
    readonly address: string;
    /** The id by which `beside` refers to the term. */
    readonly id?: string;
    /** `own` if it is not given. */
    readonly specificity?: Specificity;
    /** The colour of its glossary, from 0, which is also the default. */
    readonly colour?: number;
    readonly forms: readonly WrittenForm[];
  }[],
): Lexicon {
  // Nothing may remain of a stored form after folding. The other forms are lit anyway.
  const forms = foldedForms(terms).filter(({ folded }) => folded !== "");
  const table = compileForms(forms);
  /** The other terms inside a form, each once, from left to right. */
  const innerOf = ({ folded, term }: FoldedForm): Set<number> => {
    const inside = everyMatch(table, folded)
      .filter((it) => !cutsLatinWord(stretchOf(folded, it.start, it.end, EDGE_CONTEXT)))
      .map(({ pattern }) => forms[pattern]?.term ?? term);
    return new Set(inside.filter((it) => it !== term));
  };
  const indexOf = new Map(terms.map(({ address }, index) => [address, index]));
  /** A term of the same glossary, by its id: ids are valid only within their glossary. */
  const neighbourOf = (term: number, id: string): readonly number[] => {
    const { address = "", id: own = "" } = terms[term] ?? {};
    const index = indexOf.get(address.slice(0, address.length - own.length) + id);
    return index === undefined ? [] : [index];
  };
  const alike = new Map<string, FoldedForm[]>();
  for (const form of forms) {
    const group = alike.get(form.folded);
    if (group) group.push(form);
    else alike.set(form.folded, [form]);
  }
  return {
    version: LEXICON_VERSION,
    terms: terms.map((term) => term.address),
    specificities: terms.map(
      ({ specificity = "own" }) =>
        SPECIFICITIES.indexOf(specificity) as Lexicon["specificities"][number],
    ),
    colours: terms.map(({ colour = 0 }) => colour),
    forms: [...alike.values()].map((group) => {
      const [{ folded, term }] = group as [FoldedForm, ...FoldedForm[]];
      const others = new Set([
        ...group.map((it) => it.term),
        ...group.flatMap((it) => [...innerOf(it)]),
      ]);
      others.delete(term);
      return [folded, term, needsOf(group, neighbourOf), ...others];
    }),
    folding: foldingFor(
      forms.map((form) => form.folded),
      fullFolding,
    ),
  };
}

/** What a form needs if it belongs to several terms: the weakest condition among theirs. */
function needsOf(
  group: readonly FoldedForm[],
  neighbourOf: (term: number, id: string) => readonly number[],
): Needs {
  if (group.some((it) => !it.ambiguous && it.beside.length === 0)) return 0;
  if (group.some((it) => it.beside.length === 0)) return 1;
  return [
    ...new Set(group.flatMap(({ term, beside }) => beside.flatMap((id) => neighbourOf(term, id)))),
  ];
}
