import type { TermFinder } from "@/lib/page/terms/term-finder";

/** A term found in a text: offsets in the text as it stands on the page (UTF-16 code units). */
export interface TermMatch {
  /** Index in the lexicon's `terms`. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
  /** Terms that stand inside it. */
  readonly inner: readonly number[];
}

/** The terms of a whole text: what defines a scan of its parts. */
export function findTerms(finder: TermFinder, text: string): TermMatch[] {
  const found: TermMatch[] = [];
  const whole = {
    text,
    extent: {},
    around: () => ({ text, shift: 0 }),
    isReadable: () => true,
    keepsLines: () => false,
  };
  finder.scan(whole, (start, end, form) => {
    const [, term, , ...inner] = finder.forms[form] as TermFinder["forms"][number];
    found.push({ term, start, end, inner });
  });
  return found;
}
