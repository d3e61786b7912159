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
import { IGNORED, SPACE } from "./alphabet";
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

const OPEN = -2;
const NONE = -1;
const CLASS_MASK = (1 << CLASSES) - 1;
const acceptAll: Accept = () => true;

/** Scans texts for the patterns of one table. */
export class Scanner {
  readonly #table: PatternTable;
  readonly #accept: Accept;
  /** What was read at the place looked at: units as they are compared, where each ends, the hash up to it. */
  readonly #units: Uint16Array;
  readonly #ends: Uint32Array;
  readonly #hashes: Uint32Array;
  #read = 0;
  #mask = 0;
  #end = 0;

  constructor(table: PatternTable, accept: Accept = acceptAll) {
    this.#table = table;
    this.#accept = accept;
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
    const { gate } = this.#table;
    const { length } = text;
    let classes = 0;
    for (let i = from; i <= length; i += 1) {
      // Behind the end of the text a pattern may go on, or one of a single unit end.
      const entry = i < length ? (gate[text.charCodeAt(i)] as number) : -1;
      if ((classes & (entry >>> CLASSES)) !== 0) {
        const start = i - 1;
        if (start >= before) return before;
        const pattern = this.#longestAt(text, start, hasMore);
        if (pattern === OPEN) return start;
        if (pattern !== NONE) {
          visit(start, this.#end, pattern);
          if (this.#end >= before) return this.#end;
          i = this.#end - 1;
          classes = 0;
          continue;
        }
      }
      if (i >= before) return before;
      classes = entry & CLASS_MASK;
    }
    return length;
  }

  #longestAt(text: string, start: number, hasMore: boolean): number {
    const isCut = this.#readAt(text, start);
    return isCut && hasMore ? OPEN : this.#probe(start, this.#accept);
  }

  /**
   * Reads as many units as the patterns that begin like this text have at most.
   *
   * @returns whether the text ended before
   */
  #readAt(text: string, start: number): boolean {
    const { alphabet, lengths } = this.#table;
    let wanted = 2;
    let hash = 0;
    let wordBefore = -1;
    let sawSpace = false;
    this.#read = 0;
    this.#mask = 0;
    let i = start;
    for (; i < text.length && this.#read < wanted; i += 1) {
      const unit = text.charCodeAt(i);
      const to = alphabet.units[unit] as number;
      if (to === IGNORED) continue;
      if (to === SPACE) {
        sawSpace = true;
        continue;
      }
      if (sawSpace && alphabet.isWord(unit) && alphabet.isWord(wordBefore)) {
        hash = this.#push(hash, SPACE, i);
      }
      sawSpace = false;
      wordBefore = unit;
      hash = this.#push(hash, to === 0 ? unit : to, i + 1);
      if (wanted === 2 && this.#read >= 2) {
        this.#mask = lengths[slotOf(this.#hashes[1] as number, lengths)] as number;
        wanted = this.#longestOf(this.#mask);
      }
    }
    return this.#read < wanted;
  }

  #push(hash: number, unit: number, end: number): number {
    const next = hashOn(hash, unit);
    this.#units[this.#read] = unit;
    this.#ends[this.#read] = end;
    this.#hashes[this.#read] = next;
    this.#read += 1;
    return next;
  }

  #longestOf(mask: number): number {
    return mask & (1 << LONG) ? this.#table.longest : 31 - Math.clz32(mask);
  }

  /** The longest accepted pattern among what was read; its end is then in `#end`. */
  #probe(start: number, accept: Accept): number {
    const { longLengths, hasSingles } = this.#table;
    if (this.#mask & (1 << LONG)) {
      for (const length of longLengths) {
        const pattern = this.#accepted(start, length, accept);
        if (pattern !== NONE) return pattern;
      }
    }
    for (let length = Math.min(MAX_SHORT, this.#read); length >= 2; length -= 1) {
      if ((this.#mask & (1 << length)) === 0) continue;
      const pattern = this.#accepted(start, length, accept);
      if (pattern !== NONE) return pattern;
    }
    return hasSingles ? this.#accepted(start, 1, accept) : NONE;
  }

  #accepted(start: number, length: number, accept: Accept): number {
    if (length > this.#read) return NONE;
    const pattern = this.#patternOf(length);
    if (pattern === NONE) return NONE;
    const end = this.#ends[length - 1] as number;
    if (!accept(start, end, pattern)) return NONE;
    this.#end = end;
    return pattern;
  }

  /** The pattern that is just the first `length` units of what was read. */
  #patternOf(length: number): number {
    const { slots } = this.#table;
    let slot = slotOf(this.#hashes[length - 1] as number, slots);
    while (slots[slot] !== 0) {
      const pattern = (slots[slot] as number) - 1;
      if (this.#isRead(pattern, length)) return pattern;
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
