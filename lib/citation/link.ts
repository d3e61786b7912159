/**
 * A link to a passage where it was published. Browsers scroll to the words that follow `#:~:text=`
 * and mark them (WICG, URL Fragment Text Directives).
 */

/**
 * The first clauses of a passage. The words of a link must end where a word ends, and only
 * punctuation shows that without a dictionary. The numbers are UTF-16 code units.
 */
const CLAUSES = /^.{4,40}(?=[，。；：！？、,;:!?])/u;
const MOST = 40;

/**
 * The address of a source, with the first words of a passage in it.
 *
 * @param address the address of the source
 * @param text the passage
 */
export function linkTo(address: string, text: string): string {
  const line = text.trim().toWellFormed();
  const words = CLAUSES.exec(line)?.[0] ?? (line.length <= MOST ? line : "");
  const [page = address] = address.split("#", 1);
  return words === "" ? address : `${page}#:~:text=${encoded(words)}`;
}

/** In the directive, a hyphen and a comma have meanings of their own. `encodeURIComponent` leaves the hyphen. */
function encoded(words: string): string {
  return encodeURIComponent(words).replaceAll("-", "%2D");
}
