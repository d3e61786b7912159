import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

/** UTF-16 code units that the browser lays out at once in some milliseconds, whatever they are. */
const PART_UNITS = 2_000;
const SHORT_UNITS = 2 * PART_UNITS;

/**
 * A text as it was typed; a long one in parts that are laid out when they come into view. (In one piece a hundred
 * thousand characters take up to three seconds, for which nothing else moves.)
 */
export function LongText({ text }: { text: string }): JSX.Element {
  const parts = useMemo(() => partsOf(text), [text]);
  if (parts.length === 1) return <>{text}</>;
  return (
    <>
      {parts.map((part, index) => (
        <span key={index} class="text-part">
          {part}
        </span>
      ))}
    </>
  );
}

/** Cut at the ends of lines where that can be had, and never inside a character. */
export function partsOf(text: string): string[] {
  if (text.length <= SHORT_UNITS) return [text];
  const parts: string[] = [];
  // Half characters are shown like this anyway, and take long to find no font for.
  const whole = text.toWellFormed();
  for (let at = 0; at < whole.length;) {
    const line = whole.lastIndexOf("\n", at + PART_UNITS);
    const isLine = line > at + PART_UNITS / 2;
    const end = isLine ? line : at + PART_UNITS;
    const last = (whole.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
    parts.push(whole.slice(at, last));
    // The end of the line is where the next part begins.
    at = isLine ? last + 1 : last;
  }
  return parts;
}
