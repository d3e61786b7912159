/**
 * Replacements for a database that cannot be read: a database that found no room on the disk cannot
 * be opened until there is room. The report comes from this build, and the notes from the journal's
 * memory.
 */
import type { Annotation } from "@/lib/annotation/model";
import { isLibraryKey } from "@/lib/record/record";
import { recordsOf } from "@/lib/store/document-records";
import { recordOf } from "@/lib/store/recovery";
import type { AnnotationRecord, DocumentRecords } from "@/lib/store/shapes";
import { StoreError, isUnread } from "@/lib/store/store-error";
import { bundledGlossary, bundledReport } from "./bundled";
import { journal } from "./journal-client";

let records: DocumentRecords | null = null;

export function bundledRecords(): DocumentRecords {
  records ??= recordsOf(bundledReport(), bundledGlossary());
  return records;
}

/**
 * All notes, the earliest first.
 *
 * @throws StoreError
 */
export async function journalRecords(): Promise<AnnotationRecord[]> {
  const records: AnnotationRecord[] = [];
  for (let from = 0; ;) {
    const { entries, count } = await journal("live", { from });
    from += entries.length;
    for (const { key, value, seq } of entries)
      if (!isLibraryKey(key)) records.push(recordOf(value as Annotation, seq));
    if (from >= count || entries.length === 0) break;
  }
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Reads the database, or calls `otherwise` if it cannot be read.
 *
 * @throws StoreError if the error has another reason
 */
export async function orElse<T>(read: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof StoreError && isUnread(error.trouble))) throw error;
    return otherwise();
  }
}
