/**
 * What the background writes besides notes. Each function is one transaction and returns after that has completed.
 */
import type { Annotation } from "../annotation/model";
import { noteFrom } from "../annotation/stored-note";
import { subjectsOf } from "../annotation/subjects";
import type { Glossary } from "../glossary/term";
import { termAddress } from "../report/address";
import type { Report } from "../report/report";
import { withStore as write } from "./open";

/** Puts a report and its glossary in the place of whatever edition was installed. Notes are not touched. */
export function installBundle(edition: string, report: Report, glossary: Glossary): Promise<void> {
  return write(async (database) => {
    const transaction = database.transaction(
      ["installed", "passages", "terms", "figures", "timeline"],
      "readwrite",
    );
    const passages = transaction.objectStore("passages");
    const terms = transaction.objectStore("terms");
    const figures = transaction.objectStore("figures");
    const timeline = transaction.objectStore("timeline");
    const requests: Promise<unknown>[] = [transaction.done];
    try {
      requests.push(passages.clear(), terms.clear(), figures.clear(), timeline.clear());
      report.passages.forEach((passage, order) => {
        requests.push(passages.put({ ...passage, report: report.id, order }));
      });
      for (const term of glossary.terms) {
        const address = termAddress(report.id, term.id);
        requests.push(terms.put({ ...term, report: report.id, address }));
      }
      glossary.figures.forEach((figure, order) => {
        requests.push(figures.put({ ...figure, report: report.id, order }));
      });
      glossary.timeline.forEach((item, order) => {
        requests.push(timeline.put({ ...item, report: report.id, order }));
      });
      requests.push(transaction.objectStore("installed").put({ key: "bundle", edition }));
    } catch (error) {
      // What cannot be cloned is thrown at once and does not end the transaction: half of it would be kept.
      transaction.abort();
      await Promise.allSettled(requests);
      throw error;
    }
    await Promise.all(requests);
  });
}

/** Lays notes of a batch aside that are to be brought in when all of it is there. */
export function stageAnnotations(batch: string, annotations: readonly Annotation[]): Promise<void> {
  return write(async (database) => {
    const transaction = database.transaction("staged", "readwrite");
    const requests = annotations.map((annotation) =>
      transaction.store.put({ batch, id: annotation.id, annotation }),
    );
    await Promise.all([...requests, transaction.done]);
  });
}

/** Forgets what was laid aside: a batch that has been brought in or given up, and older ones that never were. */
export function clearStaged(): Promise<void> {
  return write((database) => database.clear("staged"));
}

/** Has all notes found under what their pages are called by today's rules. The notes themselves are not touched. */
export function indexAnew(): Promise<void> {
  return write(async (database) => {
    const transaction = database.transaction("annotations", "readwrite");
    for await (const cursor of transaction.store) {
      const { id, annotation, subjects: known } = cursor.value;
      const subjects = subjectsOf(noteFrom(annotation, id).target);
      const isNew = JSON.stringify(subjects) !== JSON.stringify(known);
      if (isNew) await cursor.update({ ...cursor.value, subjects });
    }
    await transaction.done;
  });
}
