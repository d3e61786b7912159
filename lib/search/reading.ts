/**
 * Matching a query typed in letters against a term's reading.
 *
 * A term is a row of characters, each with a syllable. A query is eaten along that row: each
 * character takes from it itself (党), its whole syllable (dang) or its initial (d), the last one
 * also the beginning of its syllable (da). That one rule covers pinyin in full, initials, and
 * any mixture of them with Chinese. A query of n letters tries at most 3 ways for each of m
 * characters; what has been tried is remembered, so the cost is O(n·m).
 */
export interface ReadCharacter {
  /** Folded. */
  readonly character: string;
  /** Without tone: `lü` is `lv`. */
  readonly syllable: string;
  /** Where it stands in the written form: UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

export interface ReadingMatch {
  /** Index of the first character read. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
  /** Whether each character was read by no more than its initial. */
  readonly initialsOnly: boolean;
}

/** Letters as a query has them: no tones, no marks between syllables, `ü` as `v`, lower case. */
export function plainLetters(pinyin: string): string {
  return pinyin
    .toLowerCase()
    .normalize("NFD")
    .replaceAll("u\u0308", "v")
    .replace(/[\u0300-\u036f'’\s-]/gu, "");
}

/** The first stretch of characters that the query reads, or null. Both sides plain (`plainLetters`) and folded. */
export function matchReading(
  query: string,
  characters: readonly ReadCharacter[],
): ReadingMatch | null {
  if (query === "") return null;
  for (let from = 0; from < characters.length; from += 1) {
    const way = eat(query, 0, characters, from, new Set());
    if (way) return { from, ...way };
  }
  return null;
}

function eat(
  query: string,
  at: number,
  characters: readonly ReadCharacter[],
  index: number,
  tried: Set<number>,
): { to: number; initialsOnly: boolean } | null {
  if (at === query.length) return { to: index, initialsOnly: true };
  const read = characters[index];
  const key = at * (characters.length + 1) + index;
  if (!read || tried.has(key)) return null;
  tried.add(key);
  const rest = query.length - at;
  for (const [part, isInitial] of waysToRead(read)) {
    if (part !== "" && query.startsWith(part, at)) {
      const way = eat(query, at + part.length, characters, index + 1, tried);
      if (way) return { to: way.to, initialsOnly: way.initialsOnly && isInitial };
    }
  }
  const isBeginning = rest < read.syllable.length && read.syllable.startsWith(query.slice(at));
  return isBeginning ? { to: index + 1, initialsOnly: rest === 1 } : null;
}

function waysToRead({ character, syllable }: ReadCharacter): [part: string, isInitial: boolean][] {
  const double = /^[zcs]h/u.exec(syllable)?.[0] ?? "";
  return [
    [syllable, syllable.length === 1],
    [character, false],
    [double, true],
    [syllable.slice(0, 1), true],
  ];
}
