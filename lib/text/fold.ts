/**
 * Folding: maps all the ways in which a text can be written to one written form.
 *
 * Pages write 近邻党建 with a line break inside it, “四强”党支部 with six kinds of quotation marks or none,
 * 三單制 in Traditional characters, 3单制 with a digit, 党建＋双拥 with a full-width sign. Folding maps each
 * UTF-16 code unit to one unit or to none. So a match in folded text is always an exact stretch of
 * the source. Nothing is folded that would need two units for one, or one for two (十 stays 十, not
 * 10).
 *
 * Each unit is one look-up in a table of 65 536 entries. Only white space and quotation marks
 * depend on their neighbours. They are dropped inside Chinese text (where lines break anywhere),
 * and become one space between two Latin letters.
 */

import { DROP, type Folding, type FoldingTable, SPACE } from "./folding";
import { COMBINING, INVISIBLE, INVISIBLE_HALVES } from "./invisible";
import { QUOTE_PAIRS } from "./quotes";
import { twins } from "./twins";
import { isWordUnit } from "./word-units";

/** Folded text, with the mapping back to its source. */
export interface Folded {
  readonly text: string;
  /** For each code unit of `text`, the offset of its source unit. */
  readonly map: Uint32Array;
}

/**
 * Marks around words that are not part of them, and the apostrophe. Inside a word of an alphabetic
 * script they separate its parts (we're is not were), so they are treated like white space.
 */
const QUOTES = `${QUOTE_PAIRS}\u02bc`;

const WHITE = "\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

/** The ranges in which letters have upper and lower case: first and last. */
const CASED = [
  [0x41, 0x2fff],
  [0xa640, 0xabbf],
] as const;

/** Signs that writers use interchangeably. The first of each class represents all. */
const CLASSES = [
  // A list comma, a comma, a middle dot, a full stop: 马上就办、真抓实干 / 马上就办·真抓实干.
  ",，､、﹐﹑.．·•‧∙⋅・･﹒\u0387\u2024\u2e31\ua78f",
  "-‐‑‒–—―−﹘﹣－─━\u2043\u2e3a\u2e3b\ufe31",
  "~～〜∼˜〰∽\u2053",
  "+＋﹢⁺➕",
  "0〇零○",
  "1一",
  "2二",
  "3三",
  "4四",
  "5五",
  "6六",
  "7七",
  "8八",
  "9九",
  "σς",
];

/**
 * Makes a folding table.
 *
 * @param variants pairs of characters joined in one string, a variant followed by its usual form
 *   (`"單单黨党"`). `lib/text/variants` has all of Traditional Chinese. A page needs only the pairs for
 *   its lexicon's own characters.
 * @param keepsMarks whether accents with a code point of their own are kept: they make a different
 *   letter
 */
export function foldingTable(variants: string, { keepsMarks = false } = {}): FoldingTable {
  const table = new Uint16Array(0x10000);
  for (const [first, last] of CASED) {
    for (let unit = first; unit <= last; unit += 1) table[unit] = lowerOf(unit);
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) {
    const ascii = unit - 0xfee0;
    table[unit] = table[ascii] || ascii;
  }
  for (let i = 0; i + 1 < variants.length; i += 2) {
    table[variants.charCodeAt(i)] = variants.charCodeAt(i + 1);
  }
  for (const [head, ...others] of CLASSES) {
    for (const other of others) table[other.charCodeAt(0)] = (head as string).charCodeAt(0);
  }
  for (const [twin, usual] of twins()) table[twin] = usual;
  followThrough(table);
  const dropped = INVISIBLE + INVISIBLE_HALVES + (keepsMarks ? "" : COMBINING);
  for (const unit of unitsOf(dropped)) table[unit] = DROP;
  for (const unit of unitsOf(WHITE + QUOTES)) table[unit] = SPACE;
  return table;
}

/** Two characters that were each other's variant would cause an endless loop. */
const MANY_STEPS = 8;

/** Makes each unit fold to the end of its chain: 単 via 單 to 单, ⼀ via 一 to 1. */
function followThrough(table: FoldingTable): void {
  table.forEach((to, unit) => {
    let last = to;
    for (let steps = 0; last !== 0 && table[last] !== 0; steps += 1) {
      last = table[last] as number;
      if (steps > MANY_STEPS) throw new Error(`folding loops at ${String.fromCharCode(unit)}`);
    }
    table[unit] = last;
  });
}

/** The lower-case form of a code unit if it is one other unit; otherwise 0. */
function lowerOf(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 && lower.charCodeAt(0) !== unit ? lower.charCodeAt(0) : 0;
}

/** The part of a table that these folded texts need. */
export function foldingFor(texts: Iterable<string>, table: FoldingTable): Folding {
  const wanted = new Set<number>();
  for (const text of texts) {
    for (let i = 0; i < text.length; i += 1) wanted.add(text.charCodeAt(i));
  }
  let pairs = "";
  let dropped = "";
  let white = "";
  table.forEach((to, unit) => {
    const from = String.fromCharCode(unit);
    if (to === DROP) dropped += from;
    else if (to === SPACE) white += from;
    else if (to !== 0 && wanted.has(to)) pairs += from + String.fromCharCode(to);
  });
  return { pairs, dropped, white, quotes: QUOTE_PAIRS };
}

/** Folds a text. `map.length` equals `text.length`; both are at most the source's length. */
export function fold(source: string, table: FoldingTable): Folded {
  const units = new Uint16Array(source.length);
  const map = new Uint32Array(source.length);
  const length = foldInto(units, map, source, table);
  return { text: decode(units.subarray(0, length)), map: map.subarray(0, length) };
}

/**
 * Folds a text for which no offsets are needed: a written form, a query. A form that is already
 * folded is returned unchanged. For a short form, only the result is allocated.
 */
export function foldForm(form: string, table: FoldingTable): string {
  if (isFolded(form, table)) return form;
  if (form.length > SHORT_UNITS) return fold(form, table).text;
  return decode(shortUnits.subarray(0, foldInto(shortUnits, shortMap, form, table)));
}

const SHORT_UNITS = 1024;
const shortUnits = new Uint16Array(SHORT_UNITS);
const shortMap = new Uint32Array(SHORT_UNITS);

/** Also false for a space, because its neighbours decide whether it is kept. */
function isFolded(text: string, table: FoldingTable): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (table[text.charCodeAt(i)] !== 0) return false;
  }
  return true;
}

/** Returns the number of folded units. */
function foldInto(
  units: Uint16Array,
  map: Uint32Array,
  source: string,
  table: FoldingTable,
): number {
  let length = 0;
  let spaceAt = -1;
  let wordBefore = -1;
  for (let i = 0; i < source.length; i += 1) {
    const unit = source.charCodeAt(i);
    const to = table[unit] as number;
    if (to === DROP) continue;
    if (to === SPACE) {
      if (spaceAt < 0) spaceAt = i;
      continue;
    }
    const folded = to === 0 ? unit : to;
    if (spaceAt >= 0) {
      if (isWordUnit(unit) && isWordUnit(wordBefore)) {
        units[length] = SPACE;
        map[length++] = spaceAt;
      }
      spaceAt = -1;
    }
    wordBefore = unit;
    units[length] = folded;
    map[length++] = i;
  }
  return length;
}

/**
 * The stretch of the source that corresponds to a stretch of folded text.
 *
 * @param start the first folded unit
 * @param end after the last folded unit; greater than `start`
 */
export function unfold(folded: Folded, start: number, end: number): { start: number; end: number } {
  return { start: folded.map[start] as number, end: (folded.map[end - 1] as number) + 1 };
}

/**
 * `String.fromCharCode` takes its units as arguments, and engines limit their number. 0x8000 is
 * safe in all engines.
 */
const DECODE_CHUNK = 0x8000;

function decode(units: Uint16Array): string {
  let text = "";
  for (let i = 0; i < units.length; i += DECODE_CHUNK) {
    // Not spread: V8 would use the array's iterator, which takes five to ten times as long.
    text += Reflect.apply(String.fromCharCode, null, units.subarray(i, i + DECODE_CHUNK)) as string;
  }
  return text;
}

/** The code units of a list of characters and ranges (`a-z`). */
function unitsOf(list: string): number[] {
  const units: number[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const from = list.charCodeAt(i);
    const isRange = list[i + 1] === "-" && i + 2 < list.length;
    const to = isRange ? list.charCodeAt(i + 2) : from;
    for (let unit = from; unit <= to; unit += 1) units.push(unit);
    if (isRange) i += 2;
  }
  return units;
}
