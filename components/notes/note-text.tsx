import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TextualBody } from "@/lib/annotation/model";
import { LongText } from "./long-text";

type Markdown = typeof import("./markdown").Markdown;

/** Loaded with the first text that needs it; most notes are a plain sentence. */
let markdown: Markdown | null = null;

/** Whatever can begin something in Markdown. Blanks of one line only: over ends of lines the search takes the square of their number. */
const MARKUP = /[*_`[\]<>\\#]|^[ \t]*(?:[-+]|\d+[.)])\s/mu;

/** A note's text: simple Markdown, or as it was typed. */
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
      // Stays as it was typed: of an extension that was updated meanwhile nothing more can be loaded.
      () => {},
    );
  }, [isMarkdown]);
  const Loaded = markdown;
  return isMarkdown && Loaded ? (
    <Loaded text={value} />
  ) : (
    <p class="note-text">
      <LongText text={value} />
    </p>
  );
}
