import { describe } from "@/lib/annotation/anchor";
import type { Target } from "@/lib/annotation/model";
import { pageAddress } from "@/lib/annotation/page-address";
import type { DocumentText } from "@/lib/dom/document-text";

/** What a note on a selection is about; null if the selection covers no text of the page. */
export function selectionTarget(text: DocumentText, range: Range, url: string): Target | null {
  const offsets = text.offsetsOf(range);
  if (!offsets) return null;
  return {
    type: "selection",
    source: pageAddress(url),
    selector: describe(text.text, offsets.start, offsets.end),
  };
}
