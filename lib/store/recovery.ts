import type { Database } from "./schema";
import type { AnnotationRecord, MarkRecord } from "./shapes";
import type { Annotation } from "../annotation/model";
import { isTexts, noteFrom } from "../annotation/stored-note";
import { subjectsOf } from "../annotation/subjects";
import type { IndexEntry } from "../journal/contract";
import type { Entry } from "../journal/journal";
import { documentOfKey, isLibraryKey } from "../record/record";
import type { NoteJournal } from "./note-journal";
import { type Mark, type Version, differencesOf, isCount, markOf, missingBy } from "./reconcile";

/** The differences found when both copies were compared, and how they were repaired. */
export interface Recovery {
  /** The number of notes that the database had lost and the journal restored. */
  readonly rebuilt: number;
  /** The number of notes that only the database had. */
  readonly reseeded: number;
  /** The minimum number of notes that existed according to some mark and are in neither copy. */
  readonly lost: number;
}

/** The number of values requested at once, in one message between two processes. */
const CHUNK = 500;

/**
 * Brings database and journal to the same state.
 *
 * @param told the mark when the notes were last published; null if they never were
 */
export async function recover(
  database: Database,
  journal: NoteJournal,
  told: Mark | null,
): Promise<Recovery> {
  const [state, index, kept, read, deleted, rows] = await Promise.all([
    journal.state(),
    journal.index(),
    database.get("marks", "notes"),
    database.getAll("annotations"),
    database.getAll("tombstones"),
    database.getAll("library"),
  ]);
  const records = numbered(read);
  const tombstones = numbered(deleted);
  const library = numbered(rows);
  const mark = markOf(kept);
  const versions: Version[] = [...records, ...library, ...tombstones].map(({ id, seq }) => [
    id,
    seq,
  ]);
  const { toDatabase, toJournal } = differencesOf(
    versions,
    index.map(([key, seq]) => [key, seq]),
  );
  await giveToJournal(journal, toJournal, [
    // A note too long for a message would keep all others out of the journal.
    ...records.map(({ id, seq, annotation }) => entryOf(id, seq, noteFrom(annotation, id))),
    ...library.map(({ id, seq, value }) => entryOf(id, seq, value)),
    ...tombstones.map(({ id, seq }) => entryOf(id, seq, null)),
  ]);
  const live = await giveToDatabase(database, journal, toDatabase, index);
  const inDatabase = new Set([...records, ...library].map(({ id }) => id));
  const seq = [...versions, ...index].reduce((most, [, it]) => Math.max(most, it), 0);
  const expected = { seq: state.lastSeq, live: state.expectedLive };
  return {
    rebuilt: countRebuilt(toDatabase, index, mark),
    reseeded: toJournal.filter((key) => inDatabase.has(key)).length,
    lost: missingBy([mark, expected, told], { seq, live }),
  };
}

/**
 * The records with valid numbers. The database returns null for a record that it cannot restore;
 * the journal's version then replaces it. An invalid number becomes 0, so that the journal's
 * version is newer.
 */
function numbered<T extends { readonly seq: number }>(stored: readonly (T | null)[]): T[] {
  return stored.filter((it) => it !== null).map((it) => (isCount(it.seq) ? it : { ...it, seq: 0 }));
}

/**
 * A change that had reached only the journal when the browser was killed does not count as a loss,
 * because nobody was told that it was saved.
 */
function countRebuilt(
  keys: readonly string[],
  index: readonly IndexEntry[],
  mark: Mark | null,
): number {
  const wanted = new Set(keys);
  const given = index.filter(([key, , isLive]) => isLive && wanted.has(key));
  const changes = new Set(given.map(([, seq]) => seq));
  const [only] = changes;
  const isUnfinished = mark !== null && changes.size === 1 && (only as number) > mark.seq;
  return isUnfinished ? 0 : given.length;
}

async function giveToJournal(
  journal: NoteJournal,
  keys: readonly string[],
  all: readonly Entry[],
): Promise<void> {
  const wanted = new Set(keys);
  const entries = all.filter(({ key }) => wanted.has(key));
  if (entries.length > 0) await journal.adopt(entries);
}

function entryOf(key: string, seq: number, value: unknown): Entry {
  return { key, seq, value };
}

/** @returns the number of notes afterwards */
async function giveToDatabase(
  database: Database,
  journal: NoteJournal,
  keys: readonly string[],
  index: readonly IndexEntry[],
): Promise<number> {
  const entries = [];
  for (let at = 0; at < keys.length; at += CHUNK) {
    entries.push(...(await journal.values(keys.slice(at, at + CHUNK))));
  }
  const transaction = database.transaction(
    ["annotations", "library", "tombstones", "marks"],
    "readwrite",
    { durability: "strict" },
  );
  const annotations = transaction.objectStore("annotations");
  const library = transaction.objectStore("library");
  const tombstones = transaction.objectStore("tombstones");
  const marks = transaction.objectStore("marks");
  const requests: Promise<unknown>[] = [];
  for (const { key, seq, value } of entries) {
    if (value === null) {
      const gone = isLibraryKey(key) ? library.delete(key) : annotations.delete(key);
      requests.push(gone, tombstones.put({ id: key, seq }));
    } else if (isLibraryKey(key)) {
      const row = { id: key, document: documentOfKey(key), seq, value };
      requests.push(tombstones.delete(key), library.put(row));
    } else {
      requests.push(
        tombstones.delete(key),
        annotations.put({ ...recordOf(value as Annotation, seq), id: key }),
      );
    }
  }
  await Promise.all(requests);
  const [notes, records, before] = await Promise.all([
    annotations.count(),
    library.count(),
    marks.get("notes"),
  ]);
  const live = notes + records;
  const last = index.reduce((most, [, seq]) => Math.max(most, seq), markOf(before)?.seq ?? 0);
  await marks.put({ key: "notes", seq: last, live } satisfies MarkRecord);
  // The state of the library changes only with its records: otherwise all pages would be lit anew.
  const changed = entries.filter(({ key }) => isLibraryKey(key)).map(({ seq }) => seq);
  if (changed.length > 0) {
    const known = markOf(await marks.get("library"))?.seq ?? 0;
    const seq = Math.max(known, ...changed);
    await marks.put({ key: "library", seq, live: records } satisfies MarkRecord);
  }
  await transaction.done;
  return live;
}

/** Whatever is stored under a key, as a record. */
export function recordFrom(
  stored: AnnotationRecord | null | undefined,
  key: string,
): AnnotationRecord {
  const note = noteFrom(stored?.annotation, key);
  const seq = isCount(stored?.seq) ? stored.seq : 0;
  const isWhole = stored && note === stored.annotation && stored.seq === seq;
  return isWhole && isTexts(stored.subjects) ? stored : recordOf(note, seq);
}

/** The record of a note. */
export function recordOf(annotation: Annotation, seq: number): AnnotationRecord {
  const { id, modified, target } = annotation;
  return { id, subjects: subjectsOf(target), modified, seq, annotation };
}
