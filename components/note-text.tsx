import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TextualBody } from "@/lib/annotation/model";

type Markdown = typeof import("./markdown").Markdown;

/** Loaded with the first text that needs it; most notes are a plain sentence. */
let markdown: Markdown | null = null;

/** Whatever can begin something in Markdown. */
const MARKUP = /[*_`[\]<>\\#]|^\s*(?:[-+]|\d+[.)])\s/mu;

/** A note's text: simple Markdown, or as it was typed. */
export function NoteText({ value, format }: TextualBody): JSX.Element {
  const isMarkdown = format === "text/markdown" && MARKUP.test(value);
  const [, setLoaded] = useState(markdown !== null);
  useEffect(() => {
    if (!isMarkdown || markdown) return;
    void import("./markdown").then((module) => {
      markdown = module.Markdown;
      setLoaded(true);
    });
  }, [isMarkdown]);
  const Loaded = markdown;
  return isMarkdown && Loaded ? (
    <div class="note-text markdown">
      <Loaded text={value} />
    </div>
  ) : (
    <p class="note-text">{value}</p>
  );
}
