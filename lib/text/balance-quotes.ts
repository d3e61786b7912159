/** Opening quotation marks, each before its closing one. The straight one closes itself. */
const PAIRS = '“”‘’「」『』«»""';

/** The mark that closes what this one opens; undefined if it opens nothing. */
function closingOf(mark: string | undefined): string | undefined {
  const at = mark ? PAIRS.indexOf(mark) : -1;
  return at >= 0 && at % 2 === 0 ? PAIRS[at + 1] : undefined;
}

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
    const closing = closingOf(unit);
    if (open.at(-1) === unit) open.pop();
    else if (closing && !(unit === '"' && text[start - 1] === '"')) open.push(closing);
    else if (PAIRS.includes(unit)) orphan ||= unit;
  }
  const takesBefore = orphan !== "" && closingOf(text[start - 1]) === orphan;
  const takesBehind = open.length > 0 && text[end] === open.at(-1);
  return { start: takesBefore ? start - 1 : start, end: takesBehind ? end + 1 : end };
}
