/**
 * Charts of the report's figures. The module is loaded only where they are shown, because it brings
 * d3-scale.
 */
import { scaleLinear, scaleLog } from "d3-scale";
import type { JSX } from "preact";
import type { MessageKey } from "@/lib/i18n/translate";
import { figureRoute, hashOf } from "@/lib/route/route";
import type { FigureRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";

/** Figures that can be compared in one chart. */
interface Family {
  readonly title: MessageKey;
  readonly units: readonly string[];
  readonly scale: "linear" | "log";
  /** The end of a linear scale; null for the largest value. */
  readonly end: number | null;
}

const FAMILIES: readonly Family[] = [
  { title: "chartShares", units: ["%"], scale: "linear", end: 100 },
  { title: "chartPeople", units: ["人次", "名", "次", "批次"], scale: "log", end: null },
  { title: "chartMoney", units: ["元"], scale: "linear", end: null },
  {
    title: "chartThings",
    units: ["个", "家", "支", "对", "条", "期", "篇", "县"],
    scale: "log",
    end: null,
  },
];

/** Lengths in CSS pixels. */
const ROW = 34;
const WIDTH = 760;
const LABEL = 380;
const VALUE = 90;
const TOP = 22;

/**
 * The figures of a report as bar charts, one for each family of units with at least two figures.
 */
export function FigureCharts({ figures }: { figures: readonly FigureRecord[] }): JSX.Element {
  return (
    <div class="charts">
      {FAMILIES.map((family) => {
        const members = figures
          .filter(({ unit }) => family.units.includes(unit.zh))
          .toSorted((a, b) => b.value - a.value);
        return (
          members.length > 1 && <BarChart key={family.title} family={family} figures={members} />
        );
      })}
    </div>
  );
}

function BarChart({
  family,
  figures,
}: {
  family: Family;
  figures: readonly FigureRecord[];
}): JSX.Element {
  const { t, language } = useLocale();
  const largest = Math.max(...figures.map((it) => it.value));
  const x = (
    family.scale === "log"
      ? scaleLog().domain([1, largest])
      : scaleLinear().domain([0, family.end ?? largest])
  )
    .range([0, WIDTH - LABEL - VALUE])
    .nice();
  const ticks =
    family.scale === "log"
      ? x.ticks().filter((it) => Number.isInteger(Math.log10(it)))
      : x.ticks(4);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat(language, { notation: "compact" });
  const height = TOP + figures.length * ROW;
  const title = t(family.title);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={title}>
        {ticks.map((tick) => (
          <g key={tick} transform={`translate(${LABEL + x(tick)} 0)`} aria-hidden="true">
            <line y1={TOP - 4} y2={height} class="grid" />
            <text y={12} text-anchor="middle" class="tick">
              {compact.format(tick)}
            </text>
          </g>
        ))}
        {figures.map((figure, index) => {
          const counts = language === "en" ? figure.counts.en : figure.counts.zh;
          const unit = language === "en" ? figure.unit.en : figure.unit.zh;
          const value = (figure.approximate ? "> " : "") + number.format(figure.value);
          return (
            <a key={figure.id} href={hashOf(figureRoute(figure))} class="bar">
              <title>{`${counts}: ${value} ${unit}`}</title>
              <g transform={`translate(0 ${TOP + index * ROW})`}>
                <rect width={WIDTH} height={ROW} class="hit" />
                <text x={LABEL - 8} y={ROW / 2} text-anchor="end" class="label">
                  {shorten(counts, language === "en" ? 54 : 28)}
                </text>
                <rect
                  x={LABEL}
                  y={6}
                  width={Math.max(2, x(figure.value))}
                  height={ROW - 12}
                  rx={3}
                  class="fill"
                />
                <text x={LABEL + Math.max(2, x(figure.value)) + 6} y={ROW / 2} class="value">
                  {value}
                </text>
              </g>
            </a>
          );
        })}
      </svg>
    </figure>
  );
}

/**
 * Cuts a text to the number of characters that fit into the column of labels. The whole text is in
 * the bar's title and in the table.
 */
function shorten(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length > characters ? `${all.slice(0, characters - 1).join("")}…` : text;
}
