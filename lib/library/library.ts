import { browser } from "wxt/browser";
import type { Annotation } from "../annotation/model";
import { type AskedPage, askedOf, isOnPage } from "../annotation/subjects";
import { noteFrom } from "../annotation/stored-note";
import { whole } from "../glossary/stored-entries";
import type { Outcome } from "../messages/outcomes";
import { readAddressRules } from "../private/originals";
import { comparedJournal } from "../private/safety";
import { RequestError, send } from "../messages/send";
import { FollowedNotes, byTime } from "../store/all-notes";
import {
  allFigures,
  allPassages,
  allTerms,
  allTimeline,
  installedEdition,
  notesMark,
} from "../store/read";
import { recordOf } from "../store/recovery";
import { StoreError, isUnread } from "../store/store-error";
import type { AnnotationRecord, ReportRecords } from "../store/shapes";
import { settle } from "./notes";

/** All that the store holds, as the extension's own pages show it. */
export interface Library extends ReportRecords {
  /** The latest changed first. */
  readonly annotations: readonly Annotation[];
  /** How many records of the bundled data are none, and are left out. */
  readonly leftOut: number;
  /** The notes on a term, a passage or a page, in the same order. */
  readonly notesOn: (subject: string) => readonly Annotation[];
  /** The notes that are a page's, in the same order. */
  readonly notesOnPage: (page: AskedPage) => readonly Annotation[];
  /** Why this build's own data could not be installed, where an earlier edition is shown instead. */
  readonly warning: string | null;
  /** Why the notes may not be all that there are: their two copies cannot be compared. */
  readonly notesTrouble: Outcome;
}

/** What this page has read: of the notes only what has changed is read again. */
const followed = new FollowedNotes();
type Bundled = ReportRecords & Pick<Library, "leftOut">;

let known: { readonly edition: string | null; readonly data: Bundled } | null = null;

/**
 * Reads the store, after the background has brought this build's data in, if that is not in it.
 *
 * @throws StoreError, or RequestError where there is no edition at all to show
 */
export async function loadLibrary(): Promise<Library> {
  try {
    return await readLibrary();
  } catch (error) {
    const notesTrouble = await settle(send("notes.ready", {}));
    // In a private window Firefox opens no database for anybody; the background is in none.
    const isPrivate = browser.extension.inIncognitoContext && error instanceof StoreError;
    // Else it can be read: what was wrong is something else, or over.
    if (!isPrivate && (!notesTrouble || !isUnread(notesTrouble.trouble))) throw error;
    return readWithoutStore(notesTrouble);
  }
}

/** Where the database cannot be read, as where it has found no room: what is read then comes from the background. */
async function readWithoutStore(notesTrouble: Outcome): Promise<Library> {
  const [data, annotations, rules] = await Promise.all([
    send("bundle.read", {}),
    journalNotes(),
    readAddressRules().catch(() => null),
  ]);
  const records = annotations.map((it) => recordOf(it, 0)).sort(byTime);
  const notes = notesIn(records, rules?.since ?? "");
  return { ...data, ...notes, leftOut: 0, warning: null, notesTrouble };
}

/** What the journal holds. @throws RequestError */
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

/** What a note of the journal is known by; of what is none its place there. */
function keyOf(stored: unknown, index: number): string {
  const id = typeof stored === "object" && stored !== null && "id" in stored ? stored.id : null;
  return typeof id === "string" ? id : `urn:x-cideng:unreadable:${index}`;
}

async function readLibrary(): Promise<Library> {
  const warning = await bringIn();
  const notesTrouble = await notesReady();
  const [data, records, rules] = await Promise.all([
    reportData(),
    followed.read(),
    readAddressRules(),
  ]);
  return { ...data, ...notesIn(records, rules?.since ?? ""), warning, notesTrouble };
}

async function reportData(): Promise<Bundled> {
  const edition = await installedEdition();
  if (known?.edition === edition) return known.data;
  const [terms, passages, figures, timeline] = await Promise.all([
    allTerms(),
    allPassages(),
    allFigures(),
    allTimeline(),
  ]);
  const stored = [terms, passages, figures, timeline];
  const data = {
    terms: whole("term", terms),
    passages: whole("passage", passages),
    figures: whole("figure", figures),
    timeline: whole("item", timeline),
  };
  const leftOut = countOf(stored) - countOf(Object.values(data));
  const bundled = { ...data, leftOut };
  known = { edition, data: bundled };
  return bundled;
}

function countOf(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** @param since ISO 8601: notes from before have addresses by earlier rules (`isOnPage`) */
function notesIn(
  records: readonly AnnotationRecord[],
  since: string,
): Pick<Library, "annotations" | "notesOn" | "notesOnPage"> {
  // Made when it is first asked for: a page that shows the list alone has no use for it.
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

/** The same array for the same records: what hangs on it need not be made again. */
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

/** Notes are read once both copies of them have been compared; that was done if it was since the browser's start. */
async function notesReady(): Promise<Outcome> {
  const [compared, mark] = await Promise.all([comparedJournal(), notesMark()]);
  const isKnown = compared !== null && mark !== null;
  return isKnown ? null : settle(send("notes.ready", {}));
}

async function bringIn(): Promise<string | null> {
  const installed = await installedEdition();
  // The background looks after what it has published too; nobody need wait for that.
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
