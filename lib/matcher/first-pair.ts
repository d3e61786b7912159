/**
 * Where a pattern may begin, as a regular expression: a unit that begins one, before a unit that is second in one.
 *
 * The loop over the gate (`Scanner`) is as quick, once the browser has compiled it well. A page is gone through once, by
 * code that has never run: a regular expression is machine code from its second use on (measured on a page of 950 k
 * units that was just loaded, over the 17 ms of walking its text: the loop 19 ms, the expression 5).
 */
import { type Alphabet, IGNORED, SPACE } from "./alphabet";

/** With more units that begin something nearly every place of a Chinese text would be one to look at. */
const MAX_FIRSTS = 1000;

/**
 * The expression, global: where it ends is behind the first unit of a pair, or behind the last unit of the text.
 *
 * @returns null where it would be of no use: patterns of one unit, or very many
 */
export function firstPair(patterns: readonly string[], alphabet: Alphabet): RegExp | null {
  const firsts = new Set<number>();
  const seconds = new Set<number>();
  for (const pattern of patterns) {
    if (pattern.length < 2) return null;
    firsts.add(pattern.charCodeAt(0));
    if (firsts.size > MAX_FIRSTS) return null;
    seconds.add(pattern.charCodeAt(1));
  }
  if (firsts.size === 0) return null;
  const { units } = alphabet;
  const others = [...alphabet.others];
  const asRead = (wanted: ReadonlySet<number>): number[] => [
    ...wanted,
    ...others.filter((it) => wanted.has(units[it] as number)),
  ];
  const passedOver = others.filter((it) => units[it] === IGNORED || units[it] === SPACE);
  const second = classOf(asRead(seconds));
  const between = passedOver.length > 0 ? `${classOf(passedOver)}*` : "";
  return new RegExp(`${classOf(asRead(firsts))}(?=${between}(?:${second}|$))`, "g");
}

/**
 * A character class of more ranges than that V8 does not compile: it asks a function, for each unit. (A page of 170 k units:
 * 4.4 ms, in classes of so many 2.5.)
 */
const MAX_RANGES = 16;

/** One of these units: in classes of neighbours, for most units then fail all of them by two comparisons. */
function classOf(units: readonly number[]): string {
  const sorted = units.toSorted((a, b) => a - b).map(escaped);
  const classes: string[] = [];
  while (sorted.length > 0) classes.push(`[${sorted.splice(0, MAX_RANGES).join("")}]`);
  return `(?:${classes.join("|")})`;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
