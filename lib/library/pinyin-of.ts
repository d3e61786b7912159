/**
 * Readings of new terms, by pinyin-pro. It is loaded where terms are made, and nowhere else: its
 * tables take 140 KB and a sixth of a second.
 */

/** One character's reading, and the others that it has in other words, until a person has chosen. */
export interface Syllable {
  readonly character: string;
  readonly reading: string;
  /** Empty if it has one reading, or if its reading is confirmed. */
  readonly others: readonly string[];
}

/** The readings of a form's characters; null if it has others than Han characters. */
export async function syllablesOf(form: string): Promise<Syllable[] | null> {
  const characters = Array.from(form);
  if (characters.length === 0 || !characters.every((it) => /\p{Script=Han}/u.test(it))) return null;
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

/** The indices of the syllables of which nobody has said which reading they have. */
export function unconfirmedIn(syllables: readonly Syllable[]): number[] {
  return syllables.flatMap(({ others }, i) => (others.length > 0 ? [i] : []));
}

/** Syllables with the readings that a person has chosen, by their indices. */
export function withChosen(
  syllables: readonly Syllable[],
  chosen: ReadonlyMap<number, string>,
): Syllable[] {
  return syllables.map((it, i) => {
    const reading = chosen.get(i);
    return reading === undefined ? it : { ...it, reading, others: [] };
  });
}

/**
 * Syllables as an entry has them: with the readings in its pinyin, and confirmed but for the ones
 * that it says are not. Null if the pinyin has not one syllable for each character.
 */
export function storedSyllables(
  syllables: readonly Syllable[],
  pinyin: string,
  unconfirmed: readonly number[],
): Syllable[] | null {
  const written = syllablesIn(pinyin);
  if (written.length !== syllables.length) return null;
  return syllables.map(({ character, reading, others }, i) => {
    const own = written[i] as string;
    const rest = [reading, ...others].filter((it) => it !== own.toLowerCase());
    return { character, reading: own, others: unconfirmed.includes(i) ? rest : [] };
  });
}

/** The syllables of a reading as it is written: `bǎo-lěi gōng-chéng` has four. */
export function syllablesIn(pinyin: string): string[] {
  return pinyin.match(SYLLABLE) ?? [];
}

const SYLLABLE = /[^\s-]+/gu;

/** A reading with another syllable in the place of one. A capital stays. */
export function withSyllable(pinyin: string, index: number, reading: string): string {
  let at = -1;
  return pinyin.replaceAll(SYLLABLE, (before) => {
    at += 1;
    if (at !== index) return before;
    const isCapital = before !== before.toLowerCase();
    return isCapital ? reading.replace(/^./u, (it) => it.toUpperCase()) : reading;
  });
}
