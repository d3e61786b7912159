/** What is written one way in Britain and another in America, in words and in their beginnings as they are typed. */
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

/** Of one word more are not tried: two such places are many. Words of four letters have none of note. */
const MAX_SPELLINGS = 16;

/**
 * The ways a word is written that stand in a text, itself first.
 *
 * @param word folded
 * @param text folded; a way that is not in it is not given
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
