/**
 * Reads the stored documents. Each document can be read by itself, and so can the data of a few terms.
 * The records are not checked here (`glossary/stored-entries` does that). Every function throws only
 * `StoreError`.
 */
import type { DocumentId, TermAddress } from "../document/address";
import { withStore as ask } from "./open";
import type {
  DocumentRecord,
  DocumentRecords,
  FigureRecord,
  PassageRecord,
  TermRecord,
  TimelineRecord,
} from "./shapes";

/** All documents, in their order. */
export async function allDocuments(): Promise<DocumentRecord[]> {
  const all = await ask((database) => database.getAll("documents"));
  return all.toSorted((a, b) => a.order - b.order);
}

/** All terms of all documents, in the order of their addresses. */
export function allTerms(): Promise<TermRecord[]> {
  return ask((database) => database.getAll("terms"));
}

/** Everything in one document. Passages, figures and dates are in reading order, terms in the order of their addresses. */
export function readDocument(document: DocumentRecord): Promise<DocumentRecords> {
  return ask(async (database) => {
    const transaction = database.transaction(["passages", "terms", "figures", "timeline"]);
    const inOrder = rangeOf(document.id);
    const [passages, terms, figures, timeline] = await Promise.all([
      transaction.objectStore("passages").index("order").getAll(inOrder),
      transaction.objectStore("terms").index("document").getAll(document.id),
      transaction.objectStore("figures").index("order").getAll(inOrder),
      transaction.objectStore("timeline").index("order").getAll(inOrder),
    ]);
    return { document, passages, terms, figures, timeline };
  });
}

/** The passages of a document in reading order. */
export function passagesIn(document: DocumentId): Promise<PassageRecord[]> {
  return ask((database) => database.getAllFromIndex("passages", "order", rangeOf(document)));
}

/** The figures and dates of a document. */
export function factsIn(document: DocumentId): Promise<(FigureRecord | TimelineRecord)[]> {
  return ask(async (database) => {
    const own = rangeOf(document);
    const transaction = database.transaction(["figures", "timeline"]);
    const [figures, dates] = await Promise.all([
      transaction.objectStore("figures").index("order").getAll(own),
      transaction.objectStore("timeline").index("order").getAll(own),
    ]);
    return [...figures, ...dates];
  });
}

/** Everything of a document in an index by `order`. */
function rangeOf(document: DocumentId): IDBKeyRange {
  return IDBKeyRange.bound([document, 0], [document, Infinity]);
}

/**
 * The number of all stored passages, terms, figures and dates, of whatever document. A damaged record
 * may have none, and is then found under no document.
 */
export function countRecords(): Promise<number> {
  return ask(async (database) => {
    const stores = ["passages", "terms", "figures", "timeline"] as const;
    const transaction = database.transaction(stores);
    const counts = await Promise.all(stores.map((it) => transaction.objectStore(it).count()));
    return counts.reduce((sum, it) => sum + it, 0);
  });
}

/** The terms at these addresses, in the given order. Addresses without a term are left out. */
export function termsAt(addresses: readonly TermAddress[]): Promise<TermRecord[]> {
  return ask(async (database) => {
    const { store } = database.transaction("terms");
    const found = await Promise.all(addresses.map((it) => store.get(it)));
    return found.filter((it) => it !== undefined);
  });
}

/** The figures that belong to these terms. */
export function figuresOf(
  terms: readonly Pick<TermRecord, "document" | "id">[],
): Promise<FigureRecord[]> {
  return ask(async (database) => {
    const index = database.transaction("figures").store.index("term");
    return (await Promise.all(terms.map((it) => index.getAll([it.document, it.id])))).flat();
  });
}

/** The passages of a document with these ids, in the given order. Ids without a passage are left out. */
export function passagesWith(
  document: DocumentId,
  ids: readonly string[],
): Promise<PassageRecord[]> {
  return ask(async (database) => {
    const { store } = database.transaction("passages");
    const found = await Promise.all(ids.map((id) => store.get([document, id])));
    return found.filter((it) => it !== undefined);
  });
}
