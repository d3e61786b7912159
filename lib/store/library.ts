/**
 * The library in the database: the user's records, and what is derived from them. Derived data is
 * written by whoever derives it, in one transaction; the records are written by the writer of notes
 * alone. Every function throws only `StoreError`.
 */
import { type StoreNames, unwrap } from "idb";
import type { DocumentId, TermAddress } from "../document/address";
import { type Figure, type TimelineItem, factKey } from "../glossary/figure";
import type { Glossary } from "../glossary/term";
import type { DocumentText, Passage } from "../document/passage";
import { parseLibraryRecord } from "../record/parse-record";
import type { LibraryRecord } from "../record/record";
import { recordsOf } from "./document-records";
import { withStore as ask } from "./open";
import { isCount, markOf } from "./reconcile";
import type { Schema } from "./schema";
import type { DocumentRecord, FigureRecord, TermRecord, TimelineRecord } from "./shapes";

/** All records of the library that are valid. An invalid one is left out, and stays as it is. */
export function libraryRecords(): Promise<LibraryRecord[]> {
  return ask(async (database) =>
    (await database.getAll("library")).flatMap(({ value }) => parseLibraryRecord(value) ?? []),
  );
}

/** The state of the library's records: it changes with each of them. */
export function libraryState(): Promise<string> {
  return ask(async (database) => {
    const { seq } = markOf(await database.get("marks", "library")) ?? { seq: 0 };
    return String(isCount(seq) ? seq : 0);
  });
}

/** The state of the library from which the terms of the documents were derived last; null if never. */
export function derivedState(): Promise<string | null> {
  return ask(async (database) => (await database.get("installed", "library"))?.edition ?? null);
}

/** The terms of a document, as they are derived. */
export interface DerivedTerms {
  readonly document: DocumentId;
  readonly terms: readonly TermRecord[];
  /** The ids of the terms that its figures and dates belong to, by `factKey`; null to leave them as they are. */
  readonly ofFacts: ReadonlyMap<string, string> | null;
}

/**
 * Replaces the list of documents, and the terms of some of them with what their facts belong to. The terms and the text of a document
 * that is no longer in the list are removed. (The text can be read again from its file.)
 *
 * @param all the documents of the library, in any order
 * @param changed those whose terms are replaced
 * @param state the state of the records that all of this was derived from
 */
export function putDerivedTerms(
  all: readonly DocumentRecord[],
  changed: readonly DerivedTerms[],
  state: string,
): Promise<void> {
  const names = ["documents", "terms", "passages", "figures", "timeline", "installed"] as const;
  return writeAtOnce(names, (stores) => {
    const { documents, terms, installed } = stores;
    const kept = new Set(all.map(({ id }) => id));
    replaceTerms(terms, kept, changed);
    for (const it of changed) if (it.ofFacts) linkFacts(stores, it.document, it.ofFacts);
    const texts = installed.getAllKeys(IDBKeyRange.bound(TEXT, `${TEXT}\uffff`));
    texts.onsuccess = () => {
      for (const key of texts.result as string[]) {
        const document = key.slice(TEXT.length) as DocumentId;
        if (kept.has(document)) continue;
        putText(stores, document, { passages: [], figures: [], timeline: [] });
        installed.delete(key);
      }
    };
    documents.clear();
    for (const it of all) documents.put(it);
    installed.put({ key: "library", edition: state });
  });
}

/** What the names of texts begin with among what is installed. */
const TEXT = "text ";

/** What is read from a document's text. */
export interface DerivedText {
  readonly passages: readonly Passage[];
  readonly figures: readonly Figure[];
  readonly timeline: readonly TimelineItem[];
}

/**
 * Replaces what was read from a document's file.
 *
 * @param edition the file and the parser that it was read with
 */
export function putDerivedText(
  document: DocumentId,
  text: DerivedText,
  edition: string,
): Promise<void> {
  return writeAtOnce(["passages", "figures", "timeline", "installed"], (stores) => {
    putText(stores, document, text);
    stores.installed.put({ key: TEXT + document, edition });
  });
}

/** From what the text of each document was read, by document. */
export function textEditions(): Promise<ReadonlyMap<string, string>> {
  return ask(async (database) => {
    const found = await database.getAll("installed");
    return new Map(
      found.flatMap(({ key, edition }) =>
        key.startsWith(TEXT) ? [[key.slice(TEXT.length), edition] as const] : [],
      ),
    );
  });
}

/**
 * Installs the bundled report and its glossary. What the user has decided of them is to be derived
 * anew afterwards. Notes, records and other documents are not touched.
 */
export function installBundle(
  edition: string,
  report: DocumentText,
  glossary: Glossary,
): Promise<void> {
  const { document, terms, ...text } = recordsOf(report, glossary);
  const names = ["installed", "documents", "passages", "terms", "figures", "timeline"] as const;
  return writeAtOnce(names, (stores) => {
    replaceTerms(stores.terms, null, [{ document: document.id, terms, ofFacts: null }]);
    stores.documents.put(document);
    putText(stores, document.id, text);
    stores.installed.put({ key: "bundle", edition });
    stores.installed.delete("library");
  });
}

/** The stores of what is read from documents. */
interface TextStores {
  readonly passages: IDBObjectStore;
  readonly figures: IDBObjectStore;
  readonly timeline: IDBObjectStore;
}

/**
 * Writes everything or nothing, in a transaction of its own. The stores are without idb's wrapper: a
 * promise for each of very many records costs more than the record, and a failed request ends the
 * transaction anyway.
 */
function writeAtOnce<Name extends StoreNames<Schema>>(
  names: readonly Name[],
  write: (stores: Readonly<Record<Name, IDBObjectStore>>) => void,
): Promise<void> {
  return ask(async (database) => {
    const transaction = database.transaction([...names], "readwrite");
    const plain = unwrap(transaction);
    const stores = names.map((it) => [it, plain.objectStore(it)] as const);
    try {
      write(Object.fromEntries(stores) as Record<Name, IDBObjectStore>);
    } catch (error) {
      // A value that cannot be cloned throws at once, but does not end the transaction. Half of the
      // data would be kept.
      transaction.done.catch(() => {});
      transaction.abort();
      throw error;
    }
    await transaction.done;
  });
}

function putText(
  stores: TextStores,
  document: DocumentId,
  { passages, figures, timeline }: DerivedText,
): void {
  const own = IDBKeyRange.bound([document, ""], [document, []]);
  const parts = [
    [stores.passages, passages],
    [stores.figures, figures],
    [stores.timeline, timeline],
  ] as const;
  for (const [store, records] of parts) {
    store.delete(own);
    for (const [order, it] of records.entries()) store.put({ ...it, document, order });
  }
}

/** Writes to which terms the stored figures and dates of a document belong. */
function linkFacts(
  { figures, timeline }: Pick<TextStores, "figures" | "timeline">,
  document: DocumentId,
  terms: ReadonlyMap<string, string>,
): void {
  for (const store of [figures, timeline]) {
    const walk = store.openCursor(IDBKeyRange.bound([document, ""], [document, []]));
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return;
      const fact = cursor.value as FigureRecord | TimelineRecord;
      const term = terms.get(factKey(fact)) ?? null;
      if (term !== fact.term) cursor.update({ ...fact, term });
      cursor.continue();
    };
  }
}

/**
 * Replaces the terms of documents.
 *
 * @param kept the documents whose terms stay; null if all others stay
 */
function replaceTerms(
  terms: IDBObjectStore,
  kept: ReadonlySet<DocumentId> | null,
  changed: readonly DerivedTerms[],
): void {
  const ids = new Set(changed.map(({ document }) => document));
  const addresses = new Set(changed.flatMap((it) => it.terms.map(({ address }) => address)));
  const isGone = (id: DocumentId): boolean => ids.has(id) || kept?.has(id) === false;
  const walk = terms.index("document").openKeyCursor();
  walk.onsuccess = () => {
    const cursor = walk.result;
    if (!cursor) return;
    // The new terms are there already.
    const isNew = addresses.has(cursor.primaryKey as TermAddress);
    if (isGone(cursor.key as DocumentId) && !isNew) terms.delete(cursor.primaryKey);
    cursor.continue();
  };
  for (const it of changed) for (const term of it.terms) terms.put(term);
}
