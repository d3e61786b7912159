/** What can be undone and done again: a line of changes, those that are undone at its end. */
import type { IDBPTransaction } from "idb";
import type { Database, Schema } from "./schema";
import type { ChangeKind, HistoryRecord, NoteStep } from "./shapes";

export type HistoryTransaction = IDBPTransaction<
  Schema,
  ("annotations" | "history" | "marks" | "tombstones")[],
  "readwrite"
>;

/** What a commit does to the history. */
export type HistoryChange =
  /** A new change: what was undone before it cannot be done again. */
  | { readonly type: "record"; readonly kind: ChangeKind; readonly batch?: string }
  | { readonly type: "undone" | "redone"; readonly n: number };

/** Changes that are kept; a restored backup counts once, whatever its size. */
const MAX_RECORDS = 100;

/** @returns by which number the change can be undone, or done again */
export async function writeHistory(
  transaction: HistoryTransaction,
  change: HistoryChange,
  steps: readonly NoteStep[],
): Promise<number> {
  const history = transaction.objectStore("history");
  if (change.type !== "record") {
    const record = await history.get(change.n);
    if (record) await history.put({ ...record, isUndone: change.type === "undone" });
    return change.n;
  }
  for await (const cursor of history.iterate(null, "prev")) {
    if (!cursor.value.isUndone) break;
    await cursor.delete();
  }
  const { kind, batch = null } = change;
  const n = await history.add({ kind, batch, steps, isUndone: false });
  const keys = await history.getAllKeys();
  for (const key of keys.slice(0, -MAX_RECORDS)) await history.delete(key);
  return n;
}

/**
 * The change that is undone next, and the one that is done again next. What is undone stands at the end: no more is
 * read than that, for an import is one record with all of its notes.
 */
export async function historyEndsIn(
  database: Database,
): Promise<{ readonly undo: HistoryRecord | null; readonly redo: HistoryRecord | null }> {
  let redo: HistoryRecord | null = null;
  for await (const { value } of database.transaction("history").store.iterate(null, "prev")) {
    if (!value.isUndone) return { undo: value, redo };
    redo = value;
  }
  return { undo: null, redo };
}

/** The import that was made of a batch; null if none was, or none that is remembered. */
export async function importOf(database: Database, batch: string): Promise<HistoryRecord | null> {
  for await (const { value } of database.transaction("history").store.iterate(null, "prev")) {
    if (value.batch === batch) return value;
  }
  return null;
}
