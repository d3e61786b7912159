import { DROP, type FoldingTable, SPACE } from "./folding";

/**
 * Whether a text contains the end of one quotation directly followed by the beginning of another.
 * Chinese has no comma between them (“马上”“就办” are two things), so no term continues from one into
 * the other.
 *
 * @param quotes quotation marks, each opening mark followed by its closing mark; a mark that is
 *   both is paired with itself
 * @param table white space and invisible characters may be between the quotations
 */
export function hasQuotationsSideBySide(
  text: string,
  quotes: string,
  table: FoldingTable,
): boolean {
  /** The index, among the marks, of the mark that has just closed a quotation; -1 if none has. */
  let ended = -1;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const at = quotes.indexOf(text.charAt(i));
    if (at < 0) {
      if (table[unit] !== SPACE && table[unit] !== DROP) ended = -1;
      continue;
    }
    const isStraight = quotes[at] === quotes[at + 1];
    const isOpening = at % 2 === 0;
    if (
      ended >= 0 &&
      isOpening &&
      (isStraight ? ended === at : quotes[ended] !== quotes[ended + 1])
    )
      return true;
    ended = isStraight || !isOpening ? at : -1;
  }
  return false;
}
