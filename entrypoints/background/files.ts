/**
 * The delivered files, once after each start of the browser: their two copies are compared, and
 * files that nothing names any more are deleted.
 */
import { browser } from "wxt/browser";
import type { LibraryRecord } from "@/lib/record/record";
import { compareFiles, deleteFiles, oldFiles } from "@/lib/store/delivered-files";
import { libraryRecords } from "@/lib/store/library";
import { pastRecords } from "@/lib/store/read";

const DONE = "files compared";

/** @throws StoreError */
export async function lookAfterFiles(): Promise<void> {
  if ((await browser.storage.session.get(DONE))[DONE] === true) return;
  const present = new Set(hashesIn(await libraryRecords()));
  const { restored, lost } = await compareFiles([...present]);
  if (restored.length > 0) console.warn("Copies of delivered files were restored:", restored);
  if (lost.length > 0) console.warn("Delivered files are lost:", lost);
  const unnamed = (await oldFiles()).filter((hash) => !present.has(hash));
  // A change that can be undone may bring a file back.
  const past = new Set(unnamed.length > 0 ? hashesIn(await pastRecords()) : []);
  await deleteFiles(unnamed.filter((hash) => !past.has(hash)));
  await browser.storage.session.set({ [DONE]: true });
}

function hashesIn(records: readonly LibraryRecord[]): string[] {
  return records.flatMap((it) => (it.type === "Item" && it.file ? [it.file.hash] : []));
}
