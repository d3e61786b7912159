/** Opening quotation marks and their closing ones. The straight one closes itself. */
const PAIRS = new Map([
  ["“", "”"],
  ["‘", "’"],
  ["「", "」"],
  ["『", "』"],
  ["«", "»"],
  ['"', '"'],
]);
const CLOSING = new Set(PAIRS.values());

/**
 * Takes in the other half of a quotation that a stretch cuts. Folding drops quotation marks, so the
 * match for “四强”党支部 begins behind the opening mark; a reader would begin before it.
 *
 * @returns the stretch, longer by one code unit on each side at most
 */
export function balanceQuotes(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } {
  const open: string[] = [];
  let orphan = "";
  for (let i = start; i < end; i += 1) {
    const unit = text[i] as string;
    if (open.at(-1) === unit) open.pop();
    else if (PAIRS.has(unit) && !(unit === '"' && text[start - 1] === '"'))
      open.push(PAIRS.get(unit) as string);
    else if (CLOSING.has(unit)) orphan ||= unit;
  }
  const before = text[start - 1];
  const takesBefore = orphan !== "" && before !== undefined && PAIRS.get(before) === orphan;
  const takesBehind = open.length > 0 && text[end] === open.at(-1);
  return { start: takesBefore ? start - 1 : start, end: takesBehind ? end + 1 : end };
}
