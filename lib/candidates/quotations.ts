/** Quotations and titles: where they are, and which of them may name something. */
import { quotedIn } from "../text/quoted";
import type { TextSpan } from "../text/text-span";

/** A quotation with its marks (`start`, `end`), and what is in them. */
export interface Quotation extends TextSpan {
  readonly kind: "quotation" | "title";
  readonly inner: TextSpan;
}

/** The longest quotation that is looked at, in UTF-16 code units. */
const LONGEST_QUOTED_UNITS = 80;

/** The quotations and titles of a text, in order. */
export function quotationsIn(text: string): Quotation[] {
  return quotedIn(text).flatMap((inner): Quotation[] => {
    const start = inner.start - 1;
    if (inner.end - inner.start > LONGEST_QUOTED_UNITS) return [];
    const kind = /[《〈]/u.test(text.charAt(start)) ? "title" : "quotation";
    return [{ kind, start, end: inner.end + 1, inner }];
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
