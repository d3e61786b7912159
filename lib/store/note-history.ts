/** What can be undone and done again: a line of changes, those that are undone at its end. */
import type { IDBPTransaction } from "idb";
import type { Schema } from "./schema";
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

export async function writeHistory(
  transaction: HistoryTransaction,
  change: HistoryChange,
  steps: readonly NoteStep[],
): Promise<void> {
  const history = transaction.objectStore("history");
  if (change.type !== "record") {
    const record = await history.get(change.n);
    if (record) await history.put({ ...record, isUndone: change.type === "undone" });
    return;
  }
  for await (const cursor of history.iterate(null, "prev")) {
    if (!cursor.value.isUndone) break;
    await cursor.delete();
  }
  const { kind, batch = null } = change;
  await history.add({ kind, batch, steps, isUndone: false });
  const keys = await history.getAllKeys();
  for (const key of keys.slice(0, -MAX_RECORDS)) await history.delete(key);
}

/** The change that is undone next, and the one that is done again next. */
export function endsOf(records: readonly HistoryRecord[]): {
  readonly undo: HistoryRecord | null;
  readonly redo: HistoryRecord | null;
} {
  return {
    undo: records.findLast(({ isUndone }) => !isUndone) ?? null,
    redo: records.find(({ isUndone }) => isUndone) ?? null,
  };
}
