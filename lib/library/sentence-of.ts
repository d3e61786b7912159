import type { TextQuoteSelector } from "../annotation/model";

const END = /[。！？!?；;\n]/u;

/** The sentence around a quotation, as far as the text beside it is remembered. */
export function sentenceOf({ prefix, exact, suffix }: TextQuoteSelector): string {
  const before = prefix.split(END).at(-1) ?? "";
  const end = suffix.search(END);
  const after = end < 0 ? suffix : suffix.slice(0, end + 1);
  return (before + exact + after).trim();
}
