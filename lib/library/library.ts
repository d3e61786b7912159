import { browser } from "wxt/browser";
import type { Annotation } from "../annotation/model";
import { type AskedPage, askedOf, isOnPage } from "../annotation/subjects";
import { noteFrom } from "../annotation/stored-note";
import { whole } from "../glossary/stored-entries";
import type { Outcome } from "../messages/outcomes";
import { readAddressRules } from "../private/originals";
import { settingsToShowBy } from "../private/stored-settings";
import { comparedJournal } from "../private/safety";
import { RequestError, send } from "../messages/send";
import { FollowedNotes, byTime } from "../store/all-notes";
import type { DocumentId } from "../document/address";
import { installedEdition, notesMark } from "../store/read";
import { derivedState, textEditions } from "../store/library";
import { allDocuments, countRecords, readDocument } from "../store/read-documents";
import { recordOf } from "../store/recovery";
import { StoreError, isUnread } from "../store/store-error";
import type {
  AnnotationRecord,
  DocumentRecord,
  DocumentRecords,
  FigureRecord,
  PassageRecord,
  TermRecord,
} from "../store/shapes";
import { settle } from "./notes";

/** All documents, in their order. */
export interface Contents {
  readonly documents: readonly DocumentRecords[];
  /** The same without their contents. */
  readonly records: readonly DocumentRecord[];
  /** The records of all documents together, for search and for lookups by address. */
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly FigureRecord[];
  /** The records of the documents that are on, for search. */
  readonly searched: {
    readonly terms: readonly TermRecord[];
    readonly passages: readonly PassageRecord[];
    readonly figures: readonly FigureRecord[];
  };
  /** How many stored records are none, and are left out. */
  readonly leftOut: number;
}

/** Everything in the store, in the form in which the extension's own pages show it. */
export interface Library extends Contents {
  /** Folded forms that are not offered as terms of any document. */
  readonly refused: readonly string[];
  /** The most recently changed first. */
  readonly annotations: readonly Annotation[];
  /** The notes on a term, a passage or a page, in the same order. */
  readonly notesOn: (subject: string) => readonly Annotation[];
  /** The notes that belong to a page, in the same order. */
  readonly notesOnPage: (page: AskedPage) => readonly Annotation[];
  /** Why this build's own data could not be installed, if an earlier edition is shown instead. */
  readonly warning: string | null;
  /** Why the notes may be incomplete: their two copies cannot be compared. */
  readonly notesTrouble: Outcome;
}

/** The notes that this page has read. Only changed notes are read again. */
const followed = new FollowedNotes();

/**
 * The contents that were read last, and what they were read from. They do not change when notes
 * change, and a document does not change when another one does.
 */
let known: { readonly edition: string; readonly contents: Contents } | null = null;
const knownDocuments = new Map<
  DocumentId,
  { readonly edition: string; readonly records: DocumentRecords }
>();

/** A document of the library, or undefined. */
export function documentOf(library: Library, id: DocumentId): DocumentRecords | undefined {
  return library.documents.find(({ document }) => document.id === id);
}

/**
 * Reads the store, after the background has installed this build's data if necessary.
 *
 * @throws StoreError, or RequestError if there is no edition at all to show
 */
export async function loadLibrary(): Promise<Library> {
  try {
    return await readLibrary();
  } catch (error) {
    const notesTrouble = await settle(send("notes.ready", {}));
    // In a private window, Firefox opens no database. The background is in no private window.
    const isPrivate = browser.extension.inIncognitoContext && error instanceof StoreError;
    // Otherwise the store can be read. The error has another cause, or is over.
    if (!isPrivate && (!notesTrouble || !isUnread(notesTrouble.trouble))) throw error;
    return readWithoutStore(notesTrouble);
  }
}

/**
 * Reads everything from the background, for a window in which the database cannot be read. This
 * happens if the disk is full, or in a private window of Firefox.
 */
async function readWithoutStore(notesTrouble: Outcome): Promise<Library> {
  const [data, annotations, rules] = await Promise.all([
    send("bundle.read", {}),
    journalNotes(),
    readAddressRules().catch(() => null),
  ]);
  const records = annotations.map((it) => recordOf(it, 0)).sort(byTime);
  const notes = notesIn(records, rules?.since ?? "");
  return { ...contentsOf([data], 0), refused: [], ...notes, warning: null, notesTrouble };
}

/**
 * The notes in the journal.
 *
 * @throws RequestError
 */
export async function journalNotes(): Promise<Annotation[]> {
  const annotations: Annotation[] = [];
  for (let from: number | null = 0; from !== null;) {
    const part: { annotations: readonly Annotation[]; next: number | null } = await send(
      "journal.read",
      { from },
    );
    for (const it of part.annotations)
      annotations.push(noteFrom(it, keyOf(it, annotations.length)));
    from = part.next;
  }
  return annotations;
}

/** The key of a note in the journal; for an invalid one, its index. */
function keyOf(stored: unknown, index: number): string {
  const id = typeof stored === "object" && stored !== null && "id" in stored ? stored.id : null;
  return typeof id === "string" ? id : `urn:x-cideng:unreadable:${index}`;
}

async function readLibrary(): Promise<Library> {
  const warning = await bringIn();
  const notesTrouble = await notesReady();
  const [found, records, rules, settings] = await Promise.all([
    contents(),
    followed.read(),
    readAddressRules(),
    settingsToShowBy(),
  ]);
  return {
    ...found,
    refused: settings.refusedTerms,
    ...notesIn(records, rules?.since ?? ""),
    warning,
    notesTrouble,
  };
}

async function contents(): Promise<Contents> {
  const [bundled, derived, texts, stored] = await Promise.all([
    installedEdition(),
    derivedState(),
    textEditions(),
    allDocuments(),
  ]);
  const edition = JSON.stringify([bundled, derived, stored.map((it) => it.derived), ...texts]);
  if (known?.edition === edition) return known.contents;
  const count = await countRecords();
  const documents = await Promise.all(
    stored.map((it) => documentAt(it, JSON.stringify([bundled, it.derived, texts.get(it.id)]))),
  );
  const leftOut = count - documents.reduce((sum, it) => sum + countOf(it), 0);
  known = { edition, contents: contentsOf(documents, leftOut) };
  return known.contents;
}

/** @param edition what the document's records were derived from */
async function documentAt(document: DocumentRecord, edition: string): Promise<DocumentRecords> {
  const before = knownDocuments.get(document.id);
  if (before?.edition === edition) return { ...before.records, document };
  const records = wholeDocument(await readDocument(document));
  knownDocuments.set(document.id, { edition, records });
  return records;
}

function wholeDocument(stored: DocumentRecords): DocumentRecords {
  return {
    document: stored.document,
    terms: whole("term", stored.terms),
    passages: whole("passage", stored.passages),
    figures: whole("figure", stored.figures),
    timeline: whole("item", stored.timeline),
  };
}

function contentsOf(documents: readonly DocumentRecords[], leftOut: number): Contents {
  return {
    documents,
    records: documents.map(({ document }) => document),
    searched: searchedIn(documents),
    terms: documents.flatMap(({ terms }) => terms),
    passages: documents.flatMap(({ passages }) => passages),
    figures: documents.flatMap(({ figures }) => figures),
    leftOut,
  };
}

function searchedIn(documents: readonly DocumentRecords[]): Contents["searched"] {
  const on = documents.filter(({ document }) => document.item.isOn);
  return {
    terms: on.flatMap(({ terms }) => terms),
    passages: on.flatMap(({ passages }) => passages),
    figures: on.flatMap(({ figures }) => figures),
  };
}

/** Of all records of a document, whatever sort they are. */
function countOf(it: DocumentRecords): number {
  return it.terms.length + it.passages.length + it.figures.length + it.timeline.length;
}

/** @param since ISO 8601: older notes have addresses by earlier rules (`isOnPage`) */
function notesIn(
  records: readonly AnnotationRecord[],
  since: string,
): Pick<Library, "annotations" | "notesOn" | "notesOnPage"> {
  // Made on first use: a page that only shows the list does not need it.
  let bySubject: Map<string, AnnotationRecord[]> | null = null;
  const recordsOn = (subject: string): readonly AnnotationRecord[] =>
    (bySubject ??= groupedBySubject(records)).get(subject) ?? [];
  return {
    annotations: annotationsIn(records),
    notesOn: (subject) => annotationsIn(recordsOn(subject)),
    notesOnPage(page) {
      const found = new Set(askedOf(page).flatMap(recordsOn));
      const here = [...found].filter(({ subjects, annotation: { created } }) =>
        isOnPage({ subjects, created }, page, since),
      );
      return annotationsIn(here.sort(byTime));
    },
  };
}

/** The same array for the same records, so that what depends on it need not be rebuilt. */
const annotationsOfRecords = new WeakMap<readonly AnnotationRecord[], readonly Annotation[]>();

function annotationsIn(records: readonly AnnotationRecord[]): readonly Annotation[] {
  const same = annotationsOfRecords.get(records);
  if (same) return same;
  const annotations = records.map(({ annotation }) => annotation);
  annotationsOfRecords.set(records, annotations);
  return annotations;
}

function groupedBySubject(records: readonly AnnotationRecord[]): Map<string, AnnotationRecord[]> {
  const groups = new Map<string, AnnotationRecord[]>();
  for (const record of records) {
    for (const subject of record.subjects) {
      const group = groups.get(subject);
      if (group) group.push(record);
      else groups.set(subject, [record]);
    }
  }
  return groups;
}

/**
 * Notes may be read once both copies have been compared. One comparison since the browser's start
 * is enough.
 */
async function notesReady(): Promise<Outcome> {
  const [compared, mark] = await Promise.all([comparedJournal(), notesMark()]);
  const isKnown = compared !== null && mark !== null;
  return isKnown ? null : settle(send("notes.ready", {}));
}

async function bringIn(): Promise<string | null> {
  const installed = await installedEdition();
  // The background also checks what it has published. Nobody needs to wait for that.
  const ready = send("bundle.ready", {});
  if (installed === __EDITION__) {
    ready.catch(() => {});
    return null;
  }
  try {
    await ready;
    return null;
  } catch (error) {
    const isRefused = error instanceof RequestError && error.trouble === "refused";
    if (isRefused && installed !== null) return error.message;
    throw error;
  }
}
