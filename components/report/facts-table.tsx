import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { factKey } from "@/lib/glossary/figure";
import type { Language, MessageKey } from "@/lib/i18n/translate";
import type { DocumentRecords, FigureRecord, TimelineRecord } from "@/lib/store/shapes";
import { CopyButton } from "../copy-button";
import { useLocale } from "../locale";
import { placeName } from "../place-name";
import { type DecideFacts, DroppedFacts, type FactRecord } from "./fact-decisions";
import { groupsByHeading, groupsOfDates } from "./fact-groups";
import { type Fact, FactRows } from "./fact-row";

export interface FactsTableProps {
  readonly of: DocumentRecords;
  /** How facts are corrected and dropped; null if they are not, because editors have written them. */
  readonly decide: DecideFacts | null;
  /** The id of the fact that the page's address names, or null. */
  readonly chosen: string | null;
  /** Changes at every visit to this view. */
  readonly visit: number;
}

const KINDS = ["all", "figures", "dates"] as const;
type Kind = (typeof KINDS)[number];

const NAMES: Record<Kind, MessageKey> = {
  all: "factsAll",
  figures: "figures",
  dates: "factsDates",
};

/**
 * All figures and dates of a document in its order, as it writes them, under its headings. Dates by
 * themselves are grouped by what they are.
 */
export function FactsTable({ of, decide, chosen, visit }: FactsTableProps): JSX.Element {
  const { t, language } = useLocale();
  const [kind, setKind] = useState<Kind>("all");
  const all = factsOf(of, language);
  const isShown = (it: Fact): boolean => kind === "all" || it.kind === kind;
  const shown = all.filter(isShown);
  const dropped = droppedOf(decide?.dropped?.record, all, of, language);
  useEffect(() => {
    document
      .querySelector(`[data-fact="${CSS.escape(chosen ?? "")}"]`)
      ?.scrollIntoView({ block: "center" });
  }, [chosen, visit]);
  const count = (it: Kind): number =>
    it === "all" ? all.length : all.filter((fact) => fact.kind === it).length;
  const rows = inOrder([...all, ...dropped]).filter(isShown);
  const groups = kind === "dates" ? groupsOfDates(rows, t) : groupsByHeading(rows, of.passages, t);
  return (
    <>
      <div class="row facts-bar">
        <div class="row chips" role="group" aria-label={t("viewFacts")}>
          {KINDS.map((it) => (
            <button key={it} type="button" aria-pressed={it === kind} onClick={() => setKind(it)}>
              {t(NAMES[it])} <span class="count">{count(it)}</span>
            </button>
          ))}
        </div>
        <CopyButton text={() => tableText(shown, t)} label={t("copyTable")} />
      </div>
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">{t("columnWritten")}</th>
            <th scope="col">{t("columnCounts")}</th>
            <th scope="col" class="of-term">
              {t("columnTerm")}
            </th>
            <th scope="col">{t("columnPlace")}</th>
          </tr>
        </thead>
        {groups.map(({ heading, lang, facts }) => (
          <tbody key={heading}>
            <tr class="group">
              <th scope="colgroup" colSpan={4} lang={lang}>
                {heading}
              </th>
            </tr>
            {facts.map((fact) => (
              <FactRows
                key={fact.record.id}
                fact={fact}
                isChosen={fact.record.id === chosen}
                isDropped={dropped.includes(fact)}
                decide={decide}
              />
            ))}
          </tbody>
        ))}
      </table>
      {decide && <DroppedFacts of={of} onBring={decide.onBring} />}
    </>
  );
}

function factsOf(
  { figures, timeline, passages, terms }: DocumentRecords,
  language: Language,
): Fact[] {
  const passageOf = new Map(passages.map((it) => [it.id, it]));
  const termOf = new Map(terms.map((it) => [it.id, it]));
  const known = (
    kind: Fact["kind"],
    record: FigureRecord | TimelineRecord,
    what: { readonly zh: string; readonly en: string },
    share: number | null,
  ): Fact[] => {
    const passage = passageOf.get(record.passage);
    const term = record.term === null ? undefined : termOf.get(record.term);
    return passage
      ? [{ kind, record, passage, term, share, what: language === "en" ? what.en : what.zh }]
      : [];
  };
  const all = [
    ...figures.flatMap((it) =>
      known("figures", it, it.counts, it.unit.zh === "%" ? Math.min(it.value, 100) : null),
    ),
    ...timeline.flatMap((it) => known("dates", it, it.what, null)),
  ];
  return inOrder(all);
}

function inOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted(
    (a, b) => a.passage.order - b.passage.order || a.record.start - b.record.start,
  );
}

/** The fact that was dropped last, once the document does not have it any more. */
function droppedOf(
  record: FactRecord | undefined,
  all: readonly Fact[],
  of: DocumentRecords,
  language: Language,
): Fact[] {
  if (!record || all.some((it) => factKey(it.record) === factKey(record))) return [];
  const own = "value" in record ? { figures: [record] } : { timeline: [record] };
  return factsOf({ ...of, figures: [], timeline: [], ...own }, language);
}

/** The rows as text in columns, which spreadsheets take. */
function tableText(
  facts: readonly Fact[],
  t: (key: MessageKey, params?: Record<string, string | number>) => string,
): string {
  const rows = facts.map(({ record, what, term, passage }) => [
    record.quote,
    what,
    term?.form ?? "",
    placeName(passage, t),
  ]);
  const head = [t("columnWritten"), t("columnCounts"), t("columnTerm"), t("columnPlace")];
  return [head, ...rows].map((cells) => cells.join("\t")).join("\n");
}
