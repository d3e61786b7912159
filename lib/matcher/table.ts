/**
 * Patterns prepared for scanning, as three tables. Each is asked only if the one before says yes.
 *
 *   gate      May these two neighbours begin a pattern? This is one look-up for each unit of the text.
 *             Every pattern has one of 15 classes. Every unit has the classes of the patterns that it
 *             begins, and those of the patterns in which it is second. Two neighbours without a common
 *             class begin no pattern.
 *   lengths   By the hash of a pattern's first two units: the lengths of the patterns that begin so.
 *   slots     By the hash of all its units: the pattern (open addressing, linear probing). The rest
 *             of the hash is stored beside it, so another pattern's units are seldom read.
 *
 * With some hundreds of patterns, the gate alone decides nearly all places of a text. With a
 * hundred thousand patterns, it lets nearly all places pass, and the lengths decide. At most one
 * pattern of each length can be at a place. So a place costs as many probes as there are lengths,
 * however many patterns begin alike. (Buckets of patterns with the same first two units would grow
 * with the glossary: of 120 000 words, hundreds begin with 中国.)
 *
 * Chinese words are short, so the failure links of an automaton gain nothing. A trie of a hundred
 * thousand words takes tens of megabytes (measured: docs/performance.md).
 *
 * Building takes O(total units). Memory is typed arrays: about 27 bytes per pattern, plus the gate.
 */
import type { Alphabet } from "./alphabet";

/** The compiled patterns: see the top of this file. */
export interface PatternTable {
  readonly alphabet: Alphabet;
  /**
   * For each code unit of the text, before folding: the classes of the patterns that it may begin,
   * then those in which it may be second.
   */
  readonly gate: Uint32Array;
  /**
   * Bit n means that some pattern has n units. Bit {@link LONG} means that some pattern has more
   * than {@link MAX_SHORT}.
   */
  readonly lengths: Uint16Array;
  /**
   * The lower bits are a pattern's number plus one, and the upper bits are as much of its hash as
   * there is room for. An empty slot is 0.
   */
  readonly slots: Uint32Array;
  readonly numberBits: number;
  /**
   * The units of all patterns, one pattern after the other. Those of pattern n are from
   * `offsets[n]` to `offsets[n + 1]`.
   */
  readonly units: Uint16Array;
  readonly offsets: Uint32Array;
  /** The number of units of the longest pattern. */
  readonly longest: number;
  readonly hasSingles: boolean;
}

/** The number of classes of the gate: two sets of them must fit into 32 bits. */
export const CLASSES = 15;
const SECOND_CLASSES = ((1 << CLASSES) - 1) << CLASSES;
/** The greatest length that has its own bit in `lengths`. */
export const MAX_SHORT = 15;
/**
 * The bit of `lengths` for all longer patterns. (Bit 1 is free because `lengths` covers only
 * patterns of two or more units.)
 */
export const LONG = 1;

/**
 * Compiles the table. A pattern's number is its index in `patterns`. If two patterns are equal, the
 * first counts.
 *
 * @param patterns patterns in the alphabet's own units: a unit that the alphabet compares as
 *   another unit never matches in a pattern
 * @throws RangeError if a pattern is empty (it would match everywhere)
 */
export function compile(patterns: readonly string[], alphabet: Alphabet): PatternTable {
  const units = new Uint16Array(patterns.reduce((sum, pattern) => sum + pattern.length, 0));
  const offsets = new Uint32Array(patterns.length + 1);
  const slots = new Uint32Array(slotCount(patterns.length));
  const lengths = new Uint16Array(lengthsCount(slots.length));
  const gate = new Uint32Array(0x10000);
  const table = { alphabet, gate, lengths, slots, units, offsets };
  const numberBits = 32 - Math.clz32(patterns.length);
  let longest = 0;
  let hasSingles = false;
  let at = 0;
  patterns.forEach((pattern, index) => {
    const { length } = pattern;
    if (length === 0) throw new RangeError(`Pattern ${index} is empty.`);
    let hash = 0;
    for (let i = 0; i < length; i += 1) {
      const unit = pattern.charCodeAt(i);
      units[at++] = unit;
      hash = hashOn(hash, unit);
      if (i === 1) noteLength(lengths, hash, length);
    }
    offsets[index + 1] = at;
    longest = Math.max(longest, length);
    if (length === 1) hasSingles = true;
    noteClass(gate, pattern);
    insert(slots, hash, ((hash << numberBits) | (index + 1)) >>> 0);
  });
  openGate(gate, alphabet, hasSingles);
  return {
    ...table,
    longest,
    hasSingles,
    numberBits,
  };
}

/**
 * The hash of a sequence of units extended by one unit. It is multiplicative (Knuth, TAOCP 6.4), so
 * its upper bits are the good ones.
 */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);
}

/** The slot of a hash in an array whose length is a power of two. */
export function slotOf(hash: number, slots: { readonly length: number }): number {
  return hash >>> (Math.clz32(slots.length) + 1);
}

function noteLength(lengths: Uint16Array, hash: number, length: number): void {
  const slot = slotOf(hash, lengths);
  lengths[slot] = (lengths[slot] as number) | (1 << (length > MAX_SHORT ? LONG : length));
}

function noteClass(gate: Uint32Array, pattern: string): void {
  const first = pattern.charCodeAt(0);
  const second = pattern.charCodeAt(1);
  const bit = 1 << ((hashOn(first, second) >>> 8) % CLASSES);
  gate[first] = (gate[first] as number) | bit;
  if (pattern.length > 1) gate[second] = (gate[second] as number) | (bit << CLASSES);
}

/**
 * Gives each unit of a text the classes of the unit as which it is compared. After an ignored unit,
 * anything may follow.
 */
function openGate(gate: Uint32Array, alphabet: Alphabet, hasSingles: boolean): void {
  const { units, others, ignored, space } = alphabet;
  for (const unit of others) {
    const to = units[unit] as number;
    gate[unit] = to === ignored || to === space ? SECOND_CLASSES : (gate[to] as number);
  }
  if (!hasSingles) return;
  // A pattern of one unit matches whatever follows it.
  for (let unit = 0; unit < gate.length; unit += 1) {
    gate[unit] = (gate[unit] as number) | SECOND_CLASSES;
  }
}

/** Of equal patterns, the one inserted first is also found first. */
function insert(slots: Uint32Array, hash: number, entry: number): void {
  let slot = slotOf(hash, slots);
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = entry;
}

function slotCount(patterns: number): number {
  let count = 16;
  while (count < patterns * 2) count *= 2;
  return count;
}

/**
 * The size of `lengths`. It is large enough that two units which begin no pattern seldom share a
 * place with two that do. But it is no larger than the processor's nearest caches, unless there are
 * more patterns than that.
 */
function lengthsCount(slots: number): number {
  return Math.max(8192, slots, Math.min(4 * slots, 0x20000));
}
