import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TextualBody } from "@/lib/annotation/model";
import { langOf } from "../lang-of";
import { useLocale } from "../locale";
import { LongText } from "./long-text";

type Markdown = typeof import("./markdown").Markdown;

/** Loaded with the first text that needs it. Most notes are one plain sentence. */
let markdown: Markdown | null = null;

/**
 * Finds characters that may begin something in Markdown. White space at the start of a line must
 * not match line feeds: the time of the search would grow with the square of their number.
 */
const MARKUP = /[*_`[\]<>\\#]|^[ \t]*(?:[-+]|\d+[.)])\s/mu;

/** A note's text, as simple Markdown or as it was typed. */
export function NoteText({ value, format }: TextualBody): JSX.Element {
  const isMarkdown = format === "text/markdown" && MARKUP.test(value);
  const [, setLoaded] = useState(markdown !== null);
  useEffect(() => {
    if (!isMarkdown || markdown) return;
    import("./markdown").then(
      (module) => {
        markdown = module.Markdown;
        setLoaded(true);
      },
      // The text stays as it was typed. If the extension has been updated in the meantime, this
      // page cannot load any more modules.
      () => {},
    );
  }, [isMarkdown]);
  const { language } = useLocale();
  const lang = langOf(value, language);
  const Loaded = markdown;
  return isMarkdown && Loaded ? (
    <Loaded text={value} lang={lang} />
  ) : (
    <p class="note-text" lang={lang}>
      <LongText text={value} />
    </p>
  );
}
