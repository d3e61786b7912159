/** The derived records of a document: what is stored of it besides what the user has decided. */
import { findOccurrences } from "../glossary/find-occurrences";
import { neighboursOf } from "../glossary/relations";
import type { Glossary, Term, WrittenTerm } from "../glossary/term";
import { compileForms, foldedForms } from "../glossary/written-forms";
import { type DocumentId, termAddress } from "../document/address";
import type { DocumentText, Passage } from "../document/passage";
import { UNKNOWN_SOURCE } from "../document/source";
import { type LibraryItem, type TermOrigin, itemKey } from "../record/record";
import type { DocumentRecord, DocumentRecords, TermRecord } from "./shapes";

/** A time before all changes: the version of an item that nobody has changed yet. */
const NEVER = "1970-01-01T00:00:00.000Z";

/** What is decided of the bundled report before the user has decided anything. */
export function bundledItem(report: DocumentText): LibraryItem {
  const textOf = (role: Passage["role"]): string | null =>
    report.passages.find((it) => it.role === role)?.text ?? null;
  const title = textOf("headline");
  return {
    id: itemKey(report.id),
    type: "Item",
    document: report.id,
    created: NEVER,
    modified: NEVER,
    title: title ?? report.id,
    kind: "bundled",
    language: "zh-CN",
    details: { ...UNKNOWN_SOURCE, title, author: textOf("byline") },
    file: null,
    order: 0,
    isOn: true,
    role: "lit",
    colour: 0,
    sites: [],
    dropped: [],
    refused: [],
    setAside: [],
    corrected: {},
  };
}

/** The version on which a change of an item is based; null if it has never been recorded. */
export function baseOf({ modified }: LibraryItem): string | null {
  return modified === NEVER ? null : modified;
}

/**
 * An item as the list of documents has it.
 *
 * @param derived the state of the library when its terms were derived
 */
export function documentRecordOf(item: LibraryItem, derived: string): DocumentRecord {
  return { id: item.document, title: item.title, order: item.order, item, derived };
}

/** A report and its glossary as they are stored. */
export function recordsOf(report: DocumentText, glossary: Glossary): DocumentRecords {
  const document = report.id;
  return {
    document: documentRecordOf(bundledItem(report), ""),
    passages: report.passages.map((it, order) => ({ ...it, document, order })),
    terms: termRecordsOf(document, glossary.terms),
    figures: glossary.figures.map((it, order) => ({ ...it, document, order })),
    timeline: glossary.timeline.map((it, order) => ({ ...it, document, order })),
  };
}

/**
 * The terms of one document as they are stored: with their addresses and those of their neighbours.
 *
 * @param origins where the user met some of them, by id
 */
export function termRecordsOf(
  document: DocumentId,
  terms: readonly Term[],
  origins: ReadonlyMap<string, TermOrigin | null> = new Map(),
): TermRecord[] {
  return terms.map((term) => ({
    ...term,
    document,
    origin: origins.get(term.id) ?? null,
    address: termAddress(document, term.id),
    related: neighboursOf(term, terms).map(({ name, term: { id, form } }) => ({
      name,
      id,
      address: termAddress(document, id),
      form,
    })),
  }));
}

/** Entries with their occurrences in their document. */
export function withOccurrences(
  entries: readonly WrittenTerm[],
  passages: readonly Passage[],
): Term[] {
  // Nothing may remain of a form after folding. Such a form stands nowhere.
  const forms = foldedForms(entries).filter(({ folded }) => folded !== "");
  const found = findOccurrences(passages, forms, compileForms(forms), entries.length);
  return entries.map((entry, i) => ({ ...entry, occurrences: found[i] ?? [] }));
}
