import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { readEntry } from "@/lib/library/change-entry";
import { type Syllable, storedSyllables, unconfirmedIn, withChosen } from "@/lib/library/pinyin-of";
import type { TermEntry } from "@/lib/record/record";
import { useSyllables } from "./entry-reading";
import type { ReviewRow } from "./review-rows";

/** The most readings that have a key. */
const KEYS = 9;

/**
 * The reading that a term gets. Syllables with several readings are marked until one was chosen: the
 * first of them is asked for, and its readings have the keys 1 to 9.
 */
export function CandidateReading({
  syllables,
  onRead,
}: {
  syllables: readonly Syllable[];
  onRead: (readings: ReadonlyMap<number, string>) => void;
}): JSX.Element {
  const { t } = useLocale();
  const [first] = unconfirmedIn(syllables);
  const asked = first === undefined ? null : (syllables[first] as Syllable);
  return (
    <div class="candidate-reading">
      <p class="reading" lang="zh-Latn">
        {syllables.map(({ reading, others }, i) =>
          // oxlint-disable-next-line react/no-array-index-key -- a syllable is known by its place
          others.length > 0 ? <u key={i}>{reading}</u> : <span key={i}>{reading}</span>,
        )}
      </p>
      {asked && (
        <p class="row" aria-live="polite">
          <span class="hint">{t("readingKeys", { character: asked.character })}</span>
          {readingsOf(asked).map((it, i) => (
            <button key={it} type="button" onClick={() => onRead(chosenReading(syllables, i + 1))}>
              {i < KEYS && <kbd>{i + 1}</kbd>} <span lang="zh-Latn">{it}</span>
            </button>
          ))}
          <button type="button" onClick={() => onRead(rightReadings(syllables))}>
            <kbd>R</kbd> {t("readingRight")}
          </button>
        </p>
      )}
    </div>
  );
}

function readingsOf({ reading, others }: Syllable): string[] {
  return [reading, ...others];
}

/**
 * The first syllable that is not confirmed, with one of its readings.
 *
 * @param number of the reading, counted from 1
 */
export function chosenReading(
  syllables: readonly Syllable[],
  number: number,
): ReadonlyMap<number, string> {
  const [first] = unconfirmedIn(syllables);
  const reading =
    first === undefined ? undefined : readingsOf(syllables[first] as Syllable)[number - 1];
  return new Map(first === undefined || reading === undefined ? [] : [[first, reading]]);
}

/** All syllables that are not confirmed, with the readings that they have. */
export function rightReadings(syllables: readonly Syllable[]): ReadonlyMap<number, string> {
  return new Map(
    unconfirmedIn(syllables).map((i) => [i, (syllables[i] as Syllable).reading] as const),
  );
}

/** The reading of a candidate, or of the term that it has become; null if it is not known. */
export function useRowReading(row: ReviewRow | undefined): readonly Syllable[] | null {
  const term = row?.term ?? null;
  const [entry, setEntry] = useState<TermEntry | null>(null);
  useEffect(() => {
    let isOver = false;
    if (term)
      readEntry(term.document, term.id).then(
        (found) => isOver || setEntry(found),
        () => {},
      );
    return () => {
      isOver = true;
    };
  }, [term]);
  const found = useSyllables(term?.form ?? row?.form ?? "");
  if (!row || !found) return null;
  if (!term) return withChosen(found, row.readings);
  // The entry of the row before is there until this one's is read.
  if (entry?.term.id !== term.id) return null;
  const stored = storedSyllables(found, term.pinyin ?? "", entry.unconfirmed);
  return stored && withChosen(stored, row.readings);
}
