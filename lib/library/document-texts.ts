/**
 * The texts of the documents that the user has brought. A text is derived from its file, by an
 * extension page: the background cannot read HTML. Whatever is missing, or was read by an earlier
 * reader, is read again.
 */
import type { DocumentId } from "../document/address";
import { alignPassages } from "../document/align-passages";
import type { Passage } from "../document/passage";
import type { Bilingual, Figure, TimelineItem } from "../glossary/figure";
import { send } from "../messages/send";
import { datesOf } from "../reading/figures/dates";
import { figuresOf } from "../reading/figures/figures";
import { passagesOf } from "../reading/passages-of";
import { type LibraryItem, factKey } from "../record/record";
import { readFile } from "../store/delivered-files";
import { followingEntries, followingNotes } from "./follow-passages";
import { READER_VERSION, readDelivered } from "./read-brought";
import { type DerivedText, libraryRecords, putDerivedText, textEditions } from "../store/library";
import { allAnnotations } from "../store/all-notes";
import type { LibraryChange } from "../store/note-writer";
import { allDocuments, passagesIn } from "../store/read-documents";
import { now } from "./change-records";

/** The text of a document that was read, with what the user has decided of its facts. */
export function textOf(
  passages: readonly Passage[],
  item: Pick<LibraryItem, "dropped" | "corrected">,
): DerivedText {
  const dropped = new Set(item.dropped);
  const figures = figuresOf(passages)
    .filter((it) => !dropped.has(factKey(it)))
    .map((it, i): Figure => {
      const { value, unit, counts } = { ...it, ...item.corrected[factKey(it)] };
      return {
        ...it,
        id: `f${i + 1}`,
        value,
        unit: inBoth(unit),
        counts: inBoth(counts),
        term: null,
      };
    });
  const timeline = datesOf(passages)
    .filter((it) => !dropped.has(factKey(it)))
    .map((it, i): TimelineItem => {
      const { date, span } = it;
      const corrected = item.corrected[factKey(it)];
      return {
        ...it,
        id: `d${i + 1}`,
        date: corrected?.date === undefined ? dayOrMonth(date) : corrected.date,
        span,
        what: corrected?.counts ?? inBoth(""),
        term: null,
      };
    });
  return { passages, figures, timeline };
}

function inBoth(text: string | Bilingual): Bilingual {
  return typeof text === "string" ? { zh: text, en: text } : text;
}

/** A year alone is no date of the timeline's. */
function dayOrMonth(date: string | null): string | null {
  return date !== null && date.includes("-") ? date : null;
}

/** What a document's text is read from: if it is the same, the text is. */
function editionOf({ file, dropped, corrected }: LibraryItem): string {
  return JSON.stringify([READER_VERSION, file?.hash, file?.encoding, dropped, corrected]);
}

/**
 * Stores the text of a document that was read.
 *
 * @throws StoreError, RequestError
 */
export async function putText(item: LibraryItem, passages: readonly Passage[]): Promise<void> {
  await putDerivedText(item.document, textOf(passages, item), editionOf(item));
  await send("library.read", { document: item.document });
}

/**
 * The changes by which everything that hangs on a document's passages follows them.
 *
 * @param before the passages as they were, and `after` as they are now
 * @param modified the time of the changes, in ISO 8601
 * @throws StoreError
 */
export async function followersOf(
  document: DocumentId,
  before: readonly Passage[],
  after: readonly Passage[],
  modified: string,
): Promise<LibraryChange[]> {
  const changes = alignPassages(before, after);
  const [records, notes] = await Promise.all([libraryRecords(), allAnnotations()]);
  const followed = [
    ...followingEntries(records, document, changes, modified),
    ...followingNotes(notes, document, changes, after, modified),
  ];
  return followed.map((it) => ({ id: it.before.id, base: it.before.modified, after: it.after }));
}

/** A newer reader may divide a text otherwise. What hangs on its passages follows them. */
async function followNewText(document: DocumentId, after: readonly Passage[]): Promise<void> {
  const before = await passagesIn(document);
  if (before.length === 0) return;
  const changes = await followersOf(document, before, after, now());
  if (changes.length > 0) await send("library.change", { changes });
}

/**
 * Reads the texts that are missing, or that an earlier reader has read. A document that cannot be
 * read now keeps the text that it has.
 *
 * @throws StoreError
 */
export async function readMissingTexts(): Promise<void> {
  // Several tabs of the reader would otherwise read the same files.
  await navigator.locks.request("cideng texts", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const [documents, editions] = await Promise.all([allDocuments(), textEditions()]);
    for (const { id, item } of documents) {
      const { file } = item;
      if (!file || editions.get(id) === editionOf(item)) continue;
      try {
        const bytes = await readFile(file.hash);
        if (!bytes) continue;
        const passages = passagesOf(await readDelivered(file, item.details, bytes));
        await followNewText(id, passages);
        await putText(item, passages);
      } catch (error) {
        console.warn("A document could not be read again:", error);
      }
    }
  });
}
