import type { TextSpan } from "../text/text-span";

const ENDS = "。！？!?；;\n";

/** The sentence around a place in a text. */
export function sentenceAround(text: string, at: number): TextSpan {
  let start = at;
  while (start > 0 && !isEnd(text, start - 1)) start -= 1;
  while (start < at && text.charAt(start).trim() === "") start += 1;
  let end = at;
  while (end < text.length && !isEnd(text, end)) end += 1;
  return { start, end: Math.min(text.length, end + 1) };
}

/** A full stop ends a sentence where white space follows it. */
function isEnd(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return ENDS.includes(sign) || (sign === "." && /^\s/u.test(text.charAt(at + 1)));
}
