import type { JSX } from "preact";
import { FactsTable } from "@/components/report/facts-table";
import { lazy } from "@/components/lazy";
import { useLocale } from "@/components/locale";
import { RelationList } from "@/components/terms/relation-list";
import { TermIndex } from "@/components/terms/term-index";
import { type TermOrder, groupTerms } from "@/lib/glossary/term-order";
import { hashOf, termRoute } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";

const RelationGraph = lazy(
  async () => (await import("@/components/terms/relation-graph")).RelationGraph,
);

/** All terms of a document, in one of three orders. */
export function TermsView({
  of: { document, terms, passages },
  order,
}: {
  of: DocumentRecords;
  order: TermOrder;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <main id="main" tabIndex={-1}>
      <h1>{t("viewTerms")}</h1>
      <TermIndex
        document={document.id}
        order={order}
        groups={groupTerms(terms, order, passages)}
        passages={passages}
      />
    </main>
  );
}

/** The figures and dates of a document, in one table. */
export function FactsView({
  of,
  fact,
  visit,
}: {
  of: DocumentRecords;
  fact: string | null;
  visit: number;
}): JSX.Element {
  const { t } = useLocale();
  const isEmpty = of.figures.length + of.timeline.length === 0;
  return (
    <main id="main" tabIndex={-1} class="facts-view">
      <h1>{t("viewFacts")}</h1>
      <p class="hint">{t(isEmpty ? "factsNone" : "factsHint")}</p>
      {!isEmpty && <FactsTable of={of} chosen={fact} visit={visit} />}
    </main>
  );
}

/** The terms that are related to a term, as a graph and as a list. */
export function RelationsView({
  of,
  term,
}: {
  of: DocumentRecords;
  term: string | null;
}): JSX.Element {
  const { t } = useLocale();
  const { document, terms } = of;
  const middle = terms.find((it) => it.id === term);
  if (!middle) return <RelationsStart of={of} />;
  return (
    <main id="main" tabIndex={-1} class="graph-view">
      <div>
        <p class="hint">{t("graphHint")}</p>
        <RelationGraph term={middle} terms={terms} />
      </div>
      <aside>
        <h1 lang="zh-CN">
          <a href={hashOf(termRoute(middle))}>{middle.form}</a>
        </h1>
        <RelationList related={middle.related}>
          {({ id, form }) => (
            <a href={hashOf({ document: document.id, view: "relations", term: id })} lang="zh-CN">
              {form}
            </a>
          )}
        </RelationList>
      </aside>
    </main>
  );
}

/** For a route without a term: the terms that have the most relations. */
function RelationsStart({ of: { document, terms } }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const tied = terms
    .map((term) => ({ term, count: term.related.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 24);
  return (
    <main id="main" tabIndex={-1}>
      <h1>{t("viewGraph")}</h1>
      <h2>{t("graphStart")}</h2>
      <ul class="starts">
        {tied.map(({ term, count }) => (
          <li key={term.id}>
            <a
              href={hashOf({ document: document.id, view: "relations", term: term.id })}
              lang="zh-CN"
            >
              {term.form}
            </a>{" "}
            <span class="count">{count}</span>
          </li>
        ))}
      </ul>
    </main>
  );
}
