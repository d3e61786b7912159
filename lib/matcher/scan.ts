/**
 * Finding patterns in a text, leftmost-longest, not overlapping: at each place the longest pattern that
 * stands there and is accepted wins, and the search goes on behind it. (So of 再保险, 保险公司 the
 * text 再保险公司 holds the first.) The naive loop that defines this is in the tests.
 *
 * The text is read as it stands; what the alphabet ignores is passed over inside a match, so that a match's
 * places are the text's own. A text may come in parts: where a part ends in what may be the beginning of a
 * pattern, the scan stops there and says so.
 *
 * Time is O(text × lengths of patterns), each place restarting: a text that repeats a pattern's beginning costs
 * as many steps a unit as that pattern has units, never more.
 */
import { CLASSES, LONG, MAX_SHORT, type PatternTable, hashOn, slotOf } from "./table";

/** Whether a pattern may stand at that place, where the text alone decides (word edges). */
export type Accept = (start: number, end: number, pattern: number) => boolean;
/** Offsets in UTF-16 code units, `end` exclusive; the pattern's index in the list that the table was compiled from. */
export type Visit = (start: number, end: number, pattern: number) => void;

/** Which part of a text is scanned. */
export interface Extent {
  /** Where it begins. */
  readonly from?: number;
  /** No match begins here or behind it. */
  readonly before?: number;
  /** The text goes on behind its end, in a part that is not known yet. */
  readonly hasMore?: boolean;
}

/** No pattern begins in a text, however it goes on. */
export const CLEAR = -1;

const NONE = -1;
const CLASS_MASK = (1 << CLASSES) - 1;
const acceptAll: Accept = () => true;

/** Scans texts for the patterns of one table. */
export class Scanner {
  readonly #table: PatternTable;
  readonly #accept: Accept;
  /** Of a text without a Chinese character the browser's own search tells sooner than a loop that it holds nothing. */
  readonly #beginnings: RegExp;
  /** What was read at the place looked at: units as they are compared, where each ends, the hash up to it. */
  readonly #units: Uint16Array;
  readonly #ends: Uint32Array;
  readonly #hashes: Uint32Array;
  /** Of the place found last: whether a pattern stands there, and whether what follows may make it another. */
  stands = false;
  isOpen = false;
  #pattern = NONE;
  #read = 0;
  #mask = 0;
  #end = 0;

  constructor(table: PatternTable, accept: Accept = acceptAll) {
    this.#table = table;
    this.#accept = accept;
    this.#beginnings = beginningsOf(table);
    const room = table.longest + 2;
    this.#units = new Uint16Array(room);
    this.#ends = new Uint32Array(room);
    this.#hashes = new Uint32Array(room);
  }

  /**
   * Visits the matches of a text (or of an extent of it) from left to right.
   *
   * @returns where a scan of what follows goes on: the end of the text; or, with `before`, that or the end of
   *   a match that reaches over it; or, with `hasMore`, the first place of which only the next part can tell
   */
  scan(
    text: string,
    visit: Visit,
    { from = 0, before = text.length, hasMore = false }: Extent = {},
  ): number {
    let at = from;
    while (at < before) {
      const place = this.#seek(text, at, before, this.#accept);
      if (place === CLEAR) return before;
      if (this.isOpen && hasMore) return place;
      if (this.stands) visit(place, this.#end, this.#pattern);
      at = this.stands ? this.#end : place + 1;
    }
    return at;
  }

  /**
   * The first place of a text at which a pattern {@link stands}, whatever is accepted, or may stand if the text goes
   * on ({@link isOpen}); or {@link CLEAR}.
   */
  glance(text: string, from = 0): number {
    if (!this.#beginnings.test(text)) return CLEAR;
    return this.#seek(text, from, text.length, acceptAll);
  }

  /**
   * Whether a pattern may begin at a place, with the two units there: most that pass the gate of a large table begin
   * nothing all the same.
   */
  #mayBegin(text: string, first: number, second: number, at: number): boolean {
    const { lengths, alphabet, hasSingles } = this.#table;
    const { units, ignored, space } = alphabet;
    const to = units[second] as number;
    if (hasSingles) return true;
    if (to === ignored || to === space) return this.#mayBeginOver(text, at);
    const hash = hashOn(hashOn(0, (units[first] as number) || first), to || second);
    return lengths[slotOf(hash, lengths)] !== 0;
  }

  /** The same where ignored units stand behind the first. */
  #mayBeginOver(text: string, at: number): boolean {
    const { units, ignored, space, isWord } = this.#table.alphabet;
    const first = text.charCodeAt(at);
    // Between words a space counts.
    if (isWord(first)) return true;
    for (let i = at + 2; i < text.length; i += 1) {
      const second = text.charCodeAt(i);
      const to = units[second] as number;
      if (to !== ignored && to !== space) return this.#mayBegin(text, first, second, at);
    }
    return true;
  }

  #seek(text: string, from: number, before: number, accept: Accept): number {
    const { gate } = this.#table;
    const last = Math.min(before, text.length - 1);
    for (
      let i = nextPair(gate, text, from + 1, last);
      i <= last;
      i = nextPair(gate, text, i + 1, last)
    ) {
      const mayBegin = this.#mayBegin(text, text.charCodeAt(i - 1), text.charCodeAt(i), i - 1);
      if (mayBegin && this.#look(text, i - 1, accept)) return i - 1;
    }
    // Of the last unit only what follows can tell, if it begins anything.
    if (before < text.length || from >= before) return CLEAR;
    const classes = (gate[text.charCodeAt(before - 1)] as number) & CLASS_MASK;
    return classes !== 0 && this.#look(text, before - 1, accept) ? before - 1 : CLEAR;
  }

  #look(text: string, at: number, accept: Accept): boolean {
    this.isOpen = this.#readAt(text, at);
    this.#pattern = this.#longestRead(at, accept);
    this.stands = this.#pattern !== NONE;
    return this.stands || this.isOpen;
  }

  #longestRead(start: number, accept: Accept): number {
    const { hasSingles } = this.#table;
    for (let length = this.#read; length >= 2; length -= 1) {
      if ((this.#mask & (1 << (length > MAX_SHORT ? LONG : length))) === 0) continue;
      const pattern = this.#accepted(start, length, accept);
      if (pattern !== NONE) return pattern;
    }
    return hasSingles ? this.#accepted(start, 1, accept) : NONE;
  }

  /**
   * Reads as many units as the patterns that begin like this text have at most.
   *
   * @returns whether the text ended before
   */
  #readAt(text: string, start: number): boolean {
    const { alphabet, lengths, longest } = this.#table;
    const { ignored, space } = alphabet;
    const units = this.#units;
    const ends = this.#ends;
    const hashes = this.#hashes;
    let read = 0;
    let wanted = 2;
    let hash = 0;
    let before = -1;
    let sawSpace = false;
    this.#mask = 0;
    for (let i = start; i < text.length && read < wanted; i += 1) {
      const unit = text.charCodeAt(i);
      const to = alphabet.units[unit] as number;
      if (to === ignored) continue;
      if (to === space) {
        sawSpace = true;
        continue;
      }
      if (sawSpace && alphabet.isWord(unit) && alphabet.isWord(before)) {
        hash = hashOn(hash, space);
        units[read] = space;
        hashes[read] = hash;
        read += 1;
      }
      sawSpace = false;
      before = unit;
      hash = hashOn(hash, to || unit);
      units[read] = to || unit;
      hashes[read] = hash;
      ends[read] = i + 1;
      read += 1;
      if (wanted === 2 && read >= 2) {
        const mask = lengths[slotOf(hashes[1] as number, lengths)] as number;
        this.#mask = mask;
        wanted = mask & (1 << LONG) ? longest : 31 - Math.clz32(mask);
      }
    }
    this.#read = read;
    return read < wanted;
  }

  /** The pattern that is just the first units of what was read, if there is one and it is accepted. */
  #accepted(start: number, length: number, accept: Accept): number {
    if (length > this.#read) return NONE;
    const { slots, numberBits } = this.#table;
    const number = (1 << numberBits) - 1;
    const hash = this.#hashes[length - 1] as number;
    let slot = slotOf(hash, slots);
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      const pattern = (entry & number) - 1;
      const isHash = (entry & ~number) === hash << numberBits;
      if (isHash && this.#isRead(pattern, length)) {
        const end = this.#ends[length - 1] as number;
        if (!accept(start, end, pattern)) return NONE;
        this.#end = end;
        return pattern;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return NONE;
  }

  #isRead(pattern: number, length: number): boolean {
    const { units, offsets } = this.#table;
    const from = offsets[pattern] as number;
    if ((offsets[pattern + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i += 1) if (units[from + i] !== this.#units[i]) return false;
    return true;
  }
}

/** Matches a unit that may begin a pattern, and all that are not Latin-1. */
function beginningsOf({ gate }: PatternTable): RegExp {
  let others = "";
  for (let unit = 0; unit < 0x100; unit += 1) {
    if (((gate[unit] as number) & CLASS_MASK) === 0) others += `\\u{${unit.toString(16)}}`;
  }
  return new RegExp(`[^${others}]`, "u");
}

/**
 * The first place from one on at which the gate lets a unit pass with the one before it; behind `last` if there is none.
 * (By itself, for in a loop with more in it the browser keeps fewer values at hand: measured, a third slower.)
 */
function nextPair(gate: Uint32Array, text: string, from: number, last: number): number {
  let classes = gate[text.charCodeAt(from - 1)] as number;
  let i = from;
  for (; i <= last; i += 1) {
    const entry = gate[text.charCodeAt(i)] as number;
    if ((classes & (entry >>> CLASSES)) !== 0) break;
    classes = entry;
  }
  return i;
}
