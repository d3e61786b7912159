/** Differences between British and American spelling, in words and in their typed beginnings. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/our/gu, "or"],
  [/or/gu, "our"],
  [/is(?=ation|[ei]|$)/gu, "iz"],
  [/iz(?=ation|[ei]|$)/gu, "is"],
  [/ys(?=[ei])/gu, "yz"],
  [/yz(?=[ei])/gu, "ys"],
  [/tre(?=[sd]?$)/gu, "ter"],
  [/ter(?=s?$)/gu, "tre"],
  [/ogue/gu, "og"],
  [/og(?=s?$)/gu, "ogue"],
  [/ll(?=ed|ing|er)/gu, "l"],
  [/(?<!l)l(?=ed|ing|er)/gu, "ll"],
  [/ence(?=s?$)/gu, "ense"],
  [/ense(?=s?$)/gu, "ence"],
  [/mme(?=s?$)/gu, "m"],
  [/m(?=s?$)/gu, "mme"],
  [/dgement/gu, "dgment"],
  [/dgment/gu, "dgement"],
  [/ll$/gu, "l"],
  [/(?<!l)l$/gu, "ll"],
];

/**
 * The maximum number of spellings tried for one word: two such places already give many. Words of
 * four letters have no relevant ones.
 */
const MAX_SPELLINGS = 16;

/**
 * The spellings of a word that occur in a text, the word itself first.
 *
 * @param word folded
 * @param text folded; spellings that are not in it are left out
 */
export function spellingsIn(word: string, text: string): string[] {
  if (!/^[a-z]{5,}$/u.test(word)) return [word];
  const all = new Set([word]);
  for (const [from, to] of RULES) {
    const others = Array.from(all, (it) => it.replaceAll(from, to));
    for (const it of others.slice(0, MAX_SPELLINGS - all.size)) all.add(it);
  }
  return [...all].filter((it) => it === word || text.includes(it));
}
