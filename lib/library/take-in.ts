/** Documents, packages and glossaries come into the library. */
import { type DocumentId, termAddress } from "../document/address";
import type { ReadDocument } from "../document/block";
import { type SourceDetails, UNKNOWN_SOURCE } from "../document/source";
import type { Package } from "../exchange/package";
import { passagesOf } from "../reading/passages-of";
import {
  COLOURS,
  type DeliveredFile,
  type LibraryItem,
  type TermEntry,
  itemKey,
} from "../record/record";
import { keepFile } from "../store/delivered-files";
import { baseOf } from "../store/document-records";
import type { LibraryChange } from "../store/note-writer";
import type { DocumentRecord, DocumentRecords } from "../store/shapes";
import { type Failed, changeRecords, now, orFailed } from "./change-records";
import { followersOf, putText } from "./document-texts";
import type { Brought } from "./read-brought";

/** The document or glossary that was taken in, or what went wrong. */
export type TakeResult = { readonly kind: "taken"; readonly document: DocumentId } | Failed;

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
export function addDocument(
  brought: NewDocument,
  all: readonly DocumentRecord[],
): Promise<TakeResult> {
  return orFailed(async () => {
    const document = newId();
    const item: LibraryItem = {
      ...newItem(document, brought.title, all),
      kind: "document",
      ...(await whatWasRead(brought, UNKNOWN_SOURCE)),
    };
    return take(document, [{ id: item.id, base: null, after: item }], () =>
      putText(item, passagesOf(brought.read)),
    );
  });
}

/**
 * Puts a newer version of a document in the place of its file. Its terms stay, and its notes follow
 * their passages. All of this is one change.
 */
export function replaceDocument(
  { document: { item }, passages }: DocumentRecords,
  brought: NewDocument,
): Promise<TakeResult> {
  return orFailed(async () => {
    const { document } = item;
    const newer = passagesOf(brought.read);
    const modified = now();
    const { facts, followers } = await followersOf(item, passages, newer, modified);
    const after: LibraryItem = {
      ...item,
      ...facts,
      modified,
      title: brought.title,
      ...(await whatWasRead(brought, item.details)),
    };
    const changes = [{ id: item.id, base: baseOf(item), after }, ...followers];
    return take(document, changes, () => putText(after, newer));
  });
}

/**
 * Adds what a package has: a document with its glossary, or a glossary alone. It gets ids of its own,
 * so that a package cannot replace what is in the library.
 *
 * @param read its document, if it has one
 */
export function addPackage(
  { item: given, entries, bytes }: Package,
  read: ReadDocument | null,
  title: string,
  all: readonly DocumentRecord[],
): Promise<TakeResult> {
  return orFailed(async () => {
    const document = newId();
    const kept = bytes && { hash: await keepFile(bytes), bytes: bytes.length };
    const { language, details, file, dropped, refused, setAside, corrected } = given;
    const item: LibraryItem = {
      ...newItem(document, title, all),
      kind: bytes ? "document" : "glossary",
      language,
      details,
      file: file && kept && { ...file, ...kept },
      dropped,
      refused,
      setAside,
      corrected,
    };
    const { created } = item;
    const own = entries.map((it): TermEntry => {
      const id = termAddress(document, it.term.id);
      return { ...it, id, document, created, modified: created };
    });
    const changes = [item, ...own].map((after) => ({ id: after.id, base: null, after }));
    return take(document, changes, async () => {
      if (read) await putText(item, passagesOf(read));
    });
  });
}

/** Adds an empty glossary without a document. */
export function addGlossary(title: string, all: readonly DocumentRecord[]): Promise<TakeResult> {
  const document = newId();
  const item = { ...newItem(document, title, all), kind: "glossary" } as const;
  return take(document, [{ id: item.id, base: null, after: item }]);
}

/** @param then what is derived from the records once they are changed */
async function take(
  document: DocumentId,
  changes: readonly LibraryChange[],
  then?: () => Promise<void>,
): Promise<TakeResult> {
  const result = await changeRecords(changes);
  if (result.kind === "failed") return result;
  await then?.();
  return { kind: "taken", document };
}

/**
 * Keeps the file of a document, and tells what is known of it.
 *
 * @param known what is known of the source from before, for what a file does not say
 */
async function whatWasRead(
  { read: { language, details, format }, file: { name, bytes, address }, encoding }: NewDocument,
  known: SourceDetails,
): Promise<Pick<LibraryItem, "language" | "details" | "file">> {
  const hash = await keepFile(bytes);
  const file: DeliveredFile = {
    hash,
    name,
    bytes: bytes.length,
    format,
    encoding,
    isPage: address !== null,
  };
  return { language, details: { ...known, ...details }, file };
}

function newId(): DocumentId {
  return crypto.randomUUID() as DocumentId;
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
    details: UNKNOWN_SOURCE,
    file: null,
    order: Math.max(0, ...all.map(({ order }) => order)) + 1,
    isOn: true,
    role: "lit",
    colour: free ?? all.length % COLOURS,
    sites: [],
    dropped: [],
    refused: [],
    setAside: [],
    corrected: {},
  };
}
