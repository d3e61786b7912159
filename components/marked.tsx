import type { JSX } from "preact";
import type { MarkedText } from "@/lib/search/marked";

/** A text with its marked stretches in `<mark>` elements. */
export function Marked({ text, marks }: MarkedText): JSX.Element {
  const parts: (string | JSX.Element)[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
