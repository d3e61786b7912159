/** The queries of the store, by purpose. Every function throws `StoreError`, and nothing else. */
import type { Annotation } from "../annotation/model";
import { parseLibraryRecord } from "../record/parse-record";
import type { LibraryRecord } from "../record/record";
import { historyEndsIn } from "./note-history";
import { withStore as ask } from "./open";
import { type Mark, isCount, markOf } from "./reconcile";
import { recordFrom } from "./recovery";
import { type AnnotationRecord, CHANGE_KINDS, type ChangeKind, type HistoryRecord } from "./shapes";

/** The edition of the installed bundled data, or null before the first start. */
export function installedEdition(): Promise<string | null> {
  return ask(async (database) => (await database.get("installed", "bundle"))?.edition ?? null);
}

/** The mark of the notes; null if they have never been compared with their journal. */
export function notesMark(): Promise<Mark | null> {
  return ask(async (database) => markOf(await database.get("marks", "notes")));
}

/**
 * A change that can be undone or redone: its number, its kind, and the number of notes concerned.
 */
export interface Turn {
  readonly n: number;
  readonly kind: ChangeKind;
  readonly count: number;
}

/** What would be undone next, and what would be redone next. */
export function historyEnds(): Promise<{ readonly undo: Turn | null; readonly redo: Turn | null }> {
  return ask(async (database) => {
    const { undo, redo } = await historyEndsIn(database);
    return { undo: turnOf(undo), redo: turnOf(redo) };
  });
}

/** A broken record cannot be undone or redone. */
function turnOf(record: HistoryRecord | null): Turn | null {
  const { n, kind, count } = Object(record) as Partial<HistoryRecord>;
  const isWhole = isCount(n) && isCount(count) && CHANGE_KINDS.some((it) => it === kind);
  return isWhole ? { n, kind: kind as ChangeKind, count } : null;
}

/**
 * The records of the library in the changes that can be undone or redone, before and after them.
 */
export function pastRecords(): Promise<LibraryRecord[]> {
  return ask(async (database) => {
    const stored = await database.getAll("steps");
    return stored
      .flatMap(({ steps }) => (Array.isArray(steps) ? (steps as readonly unknown[]) : []))
      .flatMap((step) => {
        const { before, after } = Object(step) as { before?: unknown; after?: unknown };
        return [before, after].flatMap((it) => parseLibraryRecord(it) ?? []);
      });
  });
}

/**
 * A record that the database cannot restore (nested too deeply for its thread) is returned as null.
 */
function recordsIn(
  records: readonly (AnnotationRecord | null | undefined)[],
  keys: readonly string[],
): AnnotationRecord[] {
  return keys.map((key, i) => recordFrom(records[i], key));
}

/**
 * Yields all notes in parts, sorted by id. Changes made meanwhile may or may not be included:
 * `notesSince` reports them.
 *
 * @param ms the maximum time in milliseconds for reading a part, because the caller may have a page
 *   to paint meanwhile
 */
export async function* noteParts(ms: number): AsyncGenerator<readonly AnnotationRecord[]> {
  let count = 100;
  for (let last: string | null = null; ;) {
    const began = performance.now();
    const range: IDBKeyRange | null = last === null ? null : IDBKeyRange.lowerBound(last, true);
    const [keys, part]: [string[], AnnotationRecord[]] = await ask((database) => {
      const { store } = database.transaction("annotations");
      return Promise.all([store.getAllKeys(range, count), store.getAll(range, count)]);
    });
    const end = keys.at(-1);
    if (end === undefined) return;
    yield recordsIn(part, keys);
    last = end;
    // The size of the next part depends on the time of the last one: notes have any length.
    const factor = ms / Math.max(1, performance.now() - began);
    count = Math.ceil(Math.min(MOST_IN_PART, count * Math.min(4, factor)));
  }
}

/** Notes are up to some MB long, and the notes of a part are in memory twice. */
const MOST_IN_PART = 2000;

/** The changes of the notes since a change number. */
export interface NoteChanges {
  /** The number of the last change. */
  readonly seq: number;
  /** The number of notes after it. */
  readonly live: number;
  readonly changed: readonly AnnotationRecord[];
  readonly deleted: readonly string[];
}

/** If more notes have changed, they are read in parts, like all notes. */
const MOST_CHANGED = 500;

/**
 * @returns null if there are too many changes for one reply, or if the notes have not reached that
 *   number: they are other notes, or some were lost
 */
export function notesSince(seq: number): Promise<NoteChanges | null> {
  return ask(async (database) => {
    const transaction = database.transaction(["annotations", "library", "tombstones", "marks"]);
    const later = IDBKeyRange.lowerBound(seq, true);
    const index = transaction.objectStore("annotations").index("seq");
    const [stored, changed, keys, deleted, records] = await Promise.all([
      transaction.objectStore("marks").get("notes"),
      index.getAll(later, MOST_CHANGED),
      index.getAllKeys(later, MOST_CHANGED),
      transaction.objectStore("tombstones").index("seq").getAllKeys(later),
      transaction.objectStore("library").count(),
    ]);
    const mark = markOf(stored);
    if (!mark || mark.seq < seq || changed.length === MOST_CHANGED) return null;
    return {
      seq: mark.seq,
      live: mark.live - records,
      changed: recordsIn(changed, keys),
      deleted,
    };
  });
}

/**
 * The notes on these terms or pages, the earliest first, with the addresses under which they are
 * found.
 */
export function recordsOn(subjects: readonly string[]): Promise<AnnotationRecord[]> {
  return ask(async (database) => {
    const index = database.transaction("annotations").store.index("subjects");
    const found = await Promise.all(
      subjects.map(async (subject) => {
        const read = [index.getAll(subject), index.getAllKeys(subject)] as const;
        return recordsIn(...(await Promise.all(read)));
      }),
    );
    // A note that is found under two of its addresses is returned once.
    const byId = new Map(found.flat().map((record) => [record.id, record]));
    return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** The latest notes on one term or page, the earliest of them first, and the total number. */
export function lastAnnotationsOn(
  subject: string,
  most: number,
): Promise<{ readonly count: number; readonly notes: Annotation[] }> {
  return ask(async (database) => {
    const { store } = database.transaction("annotations");
    const ids = await store.index("subjects").getAllKeys(subject);
    const last = ids.slice(Math.max(0, ids.length - most));
    const found = await Promise.all(last.map((id) => store.get(id)));
    return { count: ids.length, notes: recordsIn(found, last).map((it) => it.annotation) };
  });
}

/** The existing notes among these ids, the earliest first. */
export function annotationsWith(ids: readonly string[]): Promise<Annotation[]> {
  return ask(async (database) => {
    const { store } = database.transaction("annotations");
    const there = await Promise.all([...ids].sort().map((id) => store.getKey(id)));
    const keys = there.filter((id) => id !== undefined);
    const found = await Promise.all(keys.map((id) => store.get(id)));
    return recordsIn(found, keys).map((it) => it.annotation);
  });
}

/** A range of terms and pages, in the order of code units. */
export type Subjects = readonly [from: string, to: string];

/**
 * For each group of ranges: whether anything in it has a note. (One transaction for all: thousands
 * of transactions delay each other for a minute.)
 */
export async function areNoted(groups: readonly (readonly Subjects[])[]): Promise<boolean[]> {
  if (groups.length === 0) return [];
  return ask(async (database) => {
    const index = database.transaction("annotations").store.index("subjects");
    const isNoted = async (it: Subjects): Promise<boolean> =>
      (await index.getKey(IDBKeyRange.bound(...it))) !== undefined;
    const found = await Promise.all(groups.map((group) => Promise.all(group.map(isNoted))));
    return found.map((group) => group.includes(true));
  });
}
