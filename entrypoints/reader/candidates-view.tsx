import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "@/components/icon";
import { isTyping } from "@/components/is-typing";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { REASONS, type ReasonCode } from "@/lib/candidates/candidate";
import type { Library } from "@/lib/library/library";
import type { Syllable } from "@/lib/library/pinyin-of";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { CandidateRow } from "./candidate-row";
import { chosenReading, rightReadings, useRowReading } from "./candidate-reading";
import { type ReviewRow, TABS } from "./review-rows";
import { type Review, useReview } from "./use-review";
import { useCandidates } from "./use-candidates";

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
  useReviewKeys(review, chosen, syllables);
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [review.index, review.tab]);
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
            <p class="hint">{t("candidatesNone")}</p>
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

/** The tabs, the filter by reason with what is done to all, and the keys. */
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
          {REASONS.map((it) => (
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
        <kbd>J</kbd> <kbd>K</kbd> {t("keyMove")} <kbd>Space</kbd> {t("keyKeep")} <kbd>X</kbd>{" "}
        {t("keyDrop")} <kbd>N</kbd> {t("keyNever")} <kbd>[</kbd> <kbd>]</kbd> {t("keyTrim")}{" "}
        <kbd>M</kbd> {t("keyMerge")} <kbd>1</kbd> <kbd>2</kbd> {t("keyReading")} <kbd>R</kbd>{" "}
        {t("keyReadingRight")} <kbd>E</kbd> {t("keyEdit")} <kbd>U</kbd> {t("keyUndo")}
      </p>
    </div>
  );
}

/** The keys of the review, wherever the focus is, unless the user is typing. */
function useReviewKeys(
  review: Review,
  row: ReviewRow | undefined,
  syllables: readonly Syllable[] | null,
): void {
  // Not after the next frame: a key may come before it, and would act on the row before.
  useLayoutEffect(() => {
    const read = (readings: ReadonlyMap<number, string>): void => {
      if (row && readings.size > 0) review.read(row, readings);
    };
    const actions: Readonly<Record<string, () => unknown>> = {
      j: () => review.choose(review.index + 1),
      ArrowDown: () => review.choose(review.index + 1),
      k: () => review.choose(review.index - 1),
      ArrowUp: () => review.choose(review.index - 1),
      " ": () => review.toggle(),
      x: () => review.dropChosen(),
      n: () => review.neverChosen(),
      "[": () => review.trim("start"),
      "]": () => review.trim("end"),
      "\\": () => review.trim(null),
      m: () => review.merge(),
      r: () => read(rightReadings(syllables ?? [])),
      e: () => review.edit(),
      u: () => review.undo(),
    };
    const onKey = (event: KeyboardEvent): void => {
      const act = /^[1-9]$/u.test(event.key)
        ? () => read(chosenReading(syllables ?? [], Number(event.key)))
        : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const isControl =
        event.target instanceof Element &&
        event.target.closest("select, input, button:not(.word), a");
      const isOther = event.ctrlKey || event.altKey || event.metaKey || isTyping(event);
      if (!act || isOther || (isControl && event.key === " ")) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}
