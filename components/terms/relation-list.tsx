import type { ComponentChildren, JSX } from "preact";
import type { TermAddress } from "@/lib/document/address";
import type { TermRecord } from "@/lib/store/shapes";
import type { RelationName } from "@/lib/glossary/relations";
import type { MessageKey } from "@/lib/i18n/translate";
import { useLocale } from "../locale";

export interface RelationListProps<T> {
  readonly related: readonly (T & { readonly name: RelationName; readonly form: string })[];
  /** Draws a term's name as a link or a button. */
  readonly children: (term: T & { readonly form: string }) => ComponentChildren;
}

/** The terms that a term is related to, grouped by the kind of relation. */
export function RelationList<T>({ related, children }: RelationListProps<T>): JSX.Element {
  const { t } = useLocale();
  if (related.length === 0) return <p class="hint">{t("noRelations")}</p>;
  const byName = [...Map.groupBy(related, ({ name }) => name)];
  return (
    <dl class="relations">
      {byName.map(([name, terms]) => (
        <div key={name}>
          <dt>{t(relationKey(name))}</dt>
          {terms.map((term) => (
            <dd key={term.form}>{children(term)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** The key of the message that names a kind of relation. */
/** The same, with a button for each term. */
export function RelationButtons({
  related,
  onOpen,
}: {
  related: TermRecord["related"];
  onOpen: (address: TermAddress) => void;
}): JSX.Element {
  return (
    <RelationList related={related}>
      {({ address, form }) => (
        <button type="button" lang="zh-CN" onClick={() => onOpen(address)}>
          {form}
        </button>
      )}
    </RelationList>
  );
}

export function relationKey(name: RelationName): MessageKey {
  return `relation_${name.replaceAll("-", "_")}` as MessageKey;
}
