/** A quotation as it is sought: folded with its surroundings, and weighed. Offsets are UTF-16 code units. */
import { fold } from "@/lib/text/fold";
import { SPACE } from "@/lib/text/folding";
import { pageFolding } from "./folded-text";
import type { Selectors } from "./model";
import { SIDE_UNITS, Side } from "./surroundings";

/** A note whose place is sought. */
export interface PlacedNote {
  readonly id: string;
  readonly selectors: Selectors;
  /** Further positions where it may stand: from an element selector. */
  readonly hints?: readonly number[];
}

export interface Sought {
  /** Surroundings and quotation in one, folded: at most 32 units, the quotation, at most 32 units. */
  readonly joined: string;
  /** Where the quotation lies in `joined`. */
  readonly from: number;
  readonly to: number;
  /** The quotation alone, folded; empty if it is made of quotation marks but for a character at most. */
  readonly words: string;
  readonly before: Side;
  readonly behind: Side;
  /** How much `words` tell: {@link weightOf}. */
  readonly weight: number;
  /** And the remembered sides of them. */
  readonly left: number;
  readonly right: number;
  /** Units of the quotation itself that lie before and behind what was folded: quotation marks at its edges. */
  readonly lead: number;
  readonly trail: number;
}

export function soughtOf({ quote: { exact, prefix, suffix } }: Selectors): Sought {
  // Folded together, because whether white space counts depends on what stands on both sides of it.
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
  // Of “一” the marks are more than what they enclose: it has to stand as it is.
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

/** The first unit of Chinese: what comes before are letters, digits and signs. */
export const FIRST_WHOLE = 0x2e80;

/** How much a unit tells: a Chinese character as much as two letters. */
export function unitWeight(unit: number): number {
  return unit < FIRST_WHOLE ? 0.5 : 1;
}

/** How much words tell, in Chinese characters. */
export function weightOf(words: string): number {
  let weight = 0;
  for (let i = 0; i < words.length; i += 1) weight += unitWeight(words.charCodeAt(i));
  return weight;
}
