import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { canPaint, register, unregister } from "@/lib/page/paint/registry";
import type { PassageRecord } from "@/lib/store/shapes";
import { rangeIn } from "./passage-range";

/** A stretch of a passage: UTF-16 code units, `end` exclusive. */
interface Place {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Paints places of a shown text with a highlight.
 *
 * @param name the highlight's name, as in `public/in-page.css` or `text.css`
 * @param priority above which other highlights it lies (CSS Custom Highlight API)
 */
export function useMarks(
  article: RefObject<HTMLElement | null>,
  passages: readonly PassageRecord[],
  { name, places, priority = 0 }: { name: string; places: readonly Place[]; priority?: number },
): void {
  useEffect(() => {
    const root = article.current;
    if (!root || !canPaint()) return undefined;
    const byId = new Map(passages.map((it) => [it.id, it]));
    const highlight = new Highlight();
    highlight.priority = priority;
    for (const place of places) {
      const passage = byId.get(place.passage);
      const range = passage && rangeIn(root, passage, place);
      if (range) highlight.add(range);
    }
    register(name, highlight);
    return () => unregister(name, highlight);
  }, [passages, places]);
}
