/**
 * The library as it is derived from the user's records: the list of documents, and the terms of
 * each with their occurrences. It is derived anew whenever a record has changed, and at a start if
 * the background was ended before it could be.
 */
import { bundle } from "@/data/bundle";
import type { Term, WrittenTerm } from "@/lib/glossary/term";
import { termsOfFacts } from "@/lib/glossary/terms-of-facts";
import type { DocumentId } from "@/lib/document/address";
import { type LibraryItem, type LibraryRecord, type TermEntry, byOrder } from "@/lib/record/record";
import {
  bundledItem,
  documentRecordOf,
  termRecordsOf,
  withOccurrences,
} from "@/lib/store/document-records";
import {
  type DerivedTerms,
  derivedState,
  libraryRecords,
  libraryState,
  putDerivedTerms,
  textEditions,
} from "@/lib/store/library";
import { allDocuments, factsIn, passagesIn } from "@/lib/store/read-documents";
import { bundledGlossary, bundledReport } from "./bundled";
import { makeQueue } from "@/lib/slices/in-turn";

/** One derivation after another: if two ran at once, the one that read first could write last. */
const inTurn = makeQueue();

/** Documents whose terms have changed since they were derived; null if any may have. */
let changed: Set<DocumentId> | null = null;

/** Records that records of these documents have been changed. */
export function libraryChanges(documents: Iterable<DocumentId>): void {
  if (changed) for (const it of documents) changed.add(it);
}

/** Records that any record may have been changed: the two copies of them were compared. */
export function doubtLibrary(): void {
  changed = null;
}

/**
 * Derives what has changed. If nothing is known of what has changed, everything is derived anew,
 * unless it was derived from the same records.
 *
 * @returns whether anything was derived
 * @throws StoreError
 */
export function deriveLibrary(): Promise<boolean> {
  return inTurn(async () => {
    if (changed?.size === 0) return false;
    const [state, derived] = await Promise.all([libraryState(), derivedState()]);
    const only = derived === null ? null : changed;
    if (changed === null && state === derived) {
      changed = new Set();
      return false;
    }
    changed = new Set();
    try {
      await deriveNow(only, state);
    } catch (error) {
      changed = null;
      throw error;
    }
    return true;
  });
}

async function deriveNow(only: ReadonlySet<DocumentId> | null, state: string): Promise<void> {
  const [records, before, texts] = await Promise.all([
    libraryRecords(),
    allDocuments(),
    textEditions(),
  ]);
  const derivedAt = new Map(before.map((it) => [it.id, it.derived]));
  const items = itemsOf(records);
  const entries = Map.groupBy(records.filter(isEntry), ({ document }) => document);
  const derived: DerivedTerms[] = [];
  for (const item of items) {
    const { document } = item;
    if (only && !only.has(document) && derivedAt.has(document)) continue;
    const own = entries.get(document) ?? [];
    const { terms, ofFacts } = await derivedOf(item, own);
    const origins = new Map(own.map(({ term, origin }) => [term.id, origin]));
    // A text that was read anew gives other places, although no record has changed.
    derivedAt.set(document, `${state} ${texts.get(document) ?? ""}`);
    derived.push({ document, terms: termRecordsOf(document, terms, origins), ofFacts });
  }
  const documents = items.map((it) => documentRecordOf(it, derivedAt.get(it.document) ?? state));
  await putDerivedTerms(documents, derived, state);
}

/** All items in the library's order. The bundled report is there whether it has a record or not. */
function itemsOf(records: readonly LibraryRecord[]): LibraryItem[] {
  const items = records.filter((it) => it.type === "Item");
  const hasBundled = items.some(({ document }) => document === bundle.report.id);
  return (hasBundled ? items : [...items, bundledItem(bundledReport())]).toSorted(byOrder);
}

function isEntry(record: LibraryRecord): record is TermEntry {
  return record.type === "Entry";
}

/** The terms of an item, and to which of them its figures and dates belong. */
async function derivedOf(
  item: LibraryItem,
  entries: readonly TermEntry[],
): Promise<{ terms: Term[]; ofFacts: ReadonlyMap<string, string> | null }> {
  const own = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ term }) => term);
  // The editors of the bundled glossary have said what its figures belong to.
  if (item.kind === "bundled") return { terms: bundledTerms(own), ofFacts: null };
  if (own.length === 0) return { terms: [], ofFacts: new Map() };
  const [passages, facts] = await Promise.all([passagesIn(item.document), factsIn(item.document)]);
  const terms = withOccurrences(own, passages);
  return { terms, ofFacts: termsOfFacts(facts, passages, terms) };
}

/** The bundled terms, with those that the user has changed or added in their place. */
function bundledTerms(own: readonly WrittenTerm[]): Term[] {
  const { terms } = bundledGlossary();
  if (own.length === 0) return [...terms];
  const changedIds = new Set(own.map(({ id }) => id));
  const all = [...terms.filter(({ id }) => !changedIds.has(id)), ...own];
  return withOccurrences(all, bundledReport().passages);
}
