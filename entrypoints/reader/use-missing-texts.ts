import { useEffect } from "preact/hooks";
import { readMissingTexts } from "@/lib/library/document-texts";

/** Reads the texts of documents that are missing, once the library is shown. */
export function useMissingTexts(isShown: boolean): void {
  useEffect(() => {
    if (isShown)
      readMissingTexts().catch((error: unknown) => console.warn("No text was read:", error));
  }, [isShown]);
}
