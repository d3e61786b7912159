import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { Marked } from "@/components/marked";
import { placeName } from "@/components/place-name";
import type { Candidate, Reason } from "@/lib/candidates/candidate";
import type { Translate } from "@/lib/i18n/translate";
import { type Syllable, syllablesOf } from "@/lib/library/pinyin-of";
import type { PassageRecord } from "@/lib/store/shapes";
import { clauseAround } from "@/lib/text/clause-around";
import type { Review, ReviewRow } from "./use-review";

/** A candidate: whether it is kept, its places, its sentence and why. The chosen one opens its evidence. */
export function CandidateRow({
  row,
  passages,
  isChosen,
  review,
  onChoose,
}: {
  row: ReviewRow;
  passages: readonly PassageRecord[];
  isChosen: boolean;
  review: Review;
  onChoose: () => void;
}): JSX.Element {
  const { t } = useLocale();
  const { candidate, form, others, term, alsoIn } = row;
  const isMerging = review.merging === candidate.form;
  return (
    <li class={isMerging ? "candidate merging" : "candidate"} aria-current={isChosen}>
      <div class="line">
        <input
          type="checkbox"
          checked={term !== null}
          aria-label={t("candidateKeep", { form })}
          onChange={() => {
            onChoose();
            if (term === null && review.tab === "open") void review.keep([row]);
            else review.toggle();
          }}
        />
        <button type="button" class="word" lang="zh-CN" onClick={onChoose}>
          {form}
          {others.length > 0 && <small> {others.join("、")}</small>}
        </button>
        <span class="count">{candidate.count}</span>
        <Place passages={passages} place={candidate.places[0]} />
        <span class="why">
          {alsoIn.length > 0
            ? t("candidateAlsoIn", { document: alsoIn[0] as string })
            : whyText(t, candidate)}
        </span>
      </div>
      {isChosen && <Evidence candidate={candidate} form={form} passages={passages} />}
    </li>
  );
}

function Place({
  passages,
  place,
}: {
  passages: readonly PassageRecord[];
  place: Candidate["places"][number] | undefined;
}): JSX.Element {
  const passage = passages.find(({ id }) => id === place?.passage);
  if (!place || !passage) return <span />;
  const { text, start } = clauseAround(passage.text, place.start, place.end);
  const mark = { start: place.start - start, end: place.end - start };
  return (
    <span class="clause verbatim" lang="zh-CN">
      <Marked text={text} marks={[mark]} />
    </span>
  );
}

/** Places shown of the chosen candidate. */
const SHOWN = 3;

function Evidence({
  candidate,
  form,
  passages,
}: {
  candidate: Candidate;
  form: string;
  passages: readonly PassageRecord[];
}): JSX.Element {
  const { t } = useLocale();
  const { places, reasons, variants, parts, partOf } = candidate;
  return (
    <div class="evidence">
      <Reading form={form} />
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
    </div>
  );
}

/** The reading that a kept term gets. A character with several readings is to be confirmed in the entry. */
function Reading({ form }: { form: string }): JSX.Element | null {
  const { t } = useLocale();
  const [syllables, setSyllables] = useState<readonly Syllable[] | null>(null);
  useEffect(() => {
    let isOver = false;
    syllablesOf(form).then(
      (found) => isOver || setSyllables(found),
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [form]);
  if (!syllables) return null;
  return (
    <p class="reading" lang="zh-Latn">
      {syllables.map(({ reading, others }, i) =>
        others.length > 0 ? (
          <u key={i} title={t("readingOthers", { readings: others.join(", ") })}>
            {reading}{" "}
          </u>
        ) : (
          `${reading} `
        ),
      )}
    </p>
  );
}

/** The strongest reasons, in a few words. */
function whyText(t: Translate, { reasons }: Candidate): string {
  return reasons
    .slice(0, 2)
    .map((it) => reasonText(t, it))
    .join(", ");
}

function reasonText(t: Translate, { code, count, standsFor }: Reason): string {
  if (standsFor !== undefined) return t("whyStandsFor", { form: standsFor });
  return count > 1 ? t("whyTimes", { why: t(`why_${code}`), count }) : t(`why_${code}`);
}
