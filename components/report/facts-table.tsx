import { Fragment, type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language, MessageKey } from "@/lib/i18n/translate";
import { factRoute, hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type {
  DocumentRecords,
  FigureRecord,
  PassageRecord,
  TermRecord,
  TimelineRecord,
} from "@/lib/store/shapes";
import { CopyButton } from "../copy-button";
import { useLocale } from "../locale";
import { Marked } from "../marked";
import { placeName } from "../place-name";
import { sentenceAround } from "./sentence-around";

export interface FactsTableProps {
  readonly of: DocumentRecords;
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

/** A figure or a date, with everything that its row shows. */
interface Fact {
  readonly kind: Exclude<Kind, "all">;
  readonly record: FigureRecord | TimelineRecord;
  readonly passage: PassageRecord;
  readonly what: string;
  readonly term: TermRecord | undefined;
  /** A share of a whole, in per cent; null for anything else. */
  readonly share: number | null;
}

/** All figures and dates of a document in its order, as it writes them, under its headings. */
export function FactsTable({ of, chosen, visit }: FactsTableProps): JSX.Element {
  const { t, language } = useLocale();
  const [kind, setKind] = useState<Kind>("all");
  const all = factsOf(of, language);
  const shown = all.filter((it) => kind === "all" || it.kind === kind);
  useEffect(() => {
    document
      .querySelector(`[data-fact="${CSS.escape(chosen ?? "")}"]`)
      ?.scrollIntoView({ block: "center" });
  }, [chosen, visit]);
  const count = (it: Kind): number =>
    it === "all" ? all.length : all.filter((fact) => fact.kind === it).length;
  const groups = [...Map.groupBy(shown, ({ passage }) => headingOf(passage, of.passages, t))];
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
        {groups.map(([heading, facts]) => (
          <tbody key={heading}>
            <tr class="group">
              <th
                scope="colgroup"
                colSpan={4}
                lang={facts[0]?.passage.section ? "zh-CN" : undefined}
              >
                {heading}
              </th>
            </tr>
            {facts.map((fact) => (
              <FactRows key={fact.record.id} fact={fact} isChosen={fact.record.id === chosen} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}

/** The row of a fact. Below the row of the chosen fact is its sentence. */
function FactRows({ fact, isChosen }: { fact: Fact; isChosen: boolean }): JSX.Element {
  const { t } = useLocale();
  const { record, passage, what, term, share } = fact;
  const sentence = sentenceAround(passage.text, record);
  const link = term && (
    <a href={hashOf(termRoute(term))} lang="zh-CN">
      {term.form}
    </a>
  );
  return (
    <Fragment>
      <tr data-fact={record.id} class={isChosen ? "chosen" : ""}>
        <td class="value" rowSpan={isChosen ? 2 : 1}>
          <a
            href={hashOf(factRoute(record))}
            class="verbatim"
            lang="zh-CN"
            aria-current={isChosen ? "true" : undefined}
          >
            <Value quote={record.quote} />
          </a>
        </td>
        <td>
          {what}
          {share !== null && (
            <span class="share" aria-hidden="true">
              <i style={{ width: `${share}%` }} />
            </span>
          )}
          {/* In a narrow window the column of terms is left out. */}
          {link && <span class="with-term">{link}</span>}
        </td>
        <td class="of-term">{link}</td>
        <td class="place">
          <a href={hashOf(passageRoute(passage))} aria-label={placeName(passage, t)}>
            {passage.role === "paragraph"
              ? passage.id.replace(/^\D+/u, "¶ ")
              : placeName(passage, t)}
          </a>
        </td>
      </tr>
      {isChosen && (
        <tr class="chosen sentence">
          <td colSpan={3}>
            <blockquote class="verbatim" lang="zh-CN">
              <Marked {...sentence} />
            </blockquote>
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** A value as it is written, with its numeral emphasised and its unit small. */
function Value({ quote }: { quote: string }): JSX.Element {
  const numeral = /^\d[\d.]*(?!\d*年|\d*月)/u.exec(quote)?.[0] ?? "";
  return numeral === "" ? (
    <b>{quote}</b>
  ) : (
    <>
      <b>{numeral}</b>
      <small>{quote.slice(numeral.length)}</small>
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
  return all.toSorted(
    (a, b) => a.passage.order - b.passage.order || a.record.start - b.record.start,
  );
}

/** The heading under which a passage stands. */
function headingOf(
  { role, section }: PassageRecord,
  passages: readonly PassageRecord[],
  t: (key: MessageKey) => string,
): string {
  if (role === "caption") return t("partCaptions");
  const heading = passages.find(({ id }) => id === section)?.text;
  return heading?.replace(/——$/u, "") ?? t("partOpening");
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
