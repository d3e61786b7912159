/**
 * Matches a query typed in letters against the terms' readings.
 *
 * A term is a row of characters, each with a syllable. A query is matched along that row. Each
 * character takes from the query itself (党), its whole syllable (dang) or its initial (d). The last
 * one may also take the beginning of its syllable (da). This one rule covers complete pinyin,
 * initials, and any mixture of them with Chinese. If slips are forgiven, a syllable may also be
 * written as it sounds (zh as z, ch as c, sh as s, -ng as -n, and the other way round), or as
 * another reading of its character. A sign (党建+双拥) need not be typed. A query of n letters tries a
 * handful of ways for each of m characters. Failed positions are remembered, so the cost is O(n·m).
 *
 * A dictionary has some ten thousand different characters with their syllables, and each is
 * prepared once. So comparing all of 120 000 terms means going along one row of numbers, and
 * matching only where a number may begin the query.
 */
import type { ReadCharacter, Rows } from "./rows";

/** How much of the characters' syllables was typed: all, some, or only their initials. */
export type Fullness = "full" | "partial" | "initials";

/** A stretch of a term's characters that a query reads. */
export interface ReadingMatch {
  /** The index in the term's row of the first character read. */
  readonly from: number;
  /** The index after the last one. */
  readonly to: number;
  /** Whether the last character read is the term's last. */
  readonly isWhole: boolean;
  readonly fullness: Fullness;
  /** Whether a slip had to be forgiven. */
  readonly isSlip: boolean;
}

/**
 * Letters in the form of a query: no tones (marks or digits), no marks between syllables, `ü` as
 * `v`, lower case.
 */
export function plainLetters(pinyin: string): string {
  return pinyin
    .toLowerCase()
    .normalize("NFD")
    .replaceAll("u\u0308", "v")
    .replaceAll("u:", "v")
    .replace(/(?<=\p{Script=Latin})[1-5](?!\d)/gu, "")
    .replace(/[\u0300-\u036f'’\s-]/gu, "");
}

/**
 * Makes a function that says, for each term (by its index), how a query reads it, or null if it
 * does not: the first stretch of its characters that is read without a slip, or else the first one
 * with slips forgiven.
 *
 * @param query plain (`plainLetters`) and folded
 */
export function readerOf(query: string, rows: Rows): (term: number) => ReadingMatch | null {
  const { characters, firstCharacter } = rows;
  const begins = beginnings(query, rows.kinds);
  const matching: Matching = {
    query,
    rows,
    forgives: true,
    end: 0,
    failed: new Uint32Array(query.length * (rows.longest + 1)),
    round: 0,
  };
  const read = (start: number, end: number, isSlip: boolean): ReadingMatch | null => {
    matching.forgives = isSlip;
    matching.end = end;
    matching.round += 1;
    for (let from = start; from < end; from += 1) {
      if (begins[characters[from] as number] === 0) continue;
      const way = matchFrom(matching, 0, from);
      if (way === NO_WAY) continue;
      const to = way >> KIND_BITS;
      return {
        from: from - start,
        to: to - start,
        isWhole: to === end,
        fullness: fullnessOf(way),
        isSlip,
      };
    }
    return null;
  };
  return (term) => {
    const start = firstCharacter[term] as number;
    const end = firstCharacter[term + 1] as number;
    // Most terms do not match even with slips forgiven. So they are tried once.
    const slipped = read(start, end, true);
    return slipped && (read(start, end, false) ?? slipped);
  };
}

/** For each kind of character: 1 if a query may begin with it. */
function beginnings(query: string, kinds: readonly ReadCharacter[]): Uint8Array {
  const [first = ""] = query;
  return Uint8Array.from(kinds, ({ character, taken }) =>
    character.startsWith(first) || taken.some((it) => it.startsWith(first)) ? 1 : 0,
  );
}

/** How a row was read, as bits below the place where the reading ends. */
const FULL = 1;
const PARTIAL = 2;
const INITIALS = 4;
const KIND_BITS = 3;
const NO_WAY = -1;

function fullnessOf(way: number): Fullness {
  const kinds = way & (FULL | PARTIAL | INITIALS);
  return kinds === FULL ? "full" : kinds === INITIALS ? "initials" : "partial";
}

/**
 * One object for all terms, and numbers for all values passed on: nothing is allocated for a term
 * that does not match.
 */
interface Matching {
  readonly query: string;
  readonly rows: Rows;
  forgives: boolean;
  /** The place after the row's last character. */
  end: number;
  /**
   * For each position in the query and each place in the row, counted from its end: the last round
   * in which it failed.
   */
  readonly failed: Uint32Array;
  round: number;
}

/** Where a reading that matches the query from `at` on ends, with its kinds as bits. */
function matchFrom(matching: Matching, at: number, place: number): number {
  const { query, rows, end, failed } = matching;
  if (at === query.length) return place << KIND_BITS;
  const memory = at * (rows.longest + 1) + end - place;
  if (place === end || failed[memory] === matching.round) return NO_WAY;
  const kind = rows.kinds[rows.characters[place] as number] as ReadCharacter;
  const { character, syllable, isSign } = kind;
  const wholes = matching.forgives ? kind.taken : syllable.exact;
  let way = matchAny(matching, at, place, wholes, FULL);
  if (way === NO_WAY) way = matchPart(matching, at, place, character, FULL);
  if (way === NO_WAY) way = matchAny(matching, at, place, syllable.initials, INITIALS);
  if (way === NO_WAY && isSign && at > 0) way = matchFrom(matching, at, place + 1);
  if (way === NO_WAY && wholes.some((whole) => endsInside(query, at, whole))) {
    way = ((place + 1) << KIND_BITS) | (query.length - at === 1 ? INITIALS : PARTIAL);
  }
  if (way === NO_WAY) failed[memory] = matching.round;
  return way;
}

/** A syllable of one letter counts as an initial. */
function matchAny(
  matching: Matching,
  at: number,
  place: number,
  parts: readonly string[],
  kind: number,
): number {
  for (const part of parts) {
    const way = matchPart(matching, at, place, part, part.length === 1 ? INITIALS : kind);
    if (way !== NO_WAY) return way;
  }
  return NO_WAY;
}

function matchPart(
  matching: Matching,
  at: number,
  place: number,
  part: string,
  kind: number,
): number {
  if (!matching.query.startsWith(part, at)) return NO_WAY;
  const way = matchFrom(matching, at + part.length, place + 1);
  return way === NO_WAY ? NO_WAY : way | kind;
}

/** Whether the rest of a query is the beginning of a syllable, but not all of it. */
function endsInside(query: string, at: number, whole: string): boolean {
  if (query.length - at >= whole.length) return false;
  for (let i = at; i < query.length; i += 1) {
    if (query.charCodeAt(i) !== whole.charCodeAt(i - at)) return false;
  }
  return true;
}
