import type { RefObject } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { isTyping } from "@/components/is-typing";
import { type TermPlace, placesOfTerms } from "@/lib/glossary/term-places";
import { canPaint, register, unregister } from "@/lib/page/paint/registry";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import { rangeIn } from "./passage-range";

/** The part of the window, from its top, in which the current place is left where it is. */
const IN_VIEW = { from: 0.12, to: 0.5 };

/**
 * Steps through the terms of a shown text, with the keys `[` and `]` or by a call. The current
 * place is painted and in view.
 *
 * @param onTerm called with the term at each new place
 * @returns steps to the next place, or to the one before
 */
export function useWalk(
  article: RefObject<HTMLElement | null>,
  { passages, terms }: Pick<DocumentRecords, "passages" | "terms">,
  onTerm: (term: TermRecord) => void,
): (by: 1 | -1) => void {
  const places = useMemo(() => placesOfTerms(terms, passages), [terms, passages]);
  const [at, setAt] = useState<TermPlace<TermRecord> | null>(null);
  const step = (by: 1 | -1): void => {
    const from = at ? places.indexOf(at) : -1;
    const next = from >= 0 ? from + by : firstInView(article.current, places);
    const place = places[Math.min(Math.max(next, 0), places.length - 1)];
    if (!place) return;
    setAt(place);
    onTerm(place.term);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event) || (event.key !== "[" && event.key !== "]")) return;
      event.preventDefault();
      step(event.key === "]" ? 1 : -1);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  useEffect(() => {
    const root = article.current;
    const passage = at && passages.find(({ id }) => id === at.passage);
    const range = root && passage && rangeIn(root, passage, at);
    if (!range) return undefined;
    show(range);
    if (!canPaint()) return undefined;
    const highlight = new Highlight(range);
    highlight.priority = 9;
    register("cideng-here", highlight);
    return () => unregister("cideng-here", highlight);
  }, [at]);
  return step;
}

/** The index of the first place that can be seen; of the first of all if none can be. */
function firstInView(root: HTMLElement | null, places: readonly TermPlace<TermRecord>[]): number {
  const rows = [...(root?.querySelectorAll<HTMLElement>("[data-passage]") ?? [])];
  const top = innerHeight * IN_VIEW.from;
  const seen = rows.filter((it) => it.getBoundingClientRect().bottom > top);
  const ids = new Set(seen.map((it) => it.dataset["passage"]));
  return places.findIndex(({ passage }) => ids.has(passage));
}

/** Scrolls a place into view. The lower half of the window may be below a sheet. */
function show({ startContainer, startOffset, endContainer, endOffset }: StaticRange): void {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= innerHeight * IN_VIEW.from && bottom <= innerHeight * IN_VIEW.to) return;
  scrollBy({ top: top - innerHeight * 0.3, behavior: "instant" });
}
