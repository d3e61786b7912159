import type { PageLight } from "./light";

/** The ids of the terms that are lit near the viewport, in no order. */
export function paintedTerms({ painter, index, finder }: PageLight): string[] {
  const numbers = Array.from(painter.painted, (it) => index.termOf(it));
  return [...new Set(numbers)].map((it) => finder.terms[it] as string);
}
