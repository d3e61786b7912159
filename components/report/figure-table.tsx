import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Figure } from "@/lib/glossary/figure";
import { figureRoute, hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";
import { placeName } from "../place-name";

export interface FigureTableProps {
  readonly figures: readonly FigureRecord[];
  readonly terms: readonly TermRecord[];
  readonly passages: readonly PassageRecord[];
  /** The id of the figure that the page's address names, or null. */
  readonly chosen: string | null;
  /** Changes at every visit to this view. */
  readonly visit: number;
}

const COLUMNS = ["value", "unit", "counts", "term", "place"] as const;
type Column = (typeof COLUMNS)[number];

const TITLES = {
  value: "columnValue",
  unit: "columnUnit",
  counts: "columnCounts",
  term: "columnTerm",
  place: "columnPlace",
} as const;

/**
 * A table of the report's figures. It can be sorted by any column (ARIA Authoring Practices:
 * sortable table).
 */
export function FigureTable({
  figures,
  terms,
  passages,
  chosen,
  visit,
}: FigureTableProps): JSX.Element {
  const { t, language } = useLocale();
  const [sorting, setSorting] = useState<{ by: Column; descending: boolean }>({
    by: "place",
    descending: false,
  });
  useEffect(() => {
    document.querySelector(`[data-figure="${chosen}"]`)?.scrollIntoView({ block: "center" });
  }, [chosen, visit]);

  const rows = figures.map((figure, order) => ({
    figure,
    order,
    term: terms.find(({ id }) => id === figure.term),
    passage: passages.find(({ id }) => id === figure.passage),
    unit: language === "en" ? figure.unit.en : figure.unit.zh,
    counts: language === "en" ? figure.counts.en : figure.counts.zh,
  }));
  type Row = (typeof rows)[number];
  const compare: Record<Column, (a: Row, b: Row) => number> = {
    value: (a, b) => a.figure.value - b.figure.value,
    unit: (a, b) => a.unit.localeCompare(b.unit, language),
    counts: (a, b) => a.counts.localeCompare(b.counts, language),
    term: (a, b) => (a.term?.form ?? "").localeCompare(b.term?.form ?? "", "zh-CN"),
    place: (a, b) => a.order - b.order,
  };
  const sorted = rows.toSorted((a, b) => compare[sorting.by](a, b) || a.order - b.order);
  if (sorting.descending) sorted.reverse();

  const sortBy = (by: Column): void =>
    setSorting({ by, descending: by === sorting.by ? !sorting.descending : by === "value" });
  const directionOf = (column: Column): "ascending" | "descending" | "none" => {
    if (column !== sorting.by) return "none";
    return sorting.descending ? "descending" : "ascending";
  };
  return (
    <table class="figure-table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" aria-sort={directionOf(column)}>
              <button type="button" onClick={() => sortBy(column)}>
                {t(TITLES[column])}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ figure, term, passage, unit, counts }) => (
          <tr key={figure.id} data-figure={figure.id} class={figure.id === chosen ? "chosen" : ""}>
            <td class="value" title={figure.quote}>
              <a href={hashOf(figureRoute(figure))}>
                <FigureValue figure={figure} />
              </a>
            </td>
            <td>{unit}</td>
            <td>{counts}</td>
            <td lang="zh-CN">{term && <a href={hashOf(termRoute(term))}>{term.form}</a>}</td>
            <td>
              {passage && <a href={hashOf(passageRoute(passage))}>{placeName(passage, t)}</a>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * The number in the format of the interface's language. It says “more than” if the report says 多.
 */
export function FigureValue({ figure }: { figure: Figure }): JSX.Element {
  const { t, language } = useLocale();
  const value = figure.value.toLocaleString(language, { maximumFractionDigits: 2 });
  return <>{figure.approximate ? t("approximately", { value }) : value}</>;
}
