/**
 * Describing a place in a text and finding it again.
 *
 * A position is quick to check and breaks with the first insertion above it; a quotation
 * survives that, but may stand in several places. So both are kept, the position counts
 * only if the quotation stands there, and among several places of the quotation the one
 * whose surroundings agree best wins, the nearest to the old position among equals.
 */
import type { PageSelectors } from "./model";

/** Characters of context kept on each side: what Hypothesis keeps, enough to tell sentences apart. */
const CONTEXT_UNITS = 32;

/** Describes a stretch of a text. */
export function describe(text: string, start: number, end: number): PageSelectors {
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT_UNITS), start),
      suffix: text.slice(end, end + CONTEXT_UNITS),
    },
    { type: "TextPositionSelector", start, end },
  ];
}

/** Finds a described stretch in a text that may have changed; null if its quotation is no longer there. */
export function anchor(
  text: string,
  [quote, position]: PageSelectors,
): { start: number; end: number } | null {
  const { exact } = quote;
  if (exact === "") return null;
  const scoreAt = (at: number): number => contextScore(text, at, at + exact.length, quote);
  const full = quote.prefix.length + quote.suffix.length;
  if (text.startsWith(exact, position.start) && scoreAt(position.start) === full) {
    return { start: position.start, end: position.start + exact.length };
  }
  let best = -1;
  let bestScore = -1;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const score = scoreAt(at);
    const isNearer = Math.abs(at - position.start) < Math.abs(best - position.start);
    if (score > bestScore || (score === bestScore && isNearer)) {
      best = at;
      bestScore = score;
    }
  }
  return best < 0 ? null : { start: best, end: best + exact.length };
}

/** How many characters of the surroundings agree, outward from the place on both sides. */
function contextScore(
  text: string,
  start: number,
  end: number,
  { prefix, suffix }: PageSelectors[0],
): number {
  let before = 0;
  while (before < prefix.length && text[start - 1 - before] === prefix.at(-1 - before)) before += 1;
  let behind = 0;
  while (behind < suffix.length && text[end + behind] === suffix[behind]) behind += 1;
  return before + behind;
}
