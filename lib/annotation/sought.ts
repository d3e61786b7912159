/**
 * A quotation prepared for the search: folded with its surroundings, and weighed. Offsets are
 * UTF-16 code units.
 */
import { fold } from "@/lib/text/fold";
import { SPACE } from "@/lib/text/folding";
import { pageFolding } from "./folded-text";
import type { Selectors } from "./model";
import { SIDE_UNITS, Side } from "./surroundings";

/** A note whose place is to be found. */
export interface PlacedNote {
  readonly id: string;
  readonly selectors: Selectors;
  /** Further positions to try, from an element selector. */
  readonly hints?: readonly number[];
}

/** A quotation, folded and weighed. */
export interface Sought {
  /**
   * Surroundings and quotation in one folded string: at most 32 units, the quotation, at most 32
   * units.
   */
  readonly joined: string;
  /** Where the quotation is in `joined`. */
  readonly from: number;
  readonly to: number;
  /**
   * The folded quotation alone. It is empty if the quotation consists of quotation marks with at
   * most one character between them.
   */
  readonly words: string;
  readonly before: Side;
  readonly behind: Side;
  /** The weight of `words`: see {@link weightOf}. */
  readonly weight: number;
  /** The weights of the two remembered sides. */
  readonly left: number;
  readonly right: number;
  /**
   * The number of units of the quotation before and after the folded part: quotation marks at its
   * edges.
   */
  readonly lead: number;
  readonly trail: number;
}

/** Prepares a quotation for the search. */
export function soughtOf({ quote: { exact, prefix, suffix } }: Selectors): Sought {
  // All three are folded together, because both neighbours of white space decide whether it counts.
  const { text, map } = fold(prefix + exact + suffix, pageFolding());
  const firstFrom = (offset: number): number => {
    const at = map.findIndex((it) => it >= offset);
    return at < 0 ? text.length : at;
  };
  let from = firstFrom(prefix.length);
  let to = firstFrom(prefix.length + exact.length);
  if (text.charCodeAt(from) === SPACE && from < to) from += 1;
  if (text.charCodeAt(to - 1) === SPACE && from < to) to -= 1;
  const folded = text.slice(from, to);
  // In “一”, the marks are more than what they enclose. Such a quotation must be found unchanged.
  const isMostlyMarks = folded.length < 2 && exact.trim().length > folded.length;
  const words = isMostlyMarks ? "" : folded;
  const start = Math.max(0, from - SIDE_UNITS);
  const left = text.slice(start, from);
  const right = text.slice(to, to + SIDE_UNITS);
  return {
    joined: text.slice(start, to + SIDE_UNITS),
    from: from - start,
    to: to - start,
    words,
    before: new Side(left, -1),
    behind: new Side(right, 1),
    weight: weightOf(words),
    left: weightOf(left),
    right: weightOf(right),
    lead: words ? (map[from] as number) - prefix.length : 0,
    trail: words ? prefix.length + exact.length - (map[to - 1] as number) - 1 : 0,
  };
}

/** The first unit of Chinese. Units before it are letters, digits and signs. */
export const FIRST_WHOLE = 0x2e80;

/** The weight of a unit: a Chinese character counts as much as two letters. */
export function unitWeight(unit: number): number {
  return unit < FIRST_WHOLE ? 0.5 : 1;
}

/** The weight of words, in Chinese characters. */
export function weightOf(words: string): number {
  let weight = 0;
  for (let i = 0; i < words.length; i += 1) weight += unitWeight(words.charCodeAt(i));
  return weight;
}
