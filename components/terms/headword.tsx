import type { JSX } from "preact";
import { type Term, printedPinyin } from "@/lib/glossary/term";

/** The headword of an entry and its reading. */
export function Headword({
  term,
  level: Heading = "h1",
}: {
  term: Term;
  level?: "h1" | "h2";
}): JSX.Element {
  return (
    <>
      <Heading lang="zh-CN">{term.form}</Heading>
      {term.pinyin !== null && (
        <p class="reading" lang="zh-Latn">
          {printedPinyin(term.pinyin)}
        </p>
      )}
    </>
  );
}
