/**
 * The texts of the documents that the user has brought. A text is derived from its file, by an
 * extension page: the background cannot read HTML. Whatever is missing, or was read by an earlier
 * reader, is read again.
 */
import { alignPassages } from "../document/align-passages";
import type { Passage } from "../document/passage";
import { type Bilingual, type Figure, type TimelineItem, factKey } from "../glossary/figure";
import { send } from "../messages/send";
import { datesOf } from "../reading/figures/dates";
import { figuresOf } from "../reading/figures/figures";
import type { FoundPlace } from "../reading/figures/found";
import { passagesOf } from "../reading/passages-of";
import type { LibraryItem } from "../record/record";
import { readFile } from "../store/delivered-files";
import { baseOf } from "../store/document-records";
import { followingEntries, followingNotes } from "./follow-passages";
import { type Decided, followingFacts } from "./follow-facts";
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
  // Ids count all that was found, so that they stay when a fact is dropped.
  const isKept = (it: FoundPlace): boolean => !dropped.has(factKey(it));
  const figures = figuresOf(passages)
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
    })
    .filter(isKept);
  const timeline = datesOf(passages)
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
    })
    .filter(isKept);
  return { passages, figures, timeline };
}

function inBoth(text: string | Bilingual): Bilingual {
  return typeof text === "string" ? { zh: text, en: text } : text;
}

/** A year alone is no date of the timeline's. */
function dayOrMonth(date: string | null): string | null {
  return date !== null && date.includes("-") ? date : null;
}

/** What a document's text is read from: if it is the same, the passages are. */
function textEdition({ file }: LibraryItem): readonly unknown[] {
  return [READER_VERSION, file?.hash, file?.encoding];
}

/** The same, with what the user has decided of its facts. */
function editionOf(item: LibraryItem): string {
  return JSON.stringify([...textEdition(item), item.dropped, item.corrected]);
}

/** Whether the passages that are stored are those of the file, whatever was decided of facts. */
function isTextThere(item: LibraryItem, edition: string | undefined): boolean {
  const [version, hash, encoding] = JSON.parse(edition ?? "[]") as unknown[];
  return JSON.stringify([version, hash, encoding]) === JSON.stringify(textEdition(item));
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

/** What follows the passages of a document. */
interface Followers {
  /** What was decided of its facts, by their places now; null if that is as before. */
  readonly facts: Decided | null;
  /** Changes of its terms and notes. */
  readonly followers: readonly LibraryChange[];
}

/**
 * How everything that hangs on a document's passages follows them.
 *
 * @param before the passages as they were, and `after` as they are now
 * @param modified the time of the changes, in ISO 8601
 * @throws StoreError
 */
export async function followersOf(
  item: LibraryItem,
  before: readonly Passage[],
  after: readonly Passage[],
  modified: string,
): Promise<Followers> {
  const { document } = item;
  const changes = alignPassages(before, after);
  const [records, notes] = await Promise.all([libraryRecords(), allAnnotations()]);
  const followed = [
    ...followingEntries(records, document, changes, modified),
    ...followingNotes(notes, document, changes, after, modified),
  ];
  return {
    facts: followingFacts(item, changes, before, after),
    followers: followed.map((it) => ({
      id: it.before.id,
      base: it.before.modified,
      after: it.after,
    })),
  };
}

/**
 * A newer reader may divide a text otherwise. What hangs on its passages follows them.
 *
 * @returns the item, whose facts have followed too
 */
async function followNewText(
  item: LibraryItem,
  passages: readonly Passage[],
): Promise<LibraryItem> {
  const before = await passagesIn(item.document);
  if (before.length === 0) return item;
  const modified = now();
  const { facts, followers } = await followersOf(item, before, passages, modified);
  const after = facts ? { ...item, ...facts, modified } : item;
  const changes = [...(facts ? [{ id: item.id, base: baseOf(item), after }] : []), ...followers];
  if (changes.length > 0) await send("library.change", { changes });
  return after;
}

/**
 * Reads the texts that are missing, or that an earlier reader has read. A document that cannot be
 * read now keeps the text that it has.
 *
 * @throws StoreError
 */
export async function readMissingTexts(): Promise<void> {
  // Several tabs of the reader would otherwise read the same files.
  await navigator.locks.request("cideng texts", async () => {
    const [documents, editions] = await Promise.all([allDocuments(), textEditions()]);
    for (const { id, item } of documents) {
      const { file } = item;
      if (!file || editions.get(id) === editionOf(item)) continue;
      try {
        if (isTextThere(item, editions.get(id))) {
          await putText(item, await passagesIn(id));
          continue;
        }
        const bytes = await readFile(file.hash);
        if (!bytes) continue;
        const passages = passagesOf(await readDelivered(file, item.details, bytes));
        await putText(await followNewText(item, passages), passages);
      } catch (error) {
        console.warn("A document could not be read again:", error);
      }
    }
  });
}
