import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Choices } from "@/components/choices";
import type { DroppedFact, FactRecord } from "@/components/report/fact-decisions";
import { FactsTable } from "@/components/report/facts-table";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { MAP_LOOKS, type MapLook, RelationMap } from "@/components/terms/relation-map";
import { factKey } from "@/lib/glossary/figure";
import { correctFact, dropFact } from "@/lib/library/change-facts";
import { type ChangeResult, failureOf } from "@/lib/library/change-records";
import { turn } from "@/lib/library/notes";
import type { Outcome } from "@/lib/messages/outcomes";
import type { FactCorrection } from "@/lib/record/record";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { TermPicker } from "./term-picker";

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
  const [failure, setFailure] = useState<Outcome>(null);
  const [dropped, setDropped] = useState<DroppedFact | null>(null);
  const { id, item } = of.document;
  const isEmpty = of.figures.length + of.timeline.length + item.dropped.length === 0;
  const report = async (result: Promise<ChangeResult>): Promise<ChangeResult> => {
    const outcome = await result;
    setFailure(failureOf(outcome));
    return outcome;
  };
  // The editors of the bundled glossary have written its facts.
  const decide = item.kind === "document" && {
    corrected: item.corrected,
    onCorrect: async (key: string, correction: FactCorrection | null) => {
      await report(correctFact(id, key, correction));
    },
    dropped,
    onDrop: async (record: FactRecord) => {
      // The row may be gone before the answer comes.
      setDropped({ record, undo: null });
      const result = await report(dropFact(id, factKey(record), true));
      setDropped(result.kind === "changed" ? { record, undo: result.undo } : null);
    },
    onBring: async (key: string) => {
      await report(dropFact(id, key, false));
    },
    onUndo: async (n: number) => {
      // It stands in the place of the fact until that is back, so that the focus goes to it.
      setFailure(await turn("undo", n));
    },
  };
  return (
    <main id="main" tabIndex={-1} class="facts-view">
      <h1>{t("viewFacts")}</h1>
      <p class="hint">{t(isEmpty ? "factsNone" : "factsHint")}</p>
      {failure && <TroubleNotice {...failure} />}
      {!isEmpty && <FactsTable of={of} decide={decide || null} chosen={fact} visit={visit} />}
    </main>
  );
}

/** The terms that are related to a term, drawn around it or as a list. */
export function RelationsView({
  of,
  term,
}: {
  of: DocumentRecords;
  term: string | null;
}): JSX.Element {
  const { t } = useLocale();
  const [look, setLook] = useState<MapLook>("map");
  const middle = of.terms.find((it) => it.id === term);
  if (!middle) return <RelationsStart of={of} />;
  return (
    <main id="main" tabIndex={-1} class="relations-view">
      <div class="row relations-head">
        <h1>{t("viewGraph")}</h1>
        <FindRelations of={of} />
        <span class="hint">{t("relationCount", { count: middle.related.length })}</span>
        <fieldset>
          <legend class="unseen">{t("viewGraph")}</legend>
          <div class="segments">
            <Choices
              name="relations"
              values={MAP_LOOKS}
              chosen={look}
              labelOf={(it) => t(`relations_${it}`)}
              onChoose={setLook}
            />
          </div>
        </fieldset>
      </div>
      {middle.related.length === 0 && <p class="hint">{t("noRelations")}</p>}
      <RelationMap of={of} term={middle} look={look} />
      {look === "map" && <p class="hint map-hint">{t("relationsHint")}</p>}
    </main>
  );
}

/** Puts another term in the middle. */
function FindRelations({ of: { document, terms } }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  return (
    <TermPicker
      label={t("relationsOf")}
      terms={terms}
      onPick={(term) => {
        location.hash = hashOf({ document: document.id, view: "relations", term });
      }}
    />
  );
}

/** For a route without a term: the terms that have the most relations. */
function RelationsStart({ of }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const { document, terms } = of;
  const tied = terms
    .map((term) => ({ term, count: term.related.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 24);
  return (
    <main id="main" tabIndex={-1} class="relations-view">
      <div class="row relations-head">
        <h1>{t("viewGraph")}</h1>
        <FindRelations of={of} />
      </div>
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
