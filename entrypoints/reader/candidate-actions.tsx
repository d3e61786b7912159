import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import type { MessageKey } from "@/lib/i18n/translate";
import type { ReviewRow } from "./review-rows";
import type { Review } from "./use-review";

/** What can be done with the chosen candidate, for the mouse and the finger, with the key that does the same. */
export function CandidateActions({
  row: {
    candidate: { form },
  },
  review,
}: {
  row: ReviewRow;
  review: Review;
}): JSX.Element {
  const { t } = useLocale();
  const { merging } = review;
  const merge =
    merging === null
      ? t("keyMerge")
      : merging === form
        ? t("mergeNext")
        : t("mergeWith", { form: merging });
  return (
    <p class="row candidate-actions">
      {review.tab === "open" ? (
        <>
          <Action keyName="Space" does={t("keyKeep")} onDo={review.toggle} />
          <Action keyName="X" does={t("keyDrop")} onDo={review.dropChosen} />
          <Action keyName="N" does={t("keyNever")} onDo={review.neverChosen} />
          <Action keyName="[" does={t("keyTrimStart")} onDo={() => review.trim("start")} />
          <Action keyName="]" does={t("keyTrimEnd")} onDo={() => review.trim("end")} />
          <Action keyName="\" does={t("keyWhole")} onDo={() => review.trim(null)} />
          <Action keyName="M" does={merge} onDo={review.merge} />
        </>
      ) : (
        <Action keyName="Space" does={t("keyReopen")} onDo={review.toggle} />
      )}
      <Action keyName="E" does={t("keyEdit")} onDo={review.edit} />
      <Action keyName="U" does={t("keyUndo")} onDo={review.undo} />
    </p>
  );
}

/**
 * An action with its key. The Tab key passes it by, and the mouse leaves the focus where it is: the
 * keys go on from the chosen row.
 */
export function Action({
  keyName,
  does,
  onDo,
}: {
  keyName: string;
  does: string;
  onDo: () => unknown;
}): JSX.Element {
  return (
    <button
      type="button"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onDo()}
    >
      <kbd aria-hidden="true">{keyName}</kbd> {does}
    </button>
  );
}

/** The keys of the review, and what they do. */
export const REVIEW_KEYS: readonly (readonly [keys: readonly string[], does: MessageKey])[] = [
  [["J", "K"], "keyMove"],
  [["Space"], "keyKeep"],
  [["X"], "keyDrop"],
  [["N"], "keyNever"],
  [["["], "keyTrimStart"],
  [["]"], "keyTrimEnd"],
  [["\\"], "keyWhole"],
  [["M"], "keyMerge"],
  [["1", "2"], "keyReading"],
  [["R"], "keyReadingRight"],
  [["E"], "keyEdit"],
  [["U"], "keyUndo"],
];
