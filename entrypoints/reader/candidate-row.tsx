import type { ComponentChildren, JSX } from "preact";
import { useLocale } from "@/components/locale";
import { Marked } from "@/components/marked";
import { placeName } from "@/components/place-name";
import { sourceName } from "@/components/sources";
import type { Candidate, Reason } from "@/lib/candidates/candidate";
import type { Language } from "@/lib/i18n/languages";
import type { Translate } from "@/lib/i18n/translate";
import type { Syllable } from "@/lib/library/pinyin-of";
import type { PassageRecord } from "@/lib/store/shapes";
import { clauseAround } from "@/lib/text/clause-around";
import { CandidateActions } from "./candidate-actions";
import { CandidateReading } from "./candidate-reading";
import type { ReviewRow } from "./review-rows";
import type { Review } from "./use-review";

/**
 * A candidate: whether it is kept, its places, its sentence and why. The chosen one opens its
 * evidence, and is the one that the Tab key reaches.
 */
export function CandidateRow({
  row,
  passages,
  isChosen,
  syllables,
  review,
  onChoose,
}: {
  row: ReviewRow;
  passages: readonly PassageRecord[];
  isChosen: boolean;
  /** Its reading, if it is the chosen one; null if that is not known. */
  syllables: readonly Syllable[] | null;
  review: Review;
  onChoose: () => void;
}): JSX.Element {
  const { t, language } = useLocale();
  const { candidate, form, others, term, alsoIn } = row;
  const isMerging = review.merging === candidate.form;
  const tabIndex = isChosen ? 0 : -1;
  return (
    <li class={isMerging ? "candidate merging" : "candidate"} aria-current={isChosen}>
      <div class="line">
        <input
          type="checkbox"
          tabIndex={tabIndex}
          checked={term !== null}
          aria-label={t("candidateKeep", { form })}
          onChange={() => {
            onChoose();
            if (term === null && review.tab === "open") void review.keep([row]);
            else review.toggle();
          }}
        />
        <button type="button" class="word" lang="zh-CN" tabIndex={tabIndex} onClick={onChoose}>
          {form}
          {others.length > 0 && <small> {others.join("、")}</small>}
        </button>
        <span class="count">{candidate.count}</span>
        <Place passages={passages} place={candidate.places[0]} isInRow />
        <span class="why">
          {alsoIn[0]
            ? t("candidateAlsoIn", { document: sourceName(alsoIn[0], t) })
            : whyText(t, language, candidate)}
        </span>
      </div>
      {isChosen && (
        <Evidence row={row} review={review} passages={passages}>
          {syllables && (
            <CandidateReading
              syllables={syllables}
              onRead={(readings) => review.read(row, readings)}
            />
          )}
        </Evidence>
      )}
    </li>
  );
}

function Place({
  passages,
  place,
  isInRow = false,
}: {
  passages: readonly PassageRecord[];
  place: Candidate["places"][number] | undefined;
  /** Whether it has one line, in which the candidate itself is always seen. */
  isInRow?: boolean;
}): JSX.Element {
  const passage = passages.find(({ id }) => id === place?.passage);
  if (!place || !passage) return <span />;
  const { text, start } = clauseAround(passage.text, place.start, place.end);
  const mark = { start: place.start - start, end: place.end - start };
  if (isInRow)
    return (
      <span class="clause verbatim" lang="zh-CN">
        <span class="before">
          {/* It is laid out from the right, so that its far end is cut off. */}
          <bdi>{text.slice(0, mark.start)}</bdi>
        </span>
        <mark>{text.slice(mark.start, mark.end)}</mark>
        <span class="behind">{text.slice(mark.end)}</span>
      </span>
    );
  return (
    <span class="clause verbatim" lang="zh-CN">
      <Marked text={text} marks={[mark]} />
    </span>
  );
}

/** Places shown of the chosen candidate. */
const SHOWN = 3;

function Evidence({
  row,
  review,
  passages,
  children,
}: {
  row: ReviewRow;
  review: Review;
  passages: readonly PassageRecord[];
  children: ComponentChildren;
}): JSX.Element {
  const { t } = useLocale();
  const { places, reasons, variants, parts, partOf } = row.candidate;
  return (
    <div class="evidence">
      {children}
      <ul>
        {places.slice(0, SHOWN).map((it) => {
          const passage = passages.find(({ id }) => id === it.passage);
          return (
            <li key={`${it.passage} ${it.start}`}>
              <Place passages={passages} place={it} />{" "}
              {passage && <span class="count">{placeName(passage, t)}</span>}
            </li>
          );
        })}
      </ul>
      <p class="hint">{reasons.map((it) => reasonText(t, it)).join(" · ")}</p>
      {variants.length > 0 && (
        <p class="hint">
          {t("candidateVariants")}{" "}
          <span lang="zh-CN">{variants.map((it) => `${it.form} (${it.count})`).join("、")}</span>
        </p>
      )}
      {[...parts, ...partOf].length > 0 && (
        <p class="hint">
          {t(parts.length > 0 ? "candidateParts" : "candidatePartOf")}{" "}
          <span lang="zh-CN">{[...parts, ...partOf].join("、")}</span>
        </p>
      )}
      <CandidateActions row={row} review={review} />
    </div>
  );
}

/** The strongest reasons, in a few words. */
function whyText(t: Translate, language: Language, { reasons }: Candidate): string {
  return reasons
    .slice(0, 2)
    .map((it) => reasonText(t, it))
    .join(language === "en" ? ", " : "，");
}

function reasonText(t: Translate, { code, count, standsFor }: Reason): string {
  if (standsFor !== undefined) return t("whyStandsFor", { form: standsFor });
  return count > 1 ? t("whyTimes", { why: t(`why_${code}`), count }) : t(`why_${code}`);
}
