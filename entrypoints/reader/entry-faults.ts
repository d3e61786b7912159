import type { Term, WrittenForm } from "@/lib/glossary/term";
import { foldedForms } from "@/lib/glossary/written-forms";
import type { MessageKey } from "@/lib/i18n/translate";

/** What is wrong with a written term, as a message. */
export interface EntryFault {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string>>;
}

/** What is wrong with a term; null if it can be saved. */
export function faultOf(
  term: Omit<Term, "occurrences">,
  others: readonly Term[],
): EntryFault | null {
  if (term.form === "") return { key: "termNoForm", params: {} };
  const own = foldedForms([term]);
  const empty = own.findIndex(({ folded }) => folded === "");
  if (empty >= 0) {
    const { form } = term.forms[empty] as WrittenForm;
    return { key: "termNothingLeft", params: { form } };
  }
  const rest = others.filter(({ id }) => id !== term.id);
  const known = new Map(foldedForms(rest).map(({ folded, term: index }) => [folded, rest[index]]));
  for (const [i, { folded }] of own.entries()) {
    const other = known.get(folded);
    const form = term.forms[i]?.form ?? term.form;
    if (other) return { key: "termKnown", params: { form, other: other.form } };
  }
  return null;
}
