/**
 * Patterns made ready for scanning: three questions, each asked only where the one before says yes.
 *
 *   gate      may these two neighbours begin a pattern? One look-up for each unit of the text: every
 *             pattern has one of 15 classes, every unit the classes of the patterns that it begins and
 *             of those in which it stands second. Two neighbours without a common class begin nothing.
 *   lengths   by hash of a pattern's first two units: which lengths the patterns have that begin so.
 *   slots     by hash of all its units: the pattern (open addressing, linear probing). The rest of the hash stands beside it,
 *             so that another pattern's units are seldom read.
 *
 * The gate alone answers for nearly all of a text while the patterns are some hundreds; with a hundred
 * thousand it lets nearly all pass, and the lengths answer. At most one pattern of each length stands at a
 * place, so that a place costs as many probes as there are lengths, however many patterns begin alike
 * (buckets of patterns with the same first two units grow with the glossary: of 120 000 words
 * hundreds begin with 中国).
 *
 * Chinese words are short, so an automaton's failure links gain nothing, and a trie of a hundred thousand
 * words costs tens of megabytes (measured: docs/performance.md).
 *
 * Building is O(total units). Memory is typed arrays, about 27 bytes a pattern, and the gate.
 */
import type { Alphabet } from "./alphabet";

export interface PatternTable {
  readonly alphabet: Alphabet;
  /** By code unit of the text, before it is taken for another: the classes it may begin, then those it may be second in. */
  readonly gate: Uint32Array;
  /** Bit n: there is a pattern of n units; bit {@link LONG}: one of more than {@link MAX_SHORT}. */
  readonly lengths: Uint16Array;
  /** A pattern's number plus one in the lower bits, as much of its hash as there is room for in those above; or 0. */
  readonly slots: Uint32Array;
  readonly numberBits: number;
  /** The patterns' units, one behind the other; `offsets[n]` to `offsets[n + 1]` are pattern n's. */
  readonly units: Uint16Array;
  readonly offsets: Uint32Array;
  /** Units of the longest pattern. */
  readonly longest: number;
  readonly hasSingles: boolean;
}

/** Classes of the gate: two sets of them have to go into 32 bits. */
export const CLASSES = 15;
const SECOND_CLASSES = ((1 << CLASSES) - 1) << CLASSES;
/** The greatest length that has a bit of its own in `lengths`. */
export const MAX_SHORT = 15;
/** The bit of `lengths` for all that are longer (no pattern of two units and more has one unit). */
export const LONG = 1;

/**
 * Makes the table. A pattern's number is its index in `patterns`; of equal patterns the first counts.
 *
 * @param patterns as the alphabet writes them: a unit that it compares as another, in a pattern, is never found
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

/** The hash of a sequence of units with one more. Multiplicative (Knuth, TAOCP 6.4): its upper bits are the good ones. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);
}

/** Where a hash's slot is in an array whose length is a power of two. */
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

/** Each unit of a text has the classes of what it is compared as; behind an ignored one anything may follow. */
function openGate(gate: Uint32Array, alphabet: Alphabet, hasSingles: boolean): void {
  const { units, others, ignored, space } = alphabet;
  for (const unit of others) {
    const to = units[unit] as number;
    gate[unit] = to === ignored || to === space ? SECOND_CLASSES : (gate[to] as number);
  }
  if (!hasSingles) return;
  // A pattern of one unit stands there whatever follows.
  for (let unit = 0; unit < gate.length; unit += 1) {
    gate[unit] = (gate[unit] as number) | SECOND_CLASSES;
  }
}

/** Of equal patterns the first is also found first. */
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
 * As many places that two units which begin nothing seldom share one with two that do; but no more than the processor's
 * nearest memories hold, if there are not more patterns than that.
 */
function lengthsCount(slots: number): number {
  return Math.max(8192, slots, Math.min(4 * slots, 0x20000));
}
