import { type ComponentChildren, type JSX, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { DocumentId } from "@/lib/document/address";
import type { Translate } from "@/lib/i18n/translate";
import type { DocumentRecord } from "@/lib/store/shapes";
import { useLocale } from "./locale";
import { SourceLine } from "./source-line";

const Context = createContext<readonly DocumentRecord[]>([]);

/** Tells all components inside it the documents and glossaries by name. */
export function Sources({
  documents,
  children,
}: {
  documents: readonly DocumentRecord[];
  children: ComponentChildren;
}): JSX.Element {
  return <Context.Provider value={documents}>{children}</Context.Provider>;
}

/** A document or glossary as a source is named. */
export interface Source {
  readonly name: string;
  /** The colour of its line on pages; null if it is only looked up. */
  readonly colour: number | null;
  /** Whether it is the only one that is known, so that it need not be named everywhere. */
  readonly isOnly: boolean;
}

/** How the interface names a document: the bundled report by its short name, unless it was renamed. */
export function sourceName({ item }: DocumentRecord, t: Translate): string {
  const isAsItCame = item.kind === "bundled" && item.title === item.details.title;
  return isAsItCame ? t("sourceName") : item.title;
}

/** How the interface names a document, in the language of the name. */
export function SourceName({ document }: { document: DocumentRecord }): JSX.Element {
  const { t } = useLocale();
  const name = sourceName(document, t);
  const { item } = document;
  return <span lang={name === item.title ? item.language : undefined}>{name}</span>;
}

/** The name of a document, and its colour. */
export function useSource(document: DocumentId): Source {
  const { t } = useLocale();
  const documents = useContext(Context);
  const found = documents.find(({ id }) => id === document);
  const isOnly = documents.length < 2;
  if (!found) return { name: t("sourceName"), colour: 0, isOnly };
  const { role, colour } = found.item;
  return { name: sourceName(found, t), colour: role === "lit" ? colour : null, isOnly };
}

/** The line and the name of a document, before or after what is from it. */
export function SourceOf({ document }: { document: DocumentId }): JSX.Element {
  const { name, colour } = useSource(document);
  return (
    <span class="source">
      <SourceLine colour={colour} /> {name}
    </span>
  );
}

/** The same where it need be said: if there are several documents. */
export function SourceIfSeveral({ document }: { document: DocumentId }): JSX.Element | null {
  const { name, isOnly } = useSource(document);
  return isOnly ? null : <span class="of-source">{name}</span>;
}
