/** What can be asked of the store, by intent. Every function throws `StoreError`, nothing else. */
import type { Annotation } from "../annotation/model";
import { historyEndsIn } from "./note-history";
import { withStore as ask } from "./open";
import { type Mark, isCount, markOf } from "./reconcile";
import { recordFrom } from "./recovery";
import {
  type AnnotationRecord,
  CHANGE_KINDS,
  type ChangeKind,
  type FigureRecord,
  type HistoryRecord,
  type PassageRecord,
  type TermRecord,
  type TimelineRecord,
} from "./shapes";

/** The edition of the bundled data that is installed, or null before the first start. */
export function installedEdition(): Promise<string | null> {
  return ask(async (database) => (await database.get("installed", "bundle"))?.edition ?? null);
}

/** All terms of all reports. */
export function allTerms(): Promise<TermRecord[]> {
  return ask((database) => database.getAll("terms"));
}

/** All passages, each report's in reading order. */
export function allPassages(): Promise<PassageRecord[]> {
  return ask((database) => database.getAllFromIndex("passages", "order"));
}

/** All figures, each report's in reading order. */
export function allFigures(): Promise<FigureRecord[]> {
  return ask((database) => database.getAllFromIndex("figures", "order"));
}

/** All dates and spans, each report's in reading order. */
export function allTimeline(): Promise<TimelineRecord[]> {
  return ask((database) => database.getAllFromIndex("timeline", "order"));
}

/** How far the notes have come; null where they have never been compared with their journal. */
export function notesMark(): Promise<Mark | null> {
  return ask(async (database) => markOf(await database.get("marks", "notes")));
}

/** A change that can be undone or done again: which it is, what it was, and how many notes it is about. */
export interface Turn {
  readonly n: number;
  readonly kind: ChangeKind;
  readonly count: number;
}

/** What would be undone next, and done again next. */
export function historyEnds(): Promise<{ readonly undo: Turn | null; readonly redo: Turn | null }> {
  return ask(async (database) => {
    const { undo, redo } = await historyEndsIn(database);
    return { undo: turnOf(undo), redo: turnOf(redo) };
  });
}

/** One that is broken in the store is none that can be taken back. */
function turnOf(record: HistoryRecord | null): Turn | null {
  const { n, kind, count } = Object(record) as Partial<HistoryRecord>;
  const isWhole = isCount(n) && isCount(count) && CHANGE_KINDS.some((it) => it === kind);
  return isWhole ? { n, kind: kind as ChangeKind, count } : null;
}

/** What cannot be brought back out of the database (nested too deep for its thread) comes as null. */
function recordsIn(
  records: readonly (AnnotationRecord | null | undefined)[],
  keys: readonly string[],
): AnnotationRecord[] {
  return keys.map((key, i) => recordFrom(records[i], key));
}

/**
 * All notes, some at a time, by their ids. What changes meanwhile may be in it or not: `notesSince` says what has.
 *
 * @param ms how long a part may take to be read: whoever reads them may have a page to show meanwhile
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
    // By what the last one took: notes are of any length.
    const factor = ms / Math.max(1, performance.now() - began);
    count = Math.ceil(Math.min(MOST_IN_PART, count * Math.min(4, factor)));
  }
}

/** Notes are up to some MB long, and those of a part are in memory twice. */
const MOST_IN_PART = 2000;

/** What has changed of the notes since they had come as far as a number. */
export interface NoteChanges {
  /** How far they have come now. */
  readonly mark: Mark;
  readonly changed: readonly AnnotationRecord[];
  readonly deleted: readonly string[];
}

/** More than that is read in parts, as all of them are. */
const MOST_CHANGED = 500;

/** @returns null where that is too much to be told at once, or the notes have not come so far: they are others, or lost */
export function notesSince(seq: number): Promise<NoteChanges | null> {
  return ask(async (database) => {
    const transaction = database.transaction(["annotations", "tombstones", "marks"]);
    const later = IDBKeyRange.lowerBound(seq, true);
    const index = transaction.objectStore("annotations").index("seq");
    const [stored, changed, keys, deleted] = await Promise.all([
      transaction.objectStore("marks").get("notes"),
      index.getAll(later, MOST_CHANGED),
      index.getAllKeys(later, MOST_CHANGED),
      transaction.objectStore("tombstones").index("seq").getAllKeys(later),
    ]);
    const mark = markOf(stored);
    if (!mark || mark.seq < seq || changed.length === MOST_CHANGED) return null;
    return {
      mark,
      changed: recordsIn(changed, keys),
      deleted,
    };
  });
}

/** The notes on these terms or pages, the earliest first, with the addresses that they are found under. */
export function recordsOn(subjects: readonly string[]): Promise<AnnotationRecord[]> {
  return ask(async (database) => {
    const index = database.transaction("annotations").store.index("subjects");
    const found = await Promise.all(
      subjects.map(async (subject) => {
        const read = [index.getAll(subject), index.getAllKeys(subject)] as const;
        return recordsIn(...(await Promise.all(read)));
      }),
    );
    // Found under two of its addresses it is still one.
    const byId = new Map(found.flat().map((record) => [record.id, record]));
    return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** Of one term or page the last notes, the earliest of them first, and how many there are in all. */
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

/** The notes with these ids that there are, the earliest first. */
export function annotationsWith(ids: readonly string[]): Promise<Annotation[]> {
  return ask(async (database) => {
    const { store } = database.transaction("annotations");
    const there = await Promise.all([...ids].sort().map((id) => store.getKey(id)));
    const keys = there.filter((id) => id !== undefined);
    const found = await Promise.all(keys.map((id) => store.get(id)));
    return recordsIn(found, keys).map((it) => it.annotation);
  });
}

/** Terms and pages from one to another, in the order of code units. */
export type Subjects = readonly [from: string, to: string];

/** Of each of these groups whether anything in it has a note. (One transaction: thousands of them hold each other up for a minute.) */
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
