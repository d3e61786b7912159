import { DROP, type FoldingTable, SPACE } from "./folding";

/**
 * Whether one quotation ends in a text and another begins directly behind it. Chinese has no comma there (“马上”“就办” are two
 * things), so no term goes from one into the other.
 *
 * @param quotes quotation marks, each that opens before one that closes it; one that does both is its own pair
 * @param table white space and what nobody sees may stand between
 */
export function hasQuotationsSideBySide(
  text: string,
  quotes: string,
  table: FoldingTable,
): boolean {
  /** The mark that would have a quotation begin directly behind it, by its place among the marks. */
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
