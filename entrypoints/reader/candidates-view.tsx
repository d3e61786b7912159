import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { ReasonCode } from "@/lib/candidates/candidate";
import type { Library } from "@/lib/library/library";
import { TABS } from "@/lib/record/parse-review";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { Action } from "./candidate-actions";
import { CandidateRow } from "./candidate-row";
import { useRowReading } from "./candidate-reading";
import { type Review, useReview } from "./use-review";
import { useCandidates } from "./use-candidates";
import { useReviewKeys } from "./use-review-keys";

/** What in a document may be a term: the user keeps and drops, by the keyboard or the mouse. */
export function CandidatesView({
  library,
  of,
}: {
  library: Library;
  of: DocumentRecords;
}): JSX.Element {
  const { t } = useLocale();
  const { answer: found, failure, again } = useCandidates(of.passages);
  const review = useReview(library, of, found ?? []);
  const list = useRef<HTMLUListElement>(null);
  const chosen = review.shown[review.index];
  const syllables = useRowReading(chosen);
  useReviewKeys(list, review, syllables);
  return (
    <main id="main" tabIndex={-1} class="candidates-view">
      <p>
        <a
          class="button"
          href={hashOf({ document: of.document.id, view: "terms", order: "pinyin" })}
        >
          <Icon name="back" />
          {t("viewTerms")}
        </a>
      </p>
      <h1>{t("candidatesTitle")}</h1>
      {review.failure && <TroubleNotice {...review.failure} />}
      {failure && <TroubleNotice {...failure} onRetry={again} />}
      {found === null ? (
        <p role="status" class="hint">
          {failure === null && t("candidatesFinding")}
        </p>
      ) : (
        <>
          <p class="hint">{t("candidatesHint")}</p>
          <Bar review={review} />
          {review.shown.length === 0 ? (
            <p class="row">
              <span class="hint">{t("candidatesNone")}</span>
              <Action keyName="U" does={t("keyUndo")} onDo={review.undo} />
            </p>
          ) : (
            <p class="candidates-head" aria-hidden="true">
              <span />
              <span>{t("columnCandidate")}</span>
              <span class="count">{t("columnCount")}</span>
              <span>{t("columnEvidence")}</span>
              <span class="why">{t("candidatesWhy")}</span>
            </p>
          )}
          <ul class="candidates" ref={list} aria-busy={review.isBusy}>
            {review.shown.map((it, index) => (
              <CandidateRow
                key={it.candidate.form}
                passages={of.passages}
                row={it}
                isChosen={index === review.index}
                syllables={index === review.index ? syllables : null}
                review={review}
                onChoose={() => review.choose(index)}
              />
            ))}
          </ul>
        </>
      )}
      <span class="unseen" role="status" lang="zh-CN">
        {chosen?.candidate.form}
      </span>
    </main>
  );
}

/** The tabs, and the filter by reason with what is done to all. */
function Bar({ review }: { review: Review }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="row candidates-bar">
      <div class="row chips" role="group" aria-label={t("candidatesTitle")}>
        {TABS.map((it) => (
          <button
            key={it}
            type="button"
            aria-pressed={it === review.tab}
            onClick={() => review.show(it)}
          >
            {t(`tab_${it}`)} <span class="count">{review.counts[it]}</span>
          </button>
        ))}
      </div>
      <label>
        {t("candidatesWhy")}{" "}
        <select
          value={review.reason ?? ""}
          onChange={({ currentTarget }) =>
            review.filter((currentTarget.value || null) as ReasonCode | null)
          }
        >
          <option value="">{t("factsAll")}</option>
          {review.reasons.map((it) => (
            <option key={it} value={it}>
              {t(`why_${it}`)}
            </option>
          ))}
        </select>
      </label>
      {review.tab === "open" && review.reason !== null && review.shown.length > 0 && (
        <>
          <button type="button" onClick={() => void review.keep(review.shown)}>
            {t("keepAll", { count: review.shown.length })}
          </button>
          <button type="button" onClick={() => void review.drop(review.shown)}>
            {t("dropAll", { count: review.shown.length })}
          </button>
        </>
      )}
      <p class="keys" aria-hidden="true">
        <kbd>J</kbd> <kbd>K</kbd> {t("keyMove")}
      </p>
    </div>
  );
}
