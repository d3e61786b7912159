import type { JSX } from "preact";
import { FigureTable } from "@/components/report/figure-table";
import { lazy } from "@/components/lazy";
import { useLocale } from "@/components/locale";
import { RelationList } from "@/components/terms/relation-list";
import { TermIndex } from "@/components/terms/term-index";
import { neighboursOf } from "@/lib/glossary/relations";
import { type TermOrder, groupTerms } from "@/lib/glossary/term-order";
import type { Library } from "@/lib/library/library";
import { hashOf } from "@/lib/route/route";
import { Cite } from "./cite";

const FigureCharts = lazy(
  async () => (await import("@/components/report/figure-charts")).FigureCharts,
);
const RelationGraph = lazy(
  async () => (await import("@/components/terms/relation-graph")).RelationGraph,
);
const Timeline = lazy(async () => (await import("@/components/report/timeline")).Timeline);

export function TermsView({ library, order }: { library: Library; order: TermOrder }): JSX.Element {
  const { t } = useLocale();
  const { terms, passages } = library;
  return (
    <main>
      <h1>{t("viewTerms")}</h1>
      <TermIndex order={order} groups={groupTerms(terms, order, passages)} passages={passages} />
    </main>
  );
}

export function FiguresView({
  library,
  figure,
  visit,
}: {
  library: Library;
  figure: string | null;
  visit: number;
}): JSX.Element {
  const { t } = useLocale();
  const { figures, terms, passages } = library;
  const chosen = figures.find((it) => it.id === figure);
  return (
    <main class="figures-view">
      <h1>{t("viewFigures")}</h1>
      {chosen && <Cite library={library} report={chosen.report} passage={chosen.passage} />}
      <FigureCharts figures={figures} />
      <FigureTable
        figures={figures}
        terms={terms}
        passages={passages}
        chosen={figure}
        visit={visit}
      />
    </main>
  );
}

export function TimelineView({
  library,
  item,
  visit,
}: {
  library: Library;
  item: string | null;
  visit: number;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <main>
      <h1>{t("viewTimeline")}</h1>
      <Timeline items={library.timeline} chosen={item} visit={visit} />
    </main>
  );
}

export function GraphView({
  library,
  term,
}: {
  library: Library;
  term: string | null;
}): JSX.Element {
  const { t } = useLocale();
  const { terms } = library;
  const middle = terms.find((it) => it.id === term);
  if (!middle) return <GraphStart library={library} />;
  return (
    <main class="graph-view">
      <div>
        <p class="hint">{t("graphHint")}</p>
        <RelationGraph term={middle} terms={terms} />
      </div>
      <aside>
        <h1 lang="zh-CN">
          <a href={hashOf({ view: "term", term: middle.id })}>{middle.form}</a>
        </h1>
        <RelationList
          related={neighboursOf(middle, terms).map(({ name, term: it }) => ({ ...it, name }))}
        >
          {({ id, form }) => (
            <a href={hashOf({ view: "graph", term: id })} lang="zh-CN">
              {form}
            </a>
          )}
        </RelationList>
      </aside>
    </main>
  );
}

/** Where no term is named: those that most others are tied to. */
function GraphStart({ library: { terms } }: { library: Library }): JSX.Element {
  const { t } = useLocale();
  const tied = terms
    .map((term) => ({ term, count: neighboursOf(term, terms).length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 24);
  return (
    <main>
      <h1>{t("viewGraph")}</h1>
      <h2>{t("graphStart")}</h2>
      <ul class="starts">
        {tied.map(({ term, count }) => (
          <li key={term.id}>
            <a href={hashOf({ view: "graph", term: term.id })} lang="zh-CN">
              {term.form}
            </a>{" "}
            <span class="count">{count}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
