/**
 * Finds patterns in a text: leftmost-longest, without overlaps. At each place, the longest accepted
 * pattern wins, and the search continues after it. (For the patterns 再保险 and 保险公司, the text 再保险公司
 * contains only the first.) The naive loop that defines this is in the tests.
 *
 * The text is read unchanged. Units that the alphabet ignores are skipped inside a match, so the
 * offsets of a match are those of the text itself. A text may come in parts. Where a part ends with
 * the possible beginning of a pattern, the scan stops there and says so.
 *
 * Time is O(text × lengths of patterns), because the search restarts at each place. A text that
 * repeats the beginning of a pattern costs as many steps per unit as the pattern has units, and
 * never more.
 */
import { CLASSES, LONG, MAX_SHORT, type PatternTable, hashOn, slotOf } from "./table";

/** Whether a pattern may be at this place. The text around it decides (word edges). */
export type Accept = (start: number, end: number, pattern: number) => boolean;
/**
 * Receives a match. Offsets are UTF-16 code units, `end` is exclusive, and `pattern` is the index
 * in the list from which the table was compiled.
 */
export type Visit = (start: number, end: number, pattern: number) => void;

/** The part of a text that is scanned. */
export interface Extent {
  /** The offset at which the scan begins. */
  readonly from?: number;
  /** No match may begin at or after this offset. */
  readonly before?: number;
  /** Whether the text continues after its end, in a part that is not known yet. */
  readonly hasMore?: boolean;
}

/** No pattern begins in the text, however it continues. */
export const CLEAR = -1;

const NONE = -1;
const CLASS_MASK = (1 << CLASSES) - 1;
const acceptAll: Accept = () => true;

/** Scans texts for the patterns of one table. */
export class Scanner {
  readonly #table: PatternTable;
  readonly #accept: Accept;
  /**
   * The browser's own search finds out sooner than a loop that a text without Chinese characters
   * has no match.
   */
  readonly #beginnings: RegExp;
  /**
   * The units read at the current place: as they are compared, the end offset of each, and the hash
   * up to each.
   */
  readonly #units: Uint16Array;
  readonly #ends: Uint32Array;
  readonly #hashes: Uint32Array;
  /**
   * For the place found last: whether a pattern is there, and whether the following text may turn
   * it into another.
   */
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
   * Visits the matches of a text, or of an extent of it, from left to right.
   *
   * @returns the offset at which a scan of the following text continues: the end of the text; or,
   *   with `before`, that offset or the end of a match that crosses it; or, with `hasMore`, the
   *   first place that only the next part can decide
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
   * The first offset of a text at which a pattern {@link stands} (without asking `accept`), or may
   * stand if the text continues ({@link isOpen}); otherwise {@link CLEAR}.
   */
  glance(text: string, from = 0): number {
    if (!this.#beginnings.test(text)) return CLEAR;
    return this.#seek(text, from, text.length, acceptAll);
  }

  /**
   * Whether a pattern may begin at a place, judged by its first two units. In a large table, most
   * places that pass the gate are not the beginning of a pattern.
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

  /** The same, if ignored units follow the first unit. */
  #mayBeginOver(text: string, at: number): boolean {
    const { units, ignored, space, isWord } = this.#table.alphabet;
    const first = text.charCodeAt(at);
    // A space between words counts as a unit.
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
    // Only the following text can tell whether the last unit begins a pattern.
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
   * Reads as many units as the longest pattern with the same beginning has.
   *
   * @returns whether the text ended before that
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

  /**
   * The pattern that consists of exactly the first `length` units read, if it exists and is
   * accepted.
   */
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

/** An expression that matches units that may begin a pattern, and all units beyond Latin-1. */
function beginningsOf({ gate }: PatternTable): RegExp {
  let others = "";
  for (let unit = 0; unit < 0x100; unit += 1) {
    if (((gate[unit] as number) & CLASS_MASK) === 0) others += `\\u{${unit.toString(16)}}`;
  }
  return new RegExp(`[^${others}]`, "u");
}

/**
 * The first offset, not before `from`, at which a unit and the one before it pass the gate; an
 * offset after `last` if there is none. (This is a separate function because in a longer loop the
 * browser keeps fewer values in registers: measured, a third slower.)
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
