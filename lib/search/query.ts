import { fullyFolded } from "../glossary/written-forms";
import { type ReadingMatch, plainLetters, readerOf } from "./reading";
import type { Readings, Searchable } from "./searchable";
import { spellingsIn } from "./english-spelling";
import type { Term } from "../glossary/term";
import type { Passage } from "../document/passage";

/** A query prepared for the search. */
export interface Query {
  /** The folded query. */
  readonly wanted: string;
  /** Its words, folded. */
  readonly words: readonly string[];
  /**
   * The words in the spellings of the terms' English: lists of words, of which one list must match.
   */
  readonly spelt: readonly (readonly string[])[];
  /** The same for the texts of what the figures count. */
  readonly counted: readonly (readonly string[])[];
  /**
   * Without tones and spaces, folded; null if it contains no letter, so that no reading can match.
   */
  readonly letters: string | null;
  /** How its letters read a term; null under the same condition. */
  readonly reader: ((term: number) => ReadingMatch | null) | null;
}

/** Prepares a query as typed; null if nothing remains of it. */
export function queryOf<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  typed: string,
): Query | null {
  const wanted = fullyFolded(typed);
  if (wanted === "") return null;
  const words = wordsOf(typed);
  const spelt = speltIn(searchable.joinedEnglish.text, words);
  const counted = speltIn(searchable.countedEnglish, words);
  return { wanted, words, spelt, counted, ...lettersOf(typed, searchable.readings) };
}

/** The words of a query, folded. Spaces separate them. */
export function wordsOf(typed: string): string[] {
  return typed.split(/\s+/u).flatMap((it) => fullyFolded(it) || []);
}

function lettersOf(typed: string, readings: () => Readings): Pick<Query, "letters" | "reader"> {
  if (!/\p{Script=Latin}/u.test(typed)) return { letters: null, reader: null };
  const letters = fullyFolded(plainLetters(typed));
  return { letters, reader: readerOf(letters, readings().rows) };
}

/** The words in the spellings that a text may use: lists of words, of which one list must match. */
export function speltIn(text: string, words: readonly string[]): string[][] {
  let lists: string[][] = [[]];
  for (const word of words.slice(0, MAX_SPELT)) {
    const ways = spellingsIn(word, text);
    lists = lists.flatMap((list) => ways.map((way) => [...list, way]));
  }
  return lists.map((list) => [...list, ...words.slice(MAX_SPELT)]);
}

/** The number of words for which other spellings are tried. */
const MAX_SPELT = 4;
