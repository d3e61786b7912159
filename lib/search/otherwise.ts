/**
 * What a query may mean if nothing matches it as typed: the same without its signs, or with other
 * signs (近邻党建。 党建双拥); its words in another order (党建 机关); each part of a list by itself
 * (近邻党建、堡垒工程).
 */
import type { Term } from "../glossary/term";
import type { Passage } from "../document/passage";
import { bare } from "./bare";
import { textsWith, textsWithAll } from "./joined";
import { MAX_CANDIDATES, meet } from "./meet";
import { queryOf, wordsOf } from "./query";
import { type Met, RANK, rankBare } from "./rank-term";
import type { Searchable } from "./searchable";

/**
 * Signs inside words and inside names. All other signs separate parts that can be searched by
 * themselves.
 */
const JOINING = /[-+&·・•.'’‐‑_~～]/gu;
const PARTING = /[^\p{L}\p{N}\p{M}\s“”‘’"「」『』]+/u;
/** More parts than a sentence has. Pasted text may have any number. */
const MAX_PARTS = 8;

/** The parts of a query that are separated by signs, each with spaces for the signs inside it. */
function partsOf(typed: string): string[] {
  return typed
    .replaceAll(JOINING, " ")
    .split(PARTING)
    .map((it) => it.trim())
    .filter((it) => bare(wordsOf(it).join("")) !== "")
    .slice(0, MAX_PARTS);
}

/**
 * The lists of words to search for, one after another, until some text contains all words of one
 * list: the words as typed, without signs, and those of each part.
 */
export function waysOf(typed: string, words: readonly string[]): (readonly string[])[] {
  const parts = partsOf(typed).map(wordsOf);
  const isAsTyped = parts.length === 1 && parts.flat().join(" ") === words.join(" ");
  if (isAsTyped) return [words];
  const all = [words, parts.flat(), ...(parts.length > 1 ? parts : [])];
  return all.filter((it) => it.length > 0);
}

/** The other ways in which terms match, by their index. */
export function meetOtherwise<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  typed: string,
): ReadonlyMap<number, Met> {
  const parts = partsOf(typed);
  const whole = parts.join(" ");
  const met = meetBare(searchable, whole, whole === typed.trim());
  if (met.size > 0) return met;
  if (parts.length < 2) {
    const together = meetWords(searchable, whole);
    return together.size > 0 ? together : meetEach(searchable, whole);
  }
  const together = formsWithAll(searchable, whole);
  if (together.size > 0) return together;
  parts.forEach((part, at) => {
    for (const [index, item] of meetPart(searchable, part)) {
      // A list is answered in its order.
      const rank = RANK.otherwise + at / 10 + item.rank / 1000;
      if (!met.has(index)) met.set(index, { ...item, rank });
    }
  });
  return met;
}

/**
 * Matches the whole query without any sign, in forms and in readings.
 *
 * @param isRead whether it has no sign, so that its reading has been compared already
 */
function meetBare<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  parts: string,
  isRead: boolean,
): Map<number, Met> {
  const met = new Map<number, Met>();
  const query = queryOf(searchable, parts);
  if (!query) return met;
  const text = bare(query.wanted);
  for (const form of textsWith(searchable.bareForms(), text, MAX_CANDIDATES)) {
    const index = searchable.termOfForm[form] as number;
    const item = rankBare(searchable, form, text);
    const known = met.get(index);
    if (item && (!known || item.rank < known.rank)) met.set(index, item);
  }
  if (met.size > 0 || isRead || query.letters === null) return met;
  return new Map(meet(searchable, query).met);
}

/**
 * Matches a list separated only by spaces, if each of its words is a term. Otherwise all words
 * separated by spaces must match.
 */
function meetEach<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  part: string,
): ReadonlyMap<number, Met> {
  const met = new Map<number, Met>();
  const words = part.split(/\s+/u);
  if (words.length < 2) return met;
  for (const [at, word] of words.slice(0, MAX_PARTS).entries()) {
    const query = queryOf(searchable, word);
    const all = query ? [...meet(searchable, query).met] : [];
    const whole = all.filter(([, { rank }]) => rank === RANK.exact || rank === RANK.reading);
    if (whole.length === 0) return new Map();
    for (const [index, item] of whole) met.set(index, { ...item, rank: RANK.otherwise + at / 10 });
  }
  return met;
}

/** Matches one part of a list: as typed, or else what contains all its words in any order. */
function meetPart<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  part: string,
): ReadonlyMap<number, Met> {
  const met = meetBare(searchable, part, false);
  return met.size > 0 ? met : meetWords(searchable, part);
}

/**
 * Matches what contains all words: in one form, or each word in a form, the reading or the English.
 */
function meetWords<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  part: string,
): ReadonlyMap<number, Met> {
  const words = part.split(/\s+/u);
  if (words.length < 2) return new Map();
  const met = formsWithAll(searchable, part);
  if (met.size > 0) return met;
  const [first, ...others] = words.slice(0, MAX_PARTS).map((word) => {
    const query = queryOf(searchable, word);
    return query ? meet(searchable, query).met : new Map<number, Met>();
  });
  for (const [index, item] of first ?? []) {
    if (others.every((it) => it.has(index))) met.set(index, { ...item, rank: RANK.english });
  }
  return met;
}

/** The terms with a form that contains all words, in any order. */
function formsWithAll<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  part: string,
): Map<number, Met> {
  const words = wordsOf(part).map(bare);
  const length = words.reduce((sum, word) => sum + word.length, 0);
  const met = new Map<number, Met>();
  for (const form of textsWithAll(searchable.bareForms(), words, MAX_CANDIDATES)) {
    const index = searchable.termOfForm[form] as number;
    const by = { type: "form", form, words, isBare: true } as const;
    // The less of a form is missing from the query, the better it matches. If nothing is missing,
    // it counts as a beginning.
    const rest = bare(searchable.forms[form] as string).length - length;
    const rank = rest === 0 ? RANK.beginning : RANK.inside + Math.min(rest, 99) / 100;
    if (rank < (met.get(index)?.rank ?? Infinity)) met.set(index, { rank, by });
  }
  return met;
}
