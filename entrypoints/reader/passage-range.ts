import type { PassageRecord } from "@/lib/store/shapes";

/**
 * The stretch of the shown text that is a place in a passage (UTF-16 code units, `end` exclusive);
 * null if the passage is not shown.
 */
export function rangeIn(
  root: HTMLElement,
  { id, text }: Pick<PassageRecord, "id" | "text">,
  place: { readonly start: number; readonly end: number } | null,
): StaticRange | null {
  const row = root.querySelector(`[data-passage="${CSS.escape(id)}"]`);
  const node = row?.querySelector(".words")?.firstChild;
  if (!place || !(node instanceof Text) || node.data !== text) return null;
  return new StaticRange({
    startContainer: node,
    startOffset: place.start,
    endContainer: node,
    endOffset: place.end,
  });
}
