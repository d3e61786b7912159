/**
 * The changes that can be undone and redone: a line of changes, with the undone ones at its end.
 */
import type { IDBPTransaction } from "idb";
import type { Database, Schema } from "./schema";
import type { ChangeKind, HistoryRecord, KeptStep } from "./shapes";

export type HistoryTransaction = IDBPTransaction<
  Schema,
  ("annotations" | "history" | "library" | "marks" | "steps" | "tombstones")[],
  "readwrite"
>;

/** The effect of a commit on the history. */
export type HistoryChange =
  /** A new change: undone changes before it can no longer be redone. */
  | { readonly type: "record"; readonly kind: ChangeKind; readonly batch?: string }
  | { readonly type: "undone" | "redone"; readonly n: number };

/** The maximum number of changes kept. A restored backup counts as one, whatever its size. */
const MAX_RECORDS = 100;

/**
 * The number of notes in one record. An import has as many notes as its file, and a record is read
 * as a whole.
 */
const STEPS_IN_PART = 200;

/** Divides the notes of a change into records. */
export function partsOf(steps: readonly KeptStep[]): (readonly KeptStep[])[] {
  return Array.from({ length: Math.ceil(steps.length / STEPS_IN_PART) }, (_, part) =>
    steps.slice(part * STEPS_IN_PART, (part + 1) * STEPS_IN_PART),
  );
}

/** @returns the number by which the change can be undone or redone */
export async function writeHistory(
  transaction: HistoryTransaction,
  change: HistoryChange,
  steps: readonly KeptStep[],
): Promise<number> {
  const history = transaction.objectStore("history");
  if (change.type !== "record") {
    const record = await history.get(change.n);
    if (record) await history.put({ ...record, isUndone: change.type === "undone" });
    return change.n;
  }
  for await (const cursor of history.iterate(null, "prev")) {
    if (!(cursor.value as HistoryRecord | null)?.isUndone) break;
    await forget(transaction, cursor.primaryKey);
  }
  const { kind, batch = null } = change;
  const n = await history.add({ kind, batch, count: steps.length, isUndone: false });
  const store = transaction.objectStore("steps");
  const written = partsOf(steps).map((some, part) => store.put({ n, part, steps: some }));
  await Promise.all(written);
  const keys = await history.getAllKeys();
  for (const key of keys.slice(0, -MAX_RECORDS)) await forget(transaction, key);
  return n;
}

async function forget(transaction: HistoryTransaction, n: number): Promise<void> {
  await Promise.all([
    transaction.objectStore("history").delete(n),
    transaction.objectStore("steps").delete(rangeOf(n)),
  ]);
}

function rangeOf(n: number): IDBKeyRange {
  return IDBKeyRange.bound([n], [n, []]);
}

/** The notes of a change. */
export async function stepsOfChange(database: Database, n: number): Promise<KeptStep[]> {
  return (await database.getAll("steps", rangeOf(n))).flatMap(({ steps }) => steps);
}

/**
 * The change that would be undone next, and the one that would be redone next. Undone changes are
 * at the end.
 */
export async function historyEndsIn(
  database: Database,
): Promise<{ readonly undo: HistoryRecord | null; readonly redo: HistoryRecord | null }> {
  let redo: HistoryRecord | null = null;
  for await (const { value } of database.transaction("history").store.iterate(null, "prev")) {
    // The database returns null for a record that it cannot restore. Nothing before it can be
    // undone.
    if (!(value as HistoryRecord | null)?.isUndone) return { undo: value, redo };
    redo = value;
  }
  return { undo: null, redo };
}

/** The import of a batch; null if there was none, or if it is no longer in the history. */
export async function importOf(database: Database, batch: string): Promise<HistoryRecord | null> {
  for await (const { value } of database.transaction("history").store.iterate(null, "prev")) {
    if ((value as HistoryRecord | null)?.batch === batch) return value;
  }
  return null;
}

/**
 * The number of an earlier change of exactly these notes, if it was the last one and of one of these
 * kinds. The request is then repeated because the reply to the first one did not arrive.
 */
export async function lastChangeOf(
  database: Database,
  kinds: readonly ChangeKind[],
  ids: readonly string[],
): Promise<number | null> {
  const { undo } = await historyEndsIn(database);
  if (!undo || !kinds.includes(undo.kind)) return null;
  const n = undo.n as number;
  const isIt = (await stepsOfChange(database, n)).every(({ id }) => ids.includes(id));
  return isIt ? n : null;
}
