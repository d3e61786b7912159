import { LONGEST_FORM, type Term, type WrittenTerm } from "@/lib/glossary/term";
import { foldedForms } from "@/lib/glossary/written-forms";
import type { MessageKey } from "@/lib/i18n/translate";

/** What is wrong with a form of a written term, as a message. */
export interface EntryFault {
  /** The index of the form. */
  readonly form: number;
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string>>;
  /** It is said, and does not keep the term from being saved. */
  readonly isDoubt?: true;
}

/** The other terms of a glossary by their folded forms. */
export type KnownForms = ReadonlyMap<string, Term>;

/** The terms of a glossary beside the one that is written, by their forms. */
export function knownForms(terms: readonly Term[], own: string): KnownForms {
  const rest = terms.filter(({ id }) => id !== own);
  return new Map(foldedForms(rest).map(({ folded, term }) => [folded, rest[term] as Term]));
}

/** What is wrong with the forms of a term. A form beside the first that is empty is left out when it is saved. */
export function faultsOf(term: WrittenTerm, known: KnownForms): EntryFault[] {
  const seen = new Map<string, string>();
  return foldedForms([term]).flatMap(({ folded }, form): EntryFault[] => {
    const text = (term.forms[form]?.form ?? "").trim();
    if (text === "") return form === 0 ? [{ form, key: "termNoForm", params: {} }] : [];
    if (text.length > LONGEST_FORM) {
      const params = { form: `${text.slice(0, 20)}…`, limit: String(LONGEST_FORM) };
      return [{ form, key: "termTooLong", params }];
    }
    // Marks alone stand in every text.
    if (!/[^\p{P}\s]/u.test(folded))
      return [{ form, key: "termNothingLeft", params: { form: text } }];
    const other = known.get(folded);
    if (other) return [{ form, key: "termKnown", params: { form: text, other: other.form } }];
    const same = seen.get(folded);
    seen.set(folded, same ?? text);
    if (same === undefined) return [];
    return [{ form, key: "termTwice", params: { form: text, other: same }, isDoubt: true }];
  });
}
