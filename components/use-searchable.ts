import { useMemo } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import type { Figure } from "@/lib/glossary/figure";
import { type Searchable, makeSearchable, notesToSearch } from "@/lib/search/searchable";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";
import { useSliced } from "./use-sliced";

/** What is searched. */
interface Searched {
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly Figure[];
  readonly annotations: readonly Annotation[];
}

/** All of it, folded: the report at once, notes in slices, for there may be very many. */
export function useSearchable(all: Searched | null): Searchable<TermRecord, PassageRecord> | null {
  const { terms, passages, figures, annotations = NONE } = all ?? {};
  const report = useMemo(
    () => (terms && passages && figures ? makeSearchable(terms, passages, [], figures) : null),
    [terms, passages, figures],
  );
  const notes = useSliced(() => notesToSearch(annotations), [annotations], []);
  return useMemo(() => report && { ...report, notes }, [report, notes]);
}

const NONE: readonly Annotation[] = [];
