import type { JSX } from "preact";
import type { Annotation } from "@/lib/annotation/model";
import { langOf } from "../lang-of";
import { useLocale } from "../locale";
import { LongText } from "./long-text";

/** The words that a note is on, beside a bar in the note's colour. */
export function Quotation({
  text,
  colour,
}: {
  text: string;
  colour?: Annotation["colour"];
}): JSX.Element {
  const { language } = useLocale();
  return (
    <blockquote class={colour ? `quote ${colour}` : "quote"} lang={langOf(text, language)}>
      <LongText text={text} />
    </blockquote>
  );
}
