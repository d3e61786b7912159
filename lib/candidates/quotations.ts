/** Quotations and titles: where they are, and which of them may name something. */
import type { TextSpan } from "../text/text-span";

/** A quotation with its marks (`start`, `end`), and what is in them. */
export interface Quotation extends TextSpan {
  readonly kind: "quotation" | "title";
  readonly inner: TextSpan;
}

const MARKS =
  /“([^“”]{1,80})”|「([^「」]{1,80})」|『([^『』]{1,80})』|"([^"\n]{1,60})"|＂([^＂\n]{1,60})＂|《([^《》]{2,80})》|〈([^〈〉]{2,60})〉/gu;

/** The quotations and titles of a text, in order. */
export function quotationsIn(text: string): Quotation[] {
  return Array.from(text.matchAll(MARKS), (match) => {
    const start = match.index;
    const end = start + match[0].length;
    const kind = /^[《〈]/u.test(match[0]) ? "title" : "quotation";
    return { kind, start, end, inner: { start: start + 1, end: end - 1 } };
  });
}

const SPEECH = /[。！？!?；;…]/u;
const LONGEST_UNITS = 18;
const LONGEST_LATIN_UNITS = 40;
const LONG_UNITS = 12;

/** Whether a quotation may name something. Whole sentences and speech do not. */
export function mayName(inner: string, before: string): boolean {
  const bare = inner.replaceAll(/[\s，,、]/gu, "");
  const commas = inner.match(/[,，]/gu)?.length ?? 0;
  const longest = /^\p{ASCII}*$/u.test(inner) ? LONGEST_LATIN_UNITS : LONGEST_UNITS;
  if (SPEECH.test(inner) || bare.length > longest || bare.length < 2 || commas > 1) return false;
  if (bare.length <= LONG_UNITS) return true;
  return commas === 0 ? !/[是了]/u.test(inner) && !/[:：]$/u.test(before) : bare.length <= 16;
}
