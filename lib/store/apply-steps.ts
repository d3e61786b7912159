/** The database's part of a change. The journal has it already. */
import { unwrap } from "idb";
import { documentOfKey, isLibraryKey, isLibraryRecord } from "../record/record";
import { type HistoryChange, writeHistory } from "./note-history";
import { MANY } from "./note-steps";
import { openStore } from "./open";
import { markOf } from "./reconcile";
import { recordOf } from "./recovery";
import type { KeptStep } from "./shapes";

/**
 * Writes a change of notes and records into the database, all of it or nothing.
 *
 * @param seq the change's number in the journal
 * @returns the change's number in the history
 * @throws DOMException, or Error if the database has been emptied
 */
export async function applySteps(
  steps: readonly KeptStep[],
  history: HistoryChange,
  seq: number,
): Promise<number> {
  const database = await openStore();
  const transaction = database.transaction(
    ["annotations", "library", "tombstones", "marks", "history", "steps"],
    "readwrite",
    { durability: "strict" },
  );
  transaction.done.catch(() => {});
  // Without idb's wrapper: a promise for each of very many notes costs more than the note. A failed
  // request ends the transaction.
  const annotations = unwrap(transaction.objectStore("annotations"));
  const library = unwrap(transaction.objectStore("library"));
  const tombstones = unwrap(transaction.objectStore("tombstones"));
  const marks = transaction.objectStore("marks");
  let n: number;
  try {
    const mark = markOf(await marks.get("notes"));
    if (!mark) throw new Error("The database has been emptied.");
    const buried =
      steps.length > MANY
        ? new Set(await transaction.objectStore("tombstones").getAllKeys())
        : null;
    const write = ({ id, after }: KeptStep): void => {
      if (isLibraryKey(id)) {
        if (after) library.put({ id, document: documentOfKey(id), seq, value: after });
        else library.delete(id);
      } else if (after && !isLibraryRecord(after)) annotations.put(recordOf(after, seq));
      else annotations.delete(id);
      if (!after) tombstones.put({ id, seq });
      else if (buried?.has(id) !== false) tombstones.delete(id);
    };
    const more = steps.map(({ before, after }) => Number(after !== null) - Number(before !== null));
    const live = more.reduce((sum, it) => sum + it, mark.live);
    for (const step of steps) write(step);
    n = await writeHistory(transaction, history, steps);
    await marks.put({ key: "notes", seq, live });
    if (steps.some(({ id }) => isLibraryKey(id)))
      await marks.put({
        key: "library",
        seq,
        live: await transaction.objectStore("library").count(),
      });
  } catch (error) {
    // A failed request has already ended the transaction.
    try {
      transaction.abort();
    } catch {}
    throw error;
  }
  await transaction.done;
  return n;
}
