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
