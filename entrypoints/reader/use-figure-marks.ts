import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { canPaint, register, unregister } from "@/lib/page/paint/registry";
import type { DocumentRecords } from "@/lib/store/shapes";
import { rangeIn } from "./passage-range";

/** The highlight's name, as in `text.css`. Only our own pages know it. */
const NAME = "cideng-figure";

/** Marks the figures and dates in a shown text. */
export function useFigureMarks(
  article: RefObject<HTMLElement | null>,
  { passages, figures, timeline }: DocumentRecords,
): void {
  useEffect(() => {
    const root = article.current;
    if (!root || !canPaint()) return undefined;
    const byId = new Map(passages.map((it) => [it.id, it]));
    const highlight = new Highlight();
    for (const fact of [...figures, ...timeline]) {
      const passage = byId.get(fact.passage);
      const range = passage && rangeIn(root, passage, fact);
      if (range) highlight.add(range);
    }
    register(NAME, highlight);
    return () => unregister(NAME, highlight);
  }, [passages, figures, timeline]);
}
