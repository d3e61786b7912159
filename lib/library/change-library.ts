/** What the user does with the library: each action is one change of its records, which can be undone. */
import type { Annotation } from "../annotation/model";
import { alignPassages } from "../document/align-passages";
import type { ReadDocument } from "../document/block";
import { type DocumentId, termAddress } from "../document/address";
import type { Package } from "../exchange/package";
import type { Term } from "../glossary/term";
import type { Outcome } from "../messages/outcomes";
import { send } from "../messages/send";
import {
  COLOURS,
  type DeliveredFile,
  type LibraryItem,
  type LibraryRecord,
  type TermEntry,
  type TermOrigin,
  itemKey,
} from "../record/record";
import { passagesOf } from "../reading/passages-of";
import { allAnnotations } from "../store/all-notes";
import { baseOf } from "../store/document-records";
import { hashOf, keepFile } from "../store/delivered-files";
import { libraryRecords } from "../store/library";
import { allDocuments } from "../store/read-documents";
import type { DocumentRecord, DocumentRecords } from "../store/shapes";
import { putText } from "./document-texts";
import { followingEntries, followingNotes } from "./follow-passages";
import type { Brought } from "./read-brought";
import { troubleOf } from "./trouble";

/** The result of a change: the number in the history by which it can be undone, or what went wrong. */
export type ChangeResult =
  | { readonly kind: "changed"; readonly undo: number | null }
  | { readonly kind: "failed"; readonly info: NonNullable<Outcome> };

interface Change {
  readonly id: string;
  readonly base: string | null;
  readonly after: LibraryRecord | Annotation | null;
}

async function change(changes: readonly Change[]): Promise<ChangeResult> {
  try {
    const outcome = await send("library.change", { changes });
    if (outcome.kind === "changed") return outcome;
    return { kind: "failed", info: { trouble: "changed-since", message: "" } };
  } catch (error) {
    return { kind: "failed", info: troubleOf(error) };
  }
}

function now(): string {
  return new Date().toISOString();
}

/** Changes what is decided of a document or glossary. */
export function changeItem(
  item: LibraryItem,
  changes: Partial<LibraryItem>,
): Promise<ChangeResult> {
  const after = { ...item, ...changes, modified: now() };
  return change([{ id: item.id, base: baseOf(item), after }]);
}

/** The number of times that a change is tried if another change came in between. */
const TRIES = 5;

/**
 * Changes what is decided of a document as it is stored now, whatever the caller has read before.
 *
 * @param changesOf the changes of the item
 */
export async function changeLatest(
  document: DocumentId,
  changesOf: (item: LibraryItem) => Partial<LibraryItem>,
): Promise<ChangeResult> {
  let result: ChangeResult = { kind: "changed", undo: null };
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const [records, documents] = await Promise.all([libraryRecords(), allDocuments()]);
      const recorded = records.find((it) => it.type === "Item" && it.document === document);
      const item = recorded ?? documents.find(({ id }) => id === document)?.item;
      if (item?.type !== "Item") return result;
      result = await changeItem(item, changesOf(item));
    } catch (error) {
      return { kind: "failed", info: troubleOf(error) };
    }
    if (result.kind === "changed" || result.info.trouble !== "changed-since") break;
  }
  return result;
}

/**
 * Moves an item up or down by one place.
 *
 * @param all the items of the library in their order
 */
export function moveItem(
  item: LibraryItem,
  by: 1 | -1,
  all: readonly LibraryItem[],
): Promise<ChangeResult> {
  const index = all.findIndex(({ id }) => id === item.id);
  const next = all[index + by];
  if (!next) return Promise.resolve({ kind: "changed", undo: null });
  const beyond = all[index + 2 * by];
  const order = beyond ? (next.order + beyond.order) / 2 : next.order + by;
  return changeItem(item, { order });
}

/** The result of adding something to the library. */
export type AddResult =
  | { readonly kind: "added"; readonly undo: number | null; readonly document: DocumentId }
  | Extract<ChangeResult, { kind: "failed" }>;

/** A document that has been read, and what the user has chosen for it. */
export interface NewDocument {
  readonly read: ReadDocument;
  readonly file: Brought;
  readonly title: string;
  /** The encoding that the user has chosen; null if it is the detected one. */
  readonly encoding: string | null;
}

/**
 * Adds a document to the library: its file first, then its record, then its text. If this is ended
 * in between, there is nothing of it, or all of it (the text is read again from the file).
 */
export async function addDocument(
  { read, file, title, encoding }: NewDocument,
  all: readonly DocumentRecord[],
): Promise<AddResult> {
  const document = crypto.randomUUID() as DocumentId;
  try {
    const hash = await keepFile(file.bytes);
    const item: LibraryItem = {
      ...newItem(document, title, all),
      kind: "document",
      language: read.language,
      details: read.details,
      file: delivered(hash, file, read, encoding),
    };
    const result = await change([{ id: item.id, base: null, after: item }]);
    if (result.kind === "failed") return result;
    await putText(item, read);
    return { kind: "added", undo: result.undo, document };
  } catch (error) {
    return { kind: "failed", info: troubleOf(error) };
  }
}

/**
 * Puts a newer version of a document in the place of its file. Its terms stay, and its notes follow
 * their passages. All of this is one change.
 */
export async function replaceDocument(
  { document: { item }, passages }: DocumentRecords,
  { read, file, title, encoding }: NewDocument,
): Promise<ChangeResult> {
  try {
    const newer = passagesOf(read);
    const changes = alignPassages(passages, newer);
    const hash = await keepFile(file.bytes);
    const after: LibraryItem = {
      ...item,
      modified: now(),
      title,
      language: read.language,
      details: read.details,
      file: delivered(hash, file, read, encoding),
      // Facts are known by their places, which are others now.
      dropped: [],
      refused: [],
      corrected: {},
    };
    const [records, notes] = await Promise.all([libraryRecords(), allAnnotations()]);
    const { modified } = after;
    const followed = [
      ...followingEntries(records, item.document, changes, modified),
      ...followingNotes(notes, item.document, changes, newer, modified),
    ];
    const result = await change([
      { id: item.id, base: baseOf(item), after },
      ...followed.map((it) => ({
        id: it.before.id,
        base: it.before.modified,
        after: it.after,
      })),
    ]);
    if (result.kind === "changed") await putText(after, read);
    return result;
  } catch (error) {
    return { kind: "failed", info: troubleOf(error) };
  }
}

/**
 * Adds what a package has: a document with its glossary, or a glossary alone. It gets ids of its own,
 * so that a package cannot replace what is in the library.
 *
 * @param read its document, if it has one
 */
export async function addPackage(
  { item: given, entries, bytes }: Package,
  read: ReadDocument | null,
  title: string,
  all: readonly DocumentRecord[],
): Promise<AddResult> {
  const document = crypto.randomUUID() as DocumentId;
  try {
    if (bytes) await keepFile(bytes);
    const { language, details, file, dropped, refused, corrected } = given;
    const item: LibraryItem = {
      ...newItem(document, title, all),
      kind: bytes ? "document" : "glossary",
      language,
      details,
      file: file && bytes && { ...file, hash: await hashOf(bytes), bytes: bytes.length },
      dropped,
      refused,
      corrected,
    };
    const own = entries.map((it): TermEntry => {
      const { created } = item;
      const id = termAddress(document, it.term.id);
      return { ...it, id, document, created, modified: created };
    });
    const result = await change(
      [item, ...own].map((after) => ({ id: after.id, base: null, after })),
    );
    if (result.kind === "failed") return result;
    if (read) await putText(item, read);
    return { kind: "added", undo: result.undo, document };
  } catch (error) {
    return { kind: "failed", info: troubleOf(error) };
  }
}

function delivered(
  hash: string,
  { name, bytes, address }: Brought,
  { format }: ReadDocument,
  encoding: string | null,
): DeliveredFile {
  return { hash, name, bytes: bytes.length, format, encoding, isPage: address !== null };
}

/** Adds an empty glossary without a document. */
export async function addGlossary(
  title: string,
  all: readonly DocumentRecord[],
): Promise<ChangeResult & { readonly document: DocumentId }> {
  const document = crypto.randomUUID() as DocumentId;
  const item = { ...newItem(document, title, all), kind: "glossary" } as const;
  return { ...(await change([{ id: item.id, base: null, after: item }])), document };
}

function newItem(document: DocumentId, title: string, all: readonly DocumentRecord[]): LibraryItem {
  const created = now();
  const used = new Set(all.map(({ item }) => item.colour));
  const free = Array.from({ length: COLOURS }, (_, i) => i).find((it) => !used.has(it));
  return {
    id: itemKey(document),
    type: "Item",
    document,
    created,
    modified: created,
    title,
    kind: "document",
    language: "zh-CN",
    details: { title: null, author: null, publisher: null, date: null, address: null },
    file: null,
    order: Math.max(0, ...all.map(({ order }) => order)) + 1,
    isOn: true,
    role: "lit",
    colour: free ?? all.length % COLOURS,
    sites: [],
    dropped: [],
    refused: [],
    corrected: {},
  };
}

/** Removes a document or glossary with its terms. Notes stay, and so does the file until it cannot be undone any more. */
export async function removeItem(item: LibraryItem): Promise<ChangeResult> {
  try {
    const own = (await libraryRecords()).filter((it) => it.document === item.document);
    return await change(own.map(({ id, modified }) => ({ id, base: modified, after: null })));
  } catch (error) {
    return { kind: "failed", info: troubleOf(error) };
  }
}

/**
 * Saves an entry: a new one, or a new version of one.
 *
 * @param before the version that was changed; null for a new entry, and for one of the bundled
 *   glossary that has not been changed before
 */
export function saveEntry(
  document: DocumentId,
  term: Omit<Term, "occurrences">,
  before: TermEntry | null,
  origin: TermOrigin | null = before?.origin ?? null,
): Promise<ChangeResult> {
  const modified = now();
  const id = termAddress(document, term.id);
  const after: TermEntry = {
    id,
    type: "Entry",
    document,
    created: before?.created ?? modified,
    modified,
    term,
    origin,
  };
  return change([{ id, base: before?.modified ?? null, after }]);
}

/** Saves new entries of a document, all as one change. */
export function saveEntries(
  document: DocumentId,
  terms: readonly Omit<Term, "occurrences">[],
): Promise<ChangeResult> {
  const created = now();
  return change(
    terms.map((term) => {
      const id = termAddress(document, term.id);
      const after: TermEntry = {
        id,
        type: "Entry",
        document,
        created,
        modified: created,
        term,
        origin: null,
      };
      return { id, base: null, after };
    }),
  );
}

/** Deletes an entry. One of the bundled glossary is then as it came. */
export function deleteEntry({ id, modified }: TermEntry): Promise<ChangeResult> {
  return change([{ id, base: modified, after: null }]);
}

/** The user's own version of an entry; null if there is none. */
export async function readEntry(document: DocumentId, term: string): Promise<TermEntry | null> {
  const id = termAddress(document, term);
  const found = (await libraryRecords()).find((it) => it.id === id);
  return found?.type === "Entry" ? found : null;
}
