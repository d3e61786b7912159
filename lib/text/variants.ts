import characters from "opencc-js/dict/TSCharacters";

/**
 * Every Traditional character that folds to another, before what it folds to, in one string
 * (see `foldingTable`). OpenCC's table; where it offers several, the first, which is the
 * Simplified one. Pairs that need a surrogate pair on either side are left out: folding takes
 * one code unit to one. About 15 KB: for extension pages and the background, never for the
 * content script, which gets the pairs it needs with the lexicon.
 */
export const traditionalVariants: string = characters
  .split("|")
  .map((row) => row.split(" "))
  .filter(([from, to]) => from?.length === 1 && to?.length === 1)
  .map(([from, to]) => `${from}${to}`)
  .join("");

/** The pairs among {@link traditionalVariants} that lead to a character of these texts. */
export function variantsFor(texts: Iterable<string>): string {
  const wanted = new Set<string>();
  for (const text of texts) for (const character of text) wanted.add(character);
  let pairs = "";
  for (let i = 0; i < traditionalVariants.length; i += 2) {
    if (wanted.has(traditionalVariants[i + 1] as string)) {
      pairs += traditionalVariants.slice(i, i + 2);
    }
  }
  return pairs;
}
