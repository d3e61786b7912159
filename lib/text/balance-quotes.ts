import { isWordUnit } from "./word-units";

/**
 * Extends a stretch that cuts a quotation by the other quotation mark. Folding drops quotation
 * marks, so the match for “四强”党支部 begins after the opening mark. A reader would begin before it.
 *
 * @param pairs quotation marks, each opening mark followed by its closing mark: `QUOTE_PAIRS`
 * @returns the stretch, extended by at most one code unit on each side
 */
export function balanceQuotes(
  text: string,
  start: number,
  end: number,
  pairs: string,
): { start: number; end: number } {
  const isPair = (marks: string): boolean => marks.length > 1 && pairs.indexOf(marks) % 2 === 0;
  const before = text.charAt(start - 1);
  /** The marks that are open, in order of opening. */
  let open = "";
  let orphan = "";
  for (let i = start; i < end; i += 1) {
    const unit = text.charAt(i);
    const at = pairs.indexOf(unit);
    if (at < 0 || isApostrophe(text, i)) continue;
    if (isPair(open.slice(-1) + unit)) open = open.slice(0, -1);
    else if (at % 2 === 0 && (orphan || !isPair(before + unit))) open += unit;
    else orphan ||= unit;
  }
  const takesBefore = isPair(before + orphan);
  const takesBehind = isPair(open.slice(-1) + text.charAt(end));
  return { start: takesBefore ? start - 1 : start, end: takesBehind ? end + 1 : end };
}

/** Whether a mark is inside a word: People’s. */
function isApostrophe(text: string, at: number): boolean {
  return isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at + 1));
}
