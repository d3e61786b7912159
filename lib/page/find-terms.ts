import type { TermFinder, TermMatch } from "./term-finder";

/** The terms of a whole text: what defines a scan of its parts. */
export function findTerms(finder: TermFinder, text: string): TermMatch[] {
  const found: TermMatch[] = [];
  const around = () => ({ text, shift: 0 });
  finder.scan({ text, extent: {}, around, keepsLines: () => false }, (match) => found.push(match));
  return found;
}
