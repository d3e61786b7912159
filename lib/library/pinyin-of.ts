/**
 * Readings of new terms, by pinyin-pro. It is loaded where terms are made, and nowhere else: its
 * tables take 140 KB and a sixth of a second.
 */
import { simplified } from "../candidates/traditional";

/** One character's reading, and the others that it may have here, until a person has chosen. */
export interface Syllable {
  readonly character: string;
  readonly reading: string;
  /** Empty if its reading is certain or confirmed. */
  readonly others: readonly string[];
}

/**
 * The readings of a form's characters; null if it has others than Han characters. A reading is certain in
 * a word of the dictionary, and where no other reading of the character is in use.
 */
export async function syllablesOf(form: string): Promise<Syllable[] | null> {
  const characters = Array.from(form);
  if (characters.length === 0 || !characters.every((it) => /\p{Script=Han}/u.test(it))) return null;
  const { wordsOf, readingsOf, isInUse } = await dictionary();
  // The dictionary has Simplified characters.
  const simple = simplified(form);
  const found = wordsOf(simple).flatMap((word) => word.map((it) => ({ it, length: word.length })));
  return Array.from(simple, (other, i) => {
    const character = characters[i] as string;
    const all = readingsOf(character);
    const { it = "", length = 1 } = found[i] ?? {};
    // One Simplified character may stand for several: 乾 and 幹 are 干.
    const isOwn = other === character || all.includes(it);
    const reading = isOwn ? it : (all[0] ?? "");
    const others = all.filter((another) => another !== reading);
    const isCertain =
      isOwn && length > 1
        ? // Some write the toneless syllables of words with their tones: rèn-wu, rèn-wù.
          hasTone(reading)
        : !others.some((another) => isInUse(other, another));
    return { character, reading, others: isCertain ? [] : others };
  });
}

interface Dictionary {
  /** The readings of a text, word by word. */
  readonly wordsOf: (text: string) => string[][];
  /** All readings of a character, the most usual one first. */
  readonly readingsOf: (character: string) => string[];
  /** Whether words of today have this reading of the character. */
  readonly isInUse: (character: string, reading: string) => boolean;
}

/**
 * A reading that fewer words of the dictionary have is not in use by itself. The dictionary has the words
 * that are not read as their characters are by themselves, and 1600 idioms: 食 is sì in one of them.
 */
const LEAST_WORDS = 3;

/** Characters with a second reading in use that fewer words of the dictionary have: 湖泊, 豁免, 内脏, 佣金. */
const ALSO_READ = new Set("挨泊豁逮糊佣挣旋涨炸粘脏蒙");

/** Words that the dictionary does not have, or reads in another way than 现代汉语词典. */
const WORDS = { 教书: "jiāo shū", 计量: "jì liàng" };

let loading: Promise<Dictionary> | null = null;

function dictionary(): Promise<Dictionary> {
  // What could not be loaded is loaded again at the next form.
  loading ??= loadDictionary().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function loadDictionary(): Promise<Dictionary> {
  const [{ OutputFormat, customPinyin, polyphonic, segment }, { PatternsNormal }] =
    await Promise.all([import("pinyin-pro"), import("pinyin-pro/dist/esm/data/patterns.mjs")]);
  customPinyin(WORDS);
  const uses = new Map<string, number>();
  for (const { zh, pinyin } of PatternsNormal) {
    const readings = pinyin.split(" ");
    for (const [i, character] of Array.from(zh).entries()) {
      const key = `${character}${readings[i]}`;
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  const options = { format: OutputFormat.AllArray, toneSandhi: false } as const;
  return {
    wordsOf: (text) => segment(text, options).map((word) => word.map(({ result }) => result)),
    readingsOf: (character) => polyphonic(character, { type: "array" })[0] ?? [],
    isInUse: (character, reading) =>
      ALSO_READ.has(character) || (uses.get(`${character}${reading}`) ?? 0) >= LEAST_WORDS,
  };
}

function hasTone(syllable: string): boolean {
  return /[\u0300\u0301\u0304\u030c]/u.test(syllable.normalize("NFD"));
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
