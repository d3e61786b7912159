/**
 * Replacements for a database that cannot be read: a database that found no room on the disk cannot
 * be opened until there is room. The report comes from this build, and the notes from the journal's
 * memory.
 */
import { bundle } from "@/data/bundle";
import type { Annotation } from "@/lib/annotation/model";
import { isLibraryKey } from "@/lib/record/record";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";
import { recordsOf } from "@/lib/store/document-records";
import { recordOf } from "@/lib/store/recovery";
import type { AnnotationRecord, DocumentRecords } from "@/lib/store/shapes";
import { StoreError, isUnread } from "@/lib/store/store-error";
import { journal } from "./journal-client";

let bundled: DocumentRecords | null = null;

export function bundledRecords(): DocumentRecords {
  if (bundled) return bundled;
  const report = parseReport(bundle.report.id, bundle.report.text);
  bundled = recordsOf(report, parseGlossary(bundle.glossary, report));
  return bundled;
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
