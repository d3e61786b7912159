import { scaleUtc } from "d3-scale";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { TimelineItem } from "@/lib/glossary/figure";
import { hashOf, passageRoute } from "@/lib/route/route";
import type { TimelineRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";

export interface TimelineProps {
  readonly items: readonly TimelineRecord[];
  /** The id of the item that the page's address names, or null. */
  readonly chosen: string | null;
  /** Changes at every visit to this view. */
  readonly visit: number;
}

type Dated = TimelineRecord & { readonly date: string };

const WIDTH = 640;
const HEIGHT = 56;
const MARGIN = 24;

/**
 * The report's dates and spans. Dates are on a line of years. Spans have a length but no end,
 * because the report does not say when it was written.
 */
export function Timeline({ items, chosen, visit }: TimelineProps): JSX.Element {
  const { t } = useLocale();
  useEffect(() => {
    document.querySelector(`[data-item="${chosen}"]`)?.scrollIntoView({ block: "center" });
  }, [chosen, visit]);
  const dated = items
    .filter((it): it is Dated => it.date !== null)
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const spans = items.filter((it) => it.span && "years" in it.span);
  const recurring = items.filter((it) => it.span && "recurs" in it.span);
  const others = items.filter((it) => !it.date && (!it.span || "days" in it.span));
  const longest = Math.max(...spans.map(yearsOf));
  return (
    <div class="timeline">
      <h2>{t("timelineDated")}</h2>
      <Axis dated={dated} />
      <Items items={dated} chosen={chosen} />
      <h2>{t("timelineSpans")}</h2>
      <p class="hint">{t("spanEnd")}</p>
      <Items
        items={spans.toSorted((a, b) => yearsOf(b) - yearsOf(a))}
        chosen={chosen}
        bar={(it) => yearsOf(it) / longest}
      />
      <h2>{t("timelineRecurring")}</h2>
      <Items items={recurring} chosen={chosen} />
      <h2>{t("timelineOther")}</h2>
      <Items items={others} chosen={chosen} />
    </div>
  );
}

function Axis({ dated }: { dated: readonly Dated[] }): JSX.Element {
  const { t, language } = useLocale();
  const x = scaleUtc()
    .domain([new Date(dated[0]?.date ?? 0), new Date(dated.at(-1)?.date ?? 0)])
    .nice()
    .range([MARGIN, WIDTH - MARGIN]);
  return (
    <svg
      class="axis"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="group"
      aria-label={t("timelineDated")}
    >
      <line x1={MARGIN} x2={WIDTH - MARGIN} y1={20} y2={20} class="line" />
      {x.ticks(8).map((tick) => (
        <g key={tick.getTime()} transform={`translate(${x(tick)} 20)`} aria-hidden="true">
          <line y2={6} class="line" />
          <text y={22} text-anchor="middle" class="tick">
            {tick.getUTCFullYear()}
          </text>
        </g>
      ))}
      {dated.map((item) => (
        <a
          key={item.id}
          href={hashOf({ document: item.document, view: "timeline", item: item.id })}
          aria-label={`${item.quote}: ${language === "en" ? item.what.en : item.what.zh}`}
        >
          <title>{item.quote}</title>
          <circle cx={x(new Date(item.date))} cy={20} r={7} class="dot" />
        </a>
      ))}
    </svg>
  );
}

interface ItemsProps {
  readonly items: readonly TimelineRecord[];
  readonly chosen: string | null;
  /** The length of an item's bar, from 0 to 1. */
  readonly bar?: (item: TimelineRecord) => number;
}

function Items({ items, chosen, bar }: ItemsProps): JSX.Element {
  const { language } = useLocale();
  return (
    <ol>
      {items.map((item) => (
        <li key={item.id} data-item={item.id} class={item.id === chosen ? "chosen" : ""}>
          <a
            href={hashOf(passageRoute({ document: item.document, id: item.passage }))}
            lang="zh-CN"
          >
            {item.quote}
          </a>
          {bar && (
            <span class="span-bar" style={{ width: `${bar(item) * 11}em` }} aria-hidden="true" />
          )}
          <span>{language === "en" ? item.what.en : item.what.zh}</span>
        </li>
      ))}
    </ol>
  );
}

function yearsOf({ span }: TimelineItem): number {
  return span && "years" in span ? span.years : 0;
}
