import { Fragment, type JSX } from "preact";
import { factRoute, hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";
import { Marked } from "../marked";
import { placeName } from "../place-name";
import { type DecideFacts, FactDropped, FactDecisions, type FactRecord } from "./fact-decisions";
import { sentenceAround } from "../sentence-around";

/** A figure or a date, with everything that its row shows. */
export interface Fact {
  readonly kind: "figures" | "dates";
  readonly record: FactRecord;
  readonly passage: PassageRecord;
  readonly what: string;
  readonly term: TermRecord | undefined;
  /** A share of a whole, in per cent; null for anything else. */
  readonly share: number | null;
}

/** The row of a fact, or what stands in its place. Below the row of the chosen fact is its sentence. */
export function FactRows({
  fact,
  isChosen,
  isDropped,
  decide,
}: {
  fact: Fact;
  isChosen: boolean;
  isDropped: boolean;
  decide: DecideFacts | null;
}): JSX.Element {
  const { t, language } = useLocale();
  const { record, passage, what, term, share } = fact;
  if (isDropped && decide?.dropped)
    return (
      <tr>
        <td colSpan={4} class="removed">
          <div class="opened">
            <FactDropped dropped={decide.dropped} onUndo={decide.onUndo} />
          </div>
        </td>
      </tr>
    );
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
            {passage.role === "paragraph" && language === "en"
              ? passage.id.replace(/^\D+/u, "¶ ")
              : placeName(passage, t)}
          </a>
        </td>
      </tr>
      {isChosen && (
        <tr class="chosen sentence">
          <td colSpan={3}>
            <div class="opened">
              <blockquote class="verbatim" lang="zh-CN">
                <Marked {...sentence} />
              </blockquote>
              {decide && <FactDecisions record={record} decide={decide} />}
            </div>
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
