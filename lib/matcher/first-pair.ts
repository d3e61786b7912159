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

function classOf(units: readonly number[]): string {
  return `[${units.map((it) => `\\u${it.toString(16).padStart(4, "0")}`).join("")}]`;
}
