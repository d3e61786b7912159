import { useEffect } from "preact/hooks";
import { readMissingTexts } from "@/lib/library/document-texts";
import type { Library } from "@/lib/library/library";

/**
 * Reads the texts of documents once the library is shown, and whenever a document without its text
 * comes back: after a removal was undone, or when a backup was imported.
 */
export function useMissingTexts(library: Library | null): void {
  const missing = library?.documents
    .filter(({ document, passages }) => document.item.file && passages.length === 0)
    .map(({ document }) => document.id)
    .join();
  useEffect(() => {
    if (missing === undefined) return;
    readMissingTexts().catch((error: unknown) => console.warn("No text was read:", error));
  }, [missing]);
}
