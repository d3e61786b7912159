import { fullyFolded } from "../glossary/written-forms";
import { OTHER_READINGS } from "./other-readings";

/** A syllable, and the parts of a query that it may take. No part is empty. */
interface Syllable {
  /** Without tone: `lü` is `lv`. */
  readonly plain: string;
  /** The syllable itself. */
  readonly exact: readonly string[];
  /**
   * How it may be written by ear, the syllable itself first: `zheng` also `zeng`, `zhen`, `zen`.
   */
  readonly byEar: readonly string[];
  /** The longer one first: `zh`, `z`. */
  readonly initials: readonly string[];
}

/** A character with its syllable, shared by all terms that contain it. */
export interface ReadCharacter {
  /** Folded. */
  readonly character: string;
  readonly syllable: Syllable;
  /** Its syllable, then how it may be written by ear or read elsewhere (调 in 调研 also `tiao`). */
  readonly taken: readonly string[];
  /** Whether it separates words and need not be typed: 党建+双拥. */
  readonly isSign: boolean;
}

/** The characters of many terms, one term after another. */
export interface Rows {
  readonly kinds: readonly ReadCharacter[];
  /** The index in `kinds` of each character. */
  readonly characters: Uint32Array;
  /** The index in `characters` of each term's first character, and the end of the last term. */
  readonly firstCharacter: Uint32Array;
  /** The number of characters of the longest row. */
  readonly longest: number;
}

/**
 * The rows of these forms. The row of a form is empty if its characters and its syllables do not
 * match.
 *
 * @param syllablesOf returns the syllables of the form at an index, without tones
 */
export function makeRows(
  forms: readonly string[],
  syllablesOf: (index: number) => readonly string[],
): Rows {
  const kinds: ReadCharacter[] = [];
  const known = new Map<string, { syllable: Syllable; kinds: Map<string, number> }>();
  const kindOf = (character: string, plain: string): number => {
    let same = known.get(plain);
    if (!same) known.set(plain, (same = { syllable: syllableOf(plain), kinds: new Map() }));
    const kind = same.kinds.get(character) ?? kinds.length;
    if (kind === kinds.length) {
      same.kinds.set(character, kind);
      kinds.push(readCharacter(fullyFolded(character), same.syllable));
    }
    return kind;
  };
  const characters: number[] = [];
  const firstCharacter = new Uint32Array(forms.length + 1);
  let longest = 0;
  forms.forEach((form, i) => {
    const readable = Array.from(form).filter(isReadable);
    const syllables = syllablesOf(i);
    if (readable.length === syllables.length) {
      longest = Math.max(longest, readable.length);
      readable.forEach((character, at) => {
        characters.push(kindOf(character, syllables[at] as string));
      });
    }
    firstCharacter[i + 1] = characters.length;
  });
  return { kinds, characters: Uint32Array.from(characters), firstCharacter, longest };
}

function readCharacter(character: string, syllable: Syllable): ReadCharacter {
  const isSign = !/[\p{L}\p{N}]/u.test(character);
  const others = otherReadingsOf(character).filter((it) => it !== syllable.plain);
  const initials = others.map((it) => it.slice(0, 1));
  const taken = [...new Set([...syllable.byEar, ...others.flatMap(heardAs), ...initials])];
  return { character, syllable, taken: withoutEmpty(taken), isSign };
}

let otherReadings: ReadonlyMap<string, readonly string[]> | null = null;

function otherReadingsOf(character: string): readonly string[] {
  otherReadings ??= new Map(
    OTHER_READINGS.split(" ").map((it) => [it.slice(0, 1), it.slice(1).split(",")]),
  );
  return otherReadings.get(character) ?? [];
}

/** The places of the characters of a form that are read: UTF-16 code units. */
export function readableIn(form: string): { start: number; end: number }[] {
  const readable: { start: number; end: number }[] = [];
  let start = 0;
  for (const character of form) {
    const end = start + character.length;
    if (isReadable(character)) readable.push({ start, end });
    start = end;
  }
  return readable;
}

/**
 * Nearly all characters are in the block that is tested first: an expression takes ten times as
 * long.
 */
function isReadable(character: string): boolean {
  return (character >= "\u4e00" && character <= "\u9fff") || /[\p{L}\p{N}+＋]/u.test(character);
}

function syllableOf(plain: string): Syllable {
  const double = /^[zcs]h/u.exec(plain)?.[0] ?? "";
  return {
    plain,
    exact: withoutEmpty([plain]),
    byEar: withoutEmpty(heardAs(plain)),
    initials: withoutEmpty([double, plain.slice(0, 1)]),
  };
}

function withoutEmpty(parts: readonly string[]): string[] {
  return parts.filter((it) => it !== "");
}

function heardAs(plain: string): string[] {
  const initials = /^[zcs]h/u.test(plain)
    ? [plain, plain.slice(0, 1) + plain.slice(2)]
    : [plain, plain.replace(/^[zcs]/u, "$&h")];
  const both = initials.flatMap((it) => [
    it,
    it.endsWith("ng") ? it.slice(0, -1) : it.replace(/(?<=[aeiou])n$/u, "ng"),
  ]);
  return [...new Set(both)];
}
