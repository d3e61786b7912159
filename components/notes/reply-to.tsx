import type { JSX } from "preact";
import { type Annotation, quoteOf } from "@/lib/annotation/model";
import { useLocale } from "../locale";

/** Of a note so much is shown in a reply to it. */
const EXCERPT_UNITS = 80;

/** Which note a reply answers; null where that is not here. */
export function ReplyTo({ note }: { note: Annotation | null }): JSX.Element {
  const { t } = useLocale();
  if (!note) return <p class="hint reply-to">{t("replyToGone")}</p>;
  const text = note.body.value.trim() || (quoteOf(note) ?? "") || t("replyToMark");
  const short = text.length > EXCERPT_UNITS ? `${text.slice(0, EXCERPT_UNITS)}…` : text;
  return <p class="hint reply-to">{t("replyTo", { text: short.toWellFormed() })}</p>;
}
