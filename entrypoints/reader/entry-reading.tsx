import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import {
  type Syllable,
  joinedPinyin,
  storedSyllables,
  syllablesIn,
  syllablesOf,
  unconfirmedIn,
  withSyllable,
} from "@/lib/library/pinyin-of";
import type { DraftProps } from "./entry-draft";

/** The reading of a term. Syllables whose reading was chosen by rule are to be confirmed. */
export function EntryReading({ draft, change }: DraftProps): JSX.Element {
  const { t } = useLocale();
  const { pinyin, unconfirmed } = draft;
  const syllables = useSyllables(draft.form.trim());
  const write = (text: string): void => {
    // A syllable that somebody has typed is confirmed.
    const [before, after] = [syllablesIn(pinyin ?? ""), syllablesIn(text)];
    const isAlike = before.length === after.length;
    const left = isAlike ? unconfirmed.filter((i) => before[i] === after[i]) : [];
    change({ pinyin: text, unconfirmed: left });
  };
  return (
    <div class="field">
      <label class="field-name" for="pinyin">
        {t("termPinyin")}
      </label>
      <div>
        {/* In one line: what is below must not move when the reading is known. */}
        <div class="pinyin-row">
          <input
            id="pinyin"
            type="text"
            lang="zh-Latn"
            value={pinyin ?? ""}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
          {syllables && !pinyin?.trim() && (
            <button
              type="button"
              onClick={() =>
                change({ pinyin: joinedPinyin(syllables), unconfirmed: unconfirmedIn(syllables) })
              }
            >
              {t("readingFill", { reading: joinedPinyin(syllables) })}
            </button>
          )}
        </div>
        {syllables && <Unconfirmed syllables={syllables} draft={draft} change={change} />}
      </div>
    </div>
  );
}

/** The syllables to confirm, each with its readings. One that was confirmed stays until the view is left. */
function Unconfirmed({
  syllables,
  draft: { pinyin, unconfirmed },
  change,
}: DraftProps & { syllables: readonly Syllable[] }): JSX.Element | null {
  const { t } = useLocale();
  const id = useId();
  const [asked, setAsked] = useState<ReadonlySet<number>>(new Set(unconfirmed));
  useEffect(() => setAsked((it) => new Set([...it, ...unconfirmed])), [unconfirmed]);
  const stored = storedSyllables(syllables, pinyin ?? "", [...asked]);
  if (!stored || asked.size === 0) return null;
  return (
    <div class="readings">
      {unconfirmed.some((i) => stored[i]?.others.length) && (
        <p class="hint">{t("readingConfirm")}</p>
      )}
      {stored.map(({ character, reading, others }, i) => {
        const isOpen = unconfirmed.includes(i);
        const own = reading.toLowerCase();
        return (
          others.length > 0 && (
            // oxlint-disable-next-line react/no-array-index-key -- a syllable is known by its place
            <fieldset key={i} class={isOpen ? "syllable unconfirmed" : "syllable"}>
              <legend lang="zh-CN">{character}</legend>
              <span class="segments" lang="zh-Latn">
                <Choices
                  name={`${id}-${i}`}
                  values={readingsOf(syllables[i], own)}
                  chosen={isOpen ? "" : own}
                  labelOf={(it) => it}
                  onChoose={(it) =>
                    change({
                      pinyin: withSyllable(pinyin ?? "", i, it),
                      unconfirmed: unconfirmed.filter((other) => other !== i),
                    })
                  }
                />
              </span>
            </fieldset>
          )
        );
      })}
    </div>
  );
}

/** All readings of a character, in an order that stays when another one is chosen. */
function readingsOf(syllable: Syllable | undefined, own: string): string[] {
  const { reading = own, others = [] } = syllable ?? {};
  return [...new Set([reading, ...others, own])];
}

/** The readings of a form; null until they are known, and if it has others than Han characters. */
export function useSyllables(form: string): readonly Syllable[] | null {
  const [found, setFound] = useState<{ form: string; syllables: Syllable[] | null } | null>(null);
  useEffect(() => {
    let isOver = false;
    syllablesOf(form).then(
      (syllables) => isOver || setFound({ form, syllables }),
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [form]);
  return found?.form === form ? found.syllables : null;
}
