import { useMemo } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import { type Searchable, makeSearchable, notesToSearch } from "@/lib/search/searchable";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { useSliced } from "./use-sliced";

/** The data to search. */
interface Searched {
  readonly searched: {
    readonly terms: readonly TermRecord[];
    readonly passages: readonly PassageRecord[];
    readonly figures: readonly FigureRecord[];
  };
  readonly annotations: readonly Annotation[];
}

/**
 * The data in folded form, ready for the search; null until it is loaded. Documents are folded at
 * once. There may be very many notes, so they are folded in slices.
 */
export function useSearchable(
  all: Searched | null,
): Searchable<TermRecord, PassageRecord, FigureRecord> | null {
  const { searched, annotations = NONE } = all ?? {};
  const documents = useMemo(
    () => searched && makeSearchable(searched.terms, searched.passages, [], searched.figures),
    [searched],
  );
  const notes = useSliced(() => notesToSearch(annotations), [annotations], []);
  return useMemo(() => (documents ? { ...documents, notes } : null), [documents, notes]);
}

const NONE: readonly Annotation[] = [];
