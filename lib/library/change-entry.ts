/** The terms that the user writes into a glossary. */
import type { Annotation } from "../annotation/model";
import { type DocumentId, termAddress } from "../document/address";
import type { TermChange } from "../glossary/mend-glossary";
import type { WrittenTerm } from "../glossary/term";
import { send } from "../messages/send";
import type { TermEntry, TermOrigin } from "../record/record";
import { libraryRecords } from "../store/library";
import type { LibraryChange } from "../store/note-writer";
import type { DocumentRecords } from "../store/shapes";
import { type ChangeResult, changeRecords, now, onLatest, orFailed } from "./change-records";

/** A term that is new, with the syllables whose reading is not confirmed. */
export interface NewTerm {
  readonly term: WrittenTerm;
  readonly unconfirmed: readonly number[];
}

/** Saves new entries of a document, all as one change. */
export function saveEntries(
  document: DocumentId,
  terms: readonly NewTerm[],
): Promise<ChangeResult> {
  const modified = now();
  return changeRecords(
    terms.map(({ term, unconfirmed }) => {
      const after = { ...entryOf(document, term, modified), unconfirmed };
      return { id: after.id, base: null, after };
    }),
  );
}

/** A term as an editor saves it. */
export interface SavedTerm extends NewTerm {
  /**
   * The version that was changed; null for a new entry, and for one of the bundled glossary that
   * has not been changed before.
   */
  readonly before: TermEntry | null;
  readonly origin: TermOrigin | null;
}

/**
 * Saves an entry: a new one, or a new version of one.
 *
 * @param others other terms of its glossary that change with it: they declare its relations
 */
export function saveEntry(
  document: DocumentId,
  { term, unconfirmed, before, origin }: SavedTerm,
  others: readonly WrittenTerm[],
): Promise<ChangeResult> {
  return orFailed(async () => {
    const modified = now();
    const created = before?.created ?? modified;
    const after = { ...entryOf(document, term, modified), created, origin, unconfirmed };
    const known = await entriesIn(document);
    return changeRecords([
      { id: after.id, base: before?.modified ?? null, after },
      ...others.map((it) => changeOf(document, { id: it.id, after: it }, known, modified)),
    ]);
  });
}

/**
 * Changes terms of a document together, whatever the caller has read of them before. An entry of the
 * bundled glossary becomes the user's own. One that is the user's own and is deleted, is as it came.
 *
 * @param changesOf the changes among the terms as they are stored now
 * @param notes notes that move to another term with the change
 */
export function changeTerms(
  { document: { id: document }, terms }: DocumentRecords,
  changesOf: (terms: readonly WrittenTerm[]) => readonly TermChange[],
  notes: readonly { readonly before: Annotation; readonly source: string }[] = [],
): Promise<ChangeResult> {
  return onLatest(async () => {
    const modified = now();
    const known = await entriesIn(document);
    const latest = terms.map((it) => known.get(it.id)?.term ?? writtenOf(it));
    const changes = changesOf(latest).map((it) => changeOf(document, it, known, modified));
    if (changes.length === 0) return { kind: "changed", undo: null };
    return changeRecords([
      ...changes,
      ...notes.map(({ before, source }): LibraryChange => {
        const after = { ...before, modified, target: { ...before.target, source } };
        return { id: before.id, base: before.modified, after };
      }),
    ]);
  });
}

function changeOf(
  document: DocumentId,
  { id, after, confirmed = [] }: TermChange,
  known: ReadonlyMap<string, TermEntry>,
  modified: string,
): LibraryChange {
  const before = known.get(id);
  const base = before?.modified ?? null;
  if (after === null) return { id: termAddress(document, id), base, after };
  const entry = entryOf(document, after, modified);
  if (!before) return { id: entry.id, base, after: entry };
  const unconfirmed = before.unconfirmed.filter((it) => !confirmed.includes(it));
  return { id: entry.id, base, after: { ...before, modified, term: after, unconfirmed } };
}

/** What is written of a term that was derived. */
export function writtenOf({
  id,
  form,
  pinyin,
  kind,
  specificity,
  english,
  definition,
  basis,
  sources,
  forms,
  relations,
}: WrittenTerm): WrittenTerm {
  return {
    id,
    form,
    pinyin,
    kind,
    specificity,
    english,
    definition,
    basis,
    sources,
    forms,
    relations,
  };
}

function entryOf(document: DocumentId, term: WrittenTerm, created: string): TermEntry {
  return {
    id: termAddress(document, term.id),
    type: "Entry",
    document,
    created,
    modified: created,
    term,
    origin: null,
    unconfirmed: [],
  };
}

/** Deletes an entry. One of the bundled glossary is then as it came. */
export function deleteEntry({ id, modified }: TermEntry): Promise<ChangeResult> {
  return changeRecords([{ id, base: modified, after: null }]);
}

/** The user's own version of an entry; null if there is none. */
export async function readEntry(document: DocumentId, term: string): Promise<TermEntry | null> {
  return (await entriesIn(document)).get(term) ?? null;
}

/** The user's own entries of a document, by the ids of their terms. */
export async function entriesIn(document: DocumentId): Promise<ReadonlyMap<string, TermEntry>> {
  const records = await libraryRecords();
  return new Map(
    records.flatMap((it) =>
      it.type === "Entry" && it.document === document ? [[it.term.id, it]] : [],
    ),
  );
}

/** The ids of the terms that came with the program: they can be changed, but not deleted. */
export async function builtInTerms({ document }: DocumentRecords): Promise<ReadonlySet<string>> {
  if (document.item.kind !== "bundled") return new Set();
  const { terms } = await send("bundle.read", {});
  return new Set(terms.map(({ id }) => id));
}
