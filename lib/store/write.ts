/**
 * What the background writes besides notes. Each function is one transaction and resolves after it
 * has completed.
 */
import type { Annotation } from "../annotation/model";
import { noteFrom } from "../annotation/stored-note";
import { subjectsOf } from "../annotation/subjects";
import type { Glossary } from "../glossary/term";
import type { DocumentText } from "../document/passage";
import { withStore as write } from "./open";
import { recordsOf } from "./document-records";
import type { AnnotationRecord } from "./shapes";

/** Replaces the installed edition by a report and its glossary. Notes are not touched. */
export function installBundle(
  edition: string,
  report: DocumentText,
  glossary: Glossary,
): Promise<void> {
  return write(async (database) => {
    const transaction = database.transaction(
      ["installed", "documents", "passages", "terms", "figures", "timeline"],
      "readwrite",
    );
    const documents = transaction.objectStore("documents");
    const passages = transaction.objectStore("passages");
    const terms = transaction.objectStore("terms");
    const figures = transaction.objectStore("figures");
    const timeline = transaction.objectStore("timeline");
    const requests: Promise<unknown>[] = [transaction.done];
    try {
      for (const store of [documents, passages, terms, figures, timeline])
        requests.push(store.clear());
      const records = recordsOf(report, glossary);
      requests.push(documents.put(records.document));
      for (const it of records.passages) requests.push(passages.put(it));
      for (const it of records.terms) requests.push(terms.put(it));
      for (const it of records.figures) requests.push(figures.put(it));
      for (const it of records.timeline) requests.push(timeline.put(it));
      requests.push(transaction.objectStore("installed").put({ key: "bundle", edition }));
    } catch (error) {
      // A value that cannot be cloned throws at once, but does not end the transaction. Half of the
      // data would be kept.
      transaction.abort();
      await Promise.allSettled(requests);
      throw error;
    }
    await Promise.all(requests);
  });
}

/** Stores notes of a batch separately. They are imported once the batch is complete. */
export function stageAnnotations(batch: string, annotations: readonly Annotation[]): Promise<void> {
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
