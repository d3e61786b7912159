import { useMemo } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import { type Searchable, makeSearchable, notesToSearch } from "@/lib/search/searchable";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { useSliced } from "./use-sliced";

/** What is searched. */
interface Searched {
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly FigureRecord[];
  readonly annotations: readonly Annotation[];
}

/** All of it, folded: documents at once, notes in slices, for there may be very many. */
export function useSearchable(
  all: Searched | null,
): Searchable<TermRecord, PassageRecord, FigureRecord> | null {
  const { terms, passages, figures, annotations = NONE } = all ?? {};
  const documents = useMemo(
    () => (terms && passages && figures ? makeSearchable(terms, passages, [], figures) : null),
    [terms, passages, figures],
  );
  const notes = useSliced(() => notesToSearch(annotations), [annotations], []);
  return useMemo(() => documents && { ...documents, notes }, [documents, notes]);
}

const NONE: readonly Annotation[] = [];
