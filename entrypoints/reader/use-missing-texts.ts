import { useEffect } from "preact/hooks";
import { readMissingTexts } from "@/lib/library/document-texts";
import type { Library } from "@/lib/library/library";

/**
 * Reads the texts of documents once the library is shown, whenever a document without its text comes
 * back (after a removal was undone, or when a backup was imported), and whenever something was
 * decided of a figure or a date.
 */
export function useMissingTexts(library: Library | null): void {
  const state =
    library &&
    JSON.stringify(
      library.documents
        .filter(({ document }) => document.item.file)
        .map(({ document: { id, item }, passages }) => [
          id,
          passages.length === 0,
          item.dropped,
          item.corrected,
        ]),
    );
  useEffect(() => {
    if (state === null) return;
    readMissingTexts().catch((error: unknown) => console.warn("No text was read:", error));
  }, [state]);
}
