import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { anchor } from "@/lib/annotation/anchor";
import type { Annotation } from "@/lib/annotation/model";
import { noteHighlight } from "@/lib/page/note-painter";
import { canPaint, register, unregister } from "@/lib/page/registry";
import { passageAddress } from "@/lib/report/address";
import type { PassageRecord } from "@/lib/store/shapes";

/** Paints what notes quote of the report's passages, in their colours. */
export function useNoteLight(
  article: RefObject<HTMLElement | null>,
  passages: readonly PassageRecord[],
  annotations: readonly Annotation[],
): void {
  useEffect(() => {
    const root = article.current;
    if (!root || !canPaint()) return undefined;
    const highlights = new Map<string, Highlight>();
    for (const passage of passages) {
      const address = passageAddress(passage.report, passage.id);
      for (const { target, colour } of annotations) {
        if (target.type !== "selection" || target.source !== address) continue;
        const range = rangeIn(root, passage, anchor(passage.text, target.selectors));
        if (!range) continue;
        const name = noteHighlight(colour);
        const highlight = highlights.get(name) ?? new Highlight();
        highlights.set(name, highlight.add(range));
      }
    }
    for (const [name, highlight] of highlights) {
      highlight.priority = 1;
      register(name, highlight);
    }
    return () => {
      for (const [name, highlight] of highlights) unregister(name, highlight);
    };
  }, [passages, annotations]);
}

function rangeIn(
  root: HTMLElement,
  { id, text }: PassageRecord,
  place: { start: number; end: number } | null,
): StaticRange | null {
  const row = root.querySelector(`[data-passage="${CSS.escape(id)}"]`);
  const node = row?.firstElementChild?.firstChild;
  if (!place || !(node instanceof Text) || node.data !== text) return null;
  return new StaticRange({
    startContainer: node,
    startOffset: place.start,
    endContainer: node,
    endOffset: place.end,
  });
}
