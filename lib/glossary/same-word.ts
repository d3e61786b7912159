import type { DocumentId } from "../document/address";
import type { Term } from "./term";

/** Whether two terms have a written form in common. */
export function isSameWord(a: Pick<Term, "forms">, b: Pick<Term, "forms">): boolean {
  return a.forms.some(({ form }) => b.forms.some((it) => it.form === form));
}

/** Terms in the order of their documents. */
export function inOrderOf<T extends { readonly document: DocumentId }>(
  documents: readonly { readonly id: DocumentId }[],
  terms: readonly T[],
): T[] {
  const places = new Map(documents.map(({ id }, index) => [id, index]));
  const placeOf = ({ document }: T): number => places.get(document) ?? Infinity;
  return terms.toSorted((a, b) => placeOf(a) - placeOf(b));
}
