/** What can be asked of the store, by intent. Every function throws `StoreError`, nothing else. */
import type { Annotation } from "../annotation/model";
import { noteFrom } from "../annotation/stored-note";
import { historyEndsIn } from "./note-history";
import { withStore as ask } from "./open";
import type { Mark } from "./reconcile";
import type {
  AnnotationRecord,
  ChangeKind,
  FigureRecord,
  HistoryRecord,
  PassageRecord,
  TermRecord,
  TimelineRecord,
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
  return ask(async (database) => {
    const mark = await database.get("marks", "notes");
    return mark ? { seq: mark.seq, live: mark.live } : null;
  });
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

function turnOf(record: HistoryRecord | null): Turn | null {
  return record && { n: record.n as number, kind: record.kind, count: record.steps.length };
}

/** All notes, the latest changed first; behind them what is stored as one and is in no order. */
export function allAnnotations(): Promise<Annotation[]> {
  return ask(async (database) => {
    const { store } = database.transaction("annotations");
    const index = store.index("modified");
    const [records, keys, all] = await Promise.all([
      index.getAll(),
      index.getAllKeys(),
      store.getAllKeys(),
    ]);
    const dated = notesIn(records, keys).toReversed();
    if (all.length === keys.length) return dated;
    // A record whose date is no key is in no index.
    const inOrder = new Set(keys);
    const others = all.filter((key) => !inOrder.has(key));
    const found = await Promise.all(others.map((key) => store.get(key)));
    return [...dated, ...notesIn(found, others)];
  });
}

/** What cannot be brought back out of the database (nested too deep for its thread) comes as null. */
function notesIn(
  records: readonly (AnnotationRecord | null | undefined)[],
  keys: readonly string[],
): Annotation[] {
  return keys.map((key, i) => noteFrom(records[i]?.annotation, key));
}

/** The terms with these addresses that there are, in the order asked for. */
export function termsAt(addresses: readonly string[]): Promise<TermRecord[]> {
  return ask(async (database) => {
    const { store } = database.transaction("terms");
    const found = await Promise.all(addresses.map((address) => store.get(address)));
    return found.filter((term) => term !== undefined);
  });
}

/** The passages of a report with these ids that there are, in the order asked for. */
export function passagesAt(report: string, ids: readonly string[]): Promise<PassageRecord[]> {
  return ask(async (database) => {
    const { store } = database.transaction("passages");
    const found = await Promise.all(ids.map((id) => store.get([report, id])));
    return found.filter((passage) => passage !== undefined);
  });
}

/** The notes on these terms or pages, the earliest first. */
export function annotationsOn(subjects: readonly string[]): Promise<Annotation[]> {
  return ask(async (database) => {
    const index = database.transaction("annotations").store.index("subjects");
    const found = await Promise.all(
      subjects.map(async (subject) => {
        const read = [index.getAll(subject), index.getAllKeys(subject)] as const;
        return notesIn(...(await Promise.all(read)));
      }),
    );
    // Found under two of its addresses it is still one.
    const byId = new Map(found.flat().map((note) => [note.id, note]));
    return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** Every term and page that has a note. */
export function annotatedSubjects(): Promise<string[]> {
  return ask(async (database) => {
    const subjects: string[] = [];
    let cursor = await database
      .transaction("annotations")
      .store.index("subjects")
      .openKeyCursor(null, "nextunique");
    while (cursor) {
      subjects.push(cursor.key);
      cursor = await cursor.continue();
    }
    return subjects;
  });
}

/** Whether any of these terms and pages has a note: from one to another, in the order of code units. */
export function hasNotes(from: string, to: string): Promise<boolean> {
  return ask(async (database) => {
    const { store } = database.transaction("annotations");
    return (await store.index("subjects").getKey(IDBKeyRange.bound(from, to))) !== undefined;
  });
}
