import type { JSX } from "preact";
import type { Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/report/report";
import { useLocale } from "./locale";
import { Marked } from "./marked";

export interface PassageQuoteProps {
  readonly passage: Passage;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** The heading of the section it stands in, where it stands in one. */
  readonly section: string | null;
}

/** A passage word for word, with its place in the report. */
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

/** What a passage is called: its number among its own kind. */
export function placeName({ id, role }: Passage, t: Translate): string {
  const number = id.replace(/^\D+/u, "");
  if (role === "paragraph") return t("paragraph", { number });
  if (role === "caption") return t("caption", { number });
  return t("heading");
}
