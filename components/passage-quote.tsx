import type { JSX } from "preact";
import type { Passage } from "@/lib/document/passage";
import { useLocale } from "./locale";
import { Marked } from "./marked";
import { placeName } from "./place-name";

export interface PassageQuoteProps {
  readonly passage: Passage;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** The heading of the passage's section, or null if it is in none. */
  readonly section: string | null;
}

/** A passage word for word, with its position in the report. */
export function PassageQuote({ passage, marks, section }: PassageQuoteProps): JSX.Element {
  const { t } = useLocale();
  return (
    <figure class="passage">
      <blockquote lang="zh-CN">
        <Marked text={passage.text} marks={marks} />
      </blockquote>
      <figcaption>
        {section && <span lang="zh-CN">{section}</span>}
        <span>{placeName(passage, t)}</span>
      </figcaption>
    </figure>
  );
}
