/**
 * What the background writes besides notes and documents. Each function is one transaction and resolves after it
 * has completed.
 */
import { noteFrom } from "../annotation/stored-note";
import { subjectsOf } from "../annotation/subjects";
import { withStore as write } from "./open";
import type { AnnotationRecord, Kept } from "./shapes";

/** Stores notes of a batch separately. They are imported once the batch is complete. */
export function stageAnnotations(batch: string, annotations: readonly Kept[]): Promise<void> {
  return write(async (database) => {
    const [first] = annotations;
    if (first) await database.put("staged", { batch, id: first.id, annotations });
  });
}

/**
 * Deletes the staged notes: a batch that has been imported or given up, and older ones that never
 * were.
 */
export function clearStaged(): Promise<void> {
  return write((database) => database.clear("staged"));
}

/** The number of records read at once. */
const IN_PART = 500;

/**
 * Rebuilds the addresses under which all notes are found, by today's rules. The notes themselves
 * are not touched.
 */
export function indexAnew(): Promise<void> {
  return write(async (database) => {
    const transaction = database.transaction("annotations", "readwrite");
    const { store } = transaction;
    // Read in parts, because a cursor sends a message to another process for each record.
    for (let range: IDBKeyRange | null = null; ;) {
      const [keys, part] = await Promise.all([
        store.getAllKeys(range, IN_PART),
        store.getAll(range, IN_PART),
      ]);
      const end = keys.at(-1);
      if (end === undefined) break;
      for (const [i, id] of keys.entries()) {
        // A record that the database cannot restore is returned as null, and stays as it is.
        const record = part[i] as AnnotationRecord | null;
        if (!record) continue;
        const subjects = subjectsOf(noteFrom(record.annotation, id).target);
        const isNew = JSON.stringify(subjects) !== JSON.stringify(record.subjects);
        if (isNew) void store.put({ ...record, subjects });
      }
      range = IDBKeyRange.lowerBound(end, true);
    }
    await transaction.done;
  });
}
