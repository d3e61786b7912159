import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { Marked } from "@/components/marked";
import { SourceIfSeveral } from "@/components/sources";
import { placeName } from "@/components/place-name";
import type { MarkedText } from "@/lib/search/marked";
import { nearestPassages } from "@/lib/search/nearest-passages";
import type { Searchable } from "@/lib/search/searchable";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";

export interface NearestProps {
  readonly searchable: Searchable<TermRecord, PassageRecord, FigureRecord>;
  /** The text selected on the page. */
  readonly selection: string;
  /** @param marks the stretches that the passage shares with the selection, in UTF-16 code units */
  readonly onOpen: (passage: PassageRecord, marks: MarkedText["marks"]) => void;
}

/**
 * The passages of the report that resemble the text selected on the page. The words that they share
 * are marked.
 */
export function Nearest({ searchable, selection, onOpen }: NearestProps): JSX.Element | null {
  const { t } = useLocale();
  const isAsked = selection.trim() !== "";
  const nearest = useMemo(
    () => (isAsked ? nearestPassages(searchable, selection) : []),
    [searchable, selection],
  );
  if (!isAsked) return null;
  return (
    <section class="nearest" aria-label={t("nearest")}>
      <h2>{t("nearest")}</h2>
      {nearest.length === 0 && <p class="hint">{t("nearestNone")}</p>}
      <ol>
        {nearest.map(({ passage, line }) => (
          <li key={`${passage.document} ${passage.id}`}>
            <button type="button" onClick={() => onOpen(passage, line.marks)}>
              <span class="place">
                {placeName(passage, t)} <SourceIfSeveral document={passage.document} />
              </span>
              <span lang="zh-CN">
                <Marked {...line} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
