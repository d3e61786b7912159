import type { LibraryItem } from "../record/record";
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
