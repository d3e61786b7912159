/**
 * Readings of new terms, by pinyin-pro. It is loaded where terms are made, and nowhere else: its
 * tables take 140 KB and a sixth of a second.
 */

/** One character's reading, and the others that it has in other words. */
export interface Syllable {
  readonly character: string;
  readonly reading: string;
  readonly others: readonly string[];
}

/** The readings of a form's characters; null if it has others than Han characters. */
export async function syllablesOf(form: string): Promise<Syllable[] | null> {
  const characters = Array.from(form);
  if (!characters.every((it) => /\p{Script=Han}/u.test(it))) return null;
  const { pinyin, polyphonic } = await import("pinyin-pro");
  const readings = pinyin(form, { type: "array", toneSandhi: false });
  const all = polyphonic(form, { type: "array", toneSandhi: false } as { type: "array" });
  return characters.map((character, i) => {
    const reading = readings[i] ?? "";
    const others = (all[i] ?? []).filter((it) => it !== reading);
    return { character, reading, others };
  });
}

/** Readings as an entry has them: a hyphen inside a word, a space between words. */
export function joinedPinyin(syllables: readonly Syllable[]): string {
  const text = syllables.map(({ character }) => character).join("");
  const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text);
  return Array.from(words, ({ segment, index }) =>
    syllables
      .slice(Array.from(text.slice(0, index)).length)
      .slice(0, Array.from(segment).length)
      .map(({ reading }) => reading)
      .join("-"),
  ).join(" ");
}
