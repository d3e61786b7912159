import { fullFolding } from "../glossary/written-forms";
import { foldForm } from "../text/fold";
import { type ReadingMatch, plainLetters, readerOf } from "./reading";
import type { Readings, Searchable } from "./searchable";
import { spellingsIn } from "./english-spelling";
import type { Term } from "../glossary/term";
import type { Passage } from "../report/report";

/** A query, made ready. */
export interface Query {
  /** Folded. */
  readonly wanted: string;
  /** Its words, folded. */
  readonly words: readonly string[];
  /** The same as the English of the terms may spell them: lists of words, of which one is enough. */
  readonly spelt: readonly (readonly string[])[];
  /** The same of what the figures count. */
  readonly counted: readonly (readonly string[])[];
  /** Without tones and blanks, folded; null if there is no letter in it, so that nothing can be read by it. */
  readonly letters: string | null;
  /** How its letters read a term; null as they are. */
  readonly reader: ((term: number) => ReadingMatch | null) | null;
}

/** A query as it is typed; null where nothing is left of it. */
export function queryOf<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  typed: string,
): Query | null {
  const wanted = foldForm(typed, fullFolding);
  if (wanted === "") return null;
  const words = wordsOf(typed);
  const spelt = speltIn(searchable.joinedEnglish.text, words);
  const counted = speltIn(searchable.countedEnglish, words);
  return { wanted, words, spelt, counted, ...lettersOf(typed, searchable.readings) };
}

/** The words of a query, folded: what blanks part. */
export function wordsOf(typed: string): string[] {
  return typed.split(/\s+/u).flatMap((it) => foldForm(it, fullFolding) || []);
}

function lettersOf(typed: string, readings: () => Readings): Pick<Query, "letters" | "reader"> {
  if (!/\p{Script=Latin}/u.test(typed)) return { letters: null, reader: null };
  const letters = foldForm(plainLetters(typed), fullFolding);
  return { letters, reader: readerOf(letters, readings().rows) };
}

/** Words as a text may spell them: lists of words, of which one is enough. */
export function speltIn(text: string, words: readonly string[]): string[][] {
  let lists: string[][] = [[]];
  for (const word of words.slice(0, MAX_SPELT)) {
    const ways = spellingsIn(word, text);
    lists = lists.flatMap((list) => ways.map((way) => [...list, way]));
  }
  return lists.map((list) => [...list, ...words.slice(MAX_SPELT)]);
}

/** Of so many words other spellings are tried. */
const MAX_SPELT = 4;
