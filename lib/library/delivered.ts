import { packageText } from "../exchange/package";
import type { LibraryItem, TermEntry } from "../record/record";
import { libraryRecords } from "../store/library";
import { readFile } from "../store/delivered-files";
import { download } from "./download";

/**
 * Gives the user the file of a document, byte for byte as it came.
 *
 * @returns false if it is not there any more
 */
export async function saveDeliveredFile({ file }: LibraryItem): Promise<boolean> {
  const bytes = file && (await readFile(file.hash).catch(() => null));
  if (!bytes) return false;
  download({ name: file.name, blob: new Blob([bytes]) });
  return true;
}

/**
 * Gives the user a document with its glossary, or a glossary alone, as one file for somebody else.
 *
 * @returns false if the document's file is not there any more
 * @throws StoreError
 */
export async function savePackage(item: LibraryItem): Promise<boolean> {
  const bytes = item.file ? await readFile(item.file.hash) : null;
  if (item.file && !bytes) return false;
  const records = await libraryRecords();
  const entries = records.filter((it) => it.type === "Entry" && it.document === item.document);
  const text = packageText({ item, entries: entries as TermEntry[], bytes });
  const name = item.title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 80);
  download({ name: `${name || "glossary"}.cideng.json`, blob: new Blob([text]) });
  return true;
}
