/**
 * Matching a query typed in letters against a term's reading.
 *
 * A term is a row of characters, each with a syllable. A query is eaten along that row: each
 * character takes from it itself (党), its whole syllable (dang) or its initial (d), the last one
 * also the beginning of its syllable (da). That one rule covers pinyin in full, initials, and
 * any mixture of them with Chinese. Where slips are forgiven a syllable is also what it is taken for by
 * ear: zh as z, ch as c, sh as s, -ng as -n, and the other way round. A query of n letters tries a
 * handful of ways for each of m characters; what has been tried is remembered, so the cost is O(n·m).
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

/** How much of the characters' syllables was read: all, some, or no more than their initials. */
export type Fullness = "full" | "partial" | "initials";

export interface ReadingMatch {
  /** Index of the first character read. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
  readonly fullness: Fullness;
  /** Where the characters that were read stand in the written form. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** Letters as a query has them: no tones (marks or digits), no marks between syllables, `ü` as `v`, lower case. */
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
 * The first stretch of characters that the query reads, or null. Both sides plain (`plainLetters`) and folded.
 *
 * @param forgives whether the common slips of those who write by ear are forgiven
 */
export function matchReading(
  query: string,
  characters: readonly ReadCharacter[],
  forgives = false,
): ReadingMatch | null {
  const [first = ""] = query;
  for (let from = 0; from < characters.length; from += 1) {
    const { syllable, character } = characters[from] as ReadCharacter;
    // A syllable by ear begins with the same letter.
    if (syllable[0] !== first && !character.startsWith(first)) continue;
    const way = eat({ query, characters, forgives, tried: new Set() }, 0, from);
    if (!way) continue;
    const marks = characters.slice(from, way.to).map(({ start, end }) => ({ start, end }));
    const fullness = way.kinds.size === 1 ? one(way.kinds) : "partial";
    return { from, to: way.to, fullness, marks };
  }
  return null;
}

function one(kinds: ReadonlySet<Fullness>): Fullness {
  for (const kind of kinds) return kind;
  return "partial";
}

interface Meal {
  readonly query: string;
  readonly characters: readonly ReadCharacter[];
  readonly forgives: boolean;
  readonly tried: Set<number>;
}

function eat(meal: Meal, at: number, index: number): { to: number; kinds: Set<Fullness> } | null {
  const { query, characters, forgives, tried } = meal;
  if (at === query.length) return { to: index, kinds: new Set() };
  const read = characters[index];
  const key = at * (characters.length + 1) + index;
  if (!read || tried.has(key)) return null;
  tried.add(key);
  const syllables = forgives ? heardAs(read.syllable) : [read.syllable];
  for (const [part, fullness] of waysToRead(read, syllables)) {
    if (part === "" || !query.startsWith(part, at)) continue;
    const way = eat(meal, at + part.length, index + 1);
    if (way) return { to: way.to, kinds: way.kinds.add(fullness) };
  }
  const rest = query.slice(at);
  const isBeginning = syllables.some((it) => rest.length < it.length && it.startsWith(rest));
  if (!isBeginning) return null;
  return { to: index + 1, kinds: new Set([rest.length === 1 ? "initials" : "partial"]) };
}

function waysToRead(
  { character, syllable }: ReadCharacter,
  syllables: readonly string[],
): [part: string, fullness: Fullness][] {
  const double = /^[zcs]h/u.exec(syllable)?.[0] ?? "";
  return [
    ...syllables.map((it): [string, Fullness] => [it, it.length === 1 ? "initials" : "full"]),
    [character, "full"],
    [double, "initials"],
    [syllable.slice(0, 1), "initials"],
  ];
}

/** A syllable as it may be written by ear, itself first: `zheng` also `zeng`, `zhen`, `zen`. */
function heardAs(syllable: string): string[] {
  const initials = /^[zcs]h/u.test(syllable)
    ? [syllable, syllable.slice(0, 1) + syllable.slice(2)]
    : [syllable, syllable.replace(/^[zcs]/u, "$&h")];
  const both = initials.flatMap((it) => [
    it,
    it.endsWith("ng") ? it.slice(0, -1) : it.replace(/(?<=[aeiou])n$/u, "ng"),
  ]);
  return [...new Set(both)];
}
