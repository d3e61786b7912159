/**
 * The writer. Only the background calls it: one writer, so that a later journal has one place
 * to stand. Each function is one transaction and returns after that has completed.
 */
import { makeAnnotation } from "../annotation/make-annotation";
import type { Annotation, AnnotationDraft } from "../annotation/model";
import type { Glossary } from "../glossary/term";
import { termAddress } from "../report/address";
import type { Report } from "../report/report";
import { asStoreError, openStore } from "./open";
import type { Database } from "./schema";

async function write<T>(change: (database: Database) => Promise<T>): Promise<T> {
  const database = await openStore();
  try {
    return await change(database);
  } catch (error) {
    throw asStoreError(error);
  }
}

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

/**
 * Saves a note: a new one, or a new text for the one that the draft names.
 *
 * @param now milliseconds since 1970
 * @throws StoreError if it could not be saved; then nothing has changed
 */
export function saveAnnotation(draft: AnnotationDraft, now: number): Promise<Annotation> {
  return write(async (database) => {
    const transaction = database.transaction("annotations", "readwrite", { durability: "strict" });
    const earlier = draft.id === null ? undefined : await transaction.store.get(draft.id);
    const annotation = makeAnnotation(draft, earlier?.annotation, now);
    await transaction.store.put({
      id: annotation.id,
      subject: annotation.target.source,
      modified: annotation.modified,
      annotation,
    });
    await transaction.done;
    return annotation;
  });
}

/** Deletes a note; one that is not there is as good as deleted. */
export function deleteAnnotation(id: string): Promise<void> {
  return write(async (database) => {
    const transaction = database.transaction("annotations", "readwrite", { durability: "strict" });
    await transaction.store.delete(id);
    await transaction.done;
  });
}
