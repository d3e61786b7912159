import { type TermFinder, scanWhole } from "@/lib/page/terms/term-finder";

/** A term found in a text. Offsets are UTF-16 code units of the unfolded text. */
export interface TermMatch {
  /** The index in the lexicon's `terms`. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
  /** The terms inside it. */
  readonly inner: readonly number[];
}

/** The terms of a whole text. This defines the result of a scan in parts. */
export function findTerms(finder: TermFinder, text: string): TermMatch[] {
  const found: TermMatch[] = [];
  scanWhole(finder, text, (start, end, form) => {
    const [, term, , ...inner] = finder.forms[form] as TermFinder["forms"][number];
    found.push({ term, start, end, inner });
  });
  return found;
}
