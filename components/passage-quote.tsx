import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Passage } from "@/lib/document/passage";
import { useLocale } from "./locale";
import { Marked } from "./marked";
import { placeName } from "./place-name";
import { sentenceAround } from "./sentence-around";

export interface PassageQuoteProps {
  readonly passage: Passage;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** The heading of the passage's section, or null if it is in none. */
  readonly section: string | null;
  /** Whether only the sentence of the first mark is shown at first, if the passage is long. */
  readonly isShort?: boolean;
}

/** A longer passage is cut to a sentence, in UTF-16 code units: five lines of a card. */
const LONG = 130;

/** A passage word for word, with its position in the report. */
export function PassageQuote(props: PassageQuoteProps): JSX.Element {
  const { passage, marks, section, isShort = false } = props;
  const { t } = useLocale();
  const [isWhole, setWhole] = useState(false);
  const whole = { text: passage.text, marks };
  const [first] = marks;
  const sentence =
    isShort && first && passage.text.length > LONG
      ? sentenceAround(passage.text, first, marks)
      : whole;
  const isCut = sentence.text.length < passage.text.length;
  return (
    <figure class="passage">
      <blockquote lang="zh-CN">
        <Marked {...(isWhole ? whole : sentence)} />
      </blockquote>
      <figcaption>
        {section && <span lang="zh-CN">{section}</span>}
        <span>{placeName(passage, t)}</span>
        {isCut && (
          <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? "passageSentence" : "passageWhole")}
          </button>
        )}
      </figcaption>
    </figure>
  );
}
