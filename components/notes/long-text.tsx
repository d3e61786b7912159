import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

/**
 * The length of a part, in UTF-16 code units. The browser lays out any text of this length within
 * some milliseconds.
 */
const PART_UNITS = 2_000;
const SHORT_UNITS = 2 * PART_UNITS;

/**
 * A text as it was typed. A long text is split into parts, which are laid out when they come into
 * view. (In one piece, a hundred thousand characters take up to three seconds. Nothing else moves
 * during that time.)
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

/**
 * Splits a long text into parts. It splits at line ends if possible, and never inside a character.
 * A line feed at which it splits is left out.
 */
export function partsOf(text: string): string[] {
  if (text.length <= SHORT_UNITS) return [text];
  const parts: string[] = [];
  // The browser shows a lone surrogate as this replacement character anyway, after a slow search
  // for a font.
  const whole = text.toWellFormed();
  for (let at = 0; at < whole.length;) {
    const line = whole.lastIndexOf("\n", at + PART_UNITS);
    const isLine = line > at + PART_UNITS / 2;
    const end = isLine ? line : at + PART_UNITS;
    const last = (whole.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
    parts.push(whole.slice(at, last));
    // The next part begins on a new line, so the line feed is left out.
    at = isLine ? last + 1 : last;
  }
  return parts;
}
