import type { JSX } from "preact";
import { type Annotation, quoteOf } from "@/lib/annotation/model";
import { useLocale } from "../locale";

/** The length of the excerpt from a note in a reply to it, in UTF-16 code units. */
const EXCERPT_UNITS = 80;

/** The note that a reply answers. `note` is null if that note is not stored here. */
export function ReplyTo({ note }: { note: Annotation | null }): JSX.Element {
  const { t } = useLocale();
  if (!note) return <p class="hint reply-to">{t("replyToGone")}</p>;
  const text = note.body.value.trim() || (quoteOf(note) ?? "") || t("replyToMark");
  const short = text.length > EXCERPT_UNITS ? `${text.slice(0, EXCERPT_UNITS)}…` : text;
  return <p class="hint reply-to">{t("replyTo", { text: short.toWellFormed() })}</p>;
}
