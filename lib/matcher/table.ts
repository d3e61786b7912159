/**
 * Patterns as a hash table from a pattern's first two units to a bucket of patterns.
 *
 * Chinese words are short and many begin alike, so an automaton's failure links
 * gain nothing (measured: design notes on performance) and a trie of a hundred
 * thousand words costs tens of megabytes. Two units, on the other hand, tell
 * almost all places of a text that no pattern begins there, for one multiply and
 * one look-up each. What remains is compared unit by unit, longest first.
 *
 *   slot    = hash(first unit, second unit)
 *   bucket  = order[starts[slot] .. starts[slot + 1]]   patterns, longest first
 *   pattern = units[offsets[p] .. offsets[p + 1]]
 *
 * Building is counting sorts: O(total units). Looking at one place is O(1) where nothing
 * begins, else O(patterns of the bucket × their length). Memory: two slots a pattern, all
 * typed arrays. Patterns of one unit are in buckets of their own, asked only if there are any.
 */

/** Patterns made ready for `scan`. Plain numbers: it can be copied and kept. */
export interface PatternTable {
  readonly units: Uint16Array;
  readonly offsets: Uint32Array;
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
  /** Slots minus one; the number of slots is a power of two. */
  readonly mask: number;
  readonly hasSingles: boolean;
}

/** Stands for the second unit of a pattern that has only one: a noncharacter, never in a pattern. */
const NONE = 0xffff;

/**
 * Makes the table. A pattern's number is its index in `patterns`; of equal patterns the first counts.
 *
 * @throws RangeError if a pattern is empty (it would match everywhere)
 */
export function compile(patterns: readonly string[]): PatternTable {
  const units = new Uint16Array(patterns.reduce((sum, pattern) => sum + pattern.length, 0));
  const offsets = new Uint32Array(patterns.length + 1);
  const mask = slotCount(patterns.length) - 1;
  const slots = new Uint32Array(patterns.length);
  const starts = new Uint32Array(mask + 2);
  let at = 0;
  let hasSingles = false;
  patterns.forEach((pattern, index) => {
    if (pattern === "") throw new RangeError(`Pattern ${index} is empty.`);
    for (let i = 0; i < pattern.length; i += 1) units[at++] = pattern.charCodeAt(i);
    offsets[index + 1] = at;
    hasSingles ||= pattern.length === 1;
    const slot = slotOf(
      pattern.charCodeAt(0),
      pattern.length > 1 ? pattern.charCodeAt(1) : NONE,
      mask,
    );
    slots[index] = slot;
    starts[slot + 1] = (starts[slot + 1] as number) + 1;
  });
  for (let slot = 0; slot <= mask; slot += 1) {
    starts[slot + 1] = (starts[slot + 1] as number) + (starts[slot] as number);
  }
  return { units, offsets, starts, order: bucketOrder(slots, starts, offsets), mask, hasSingles };
}

/** Pattern numbers by slot, the longest of a slot first, equal ones in their own order: two counting sorts. */
function bucketOrder(slots: Uint32Array, starts: Uint32Array, offsets: Uint32Array): Uint32Array {
  const order = new Uint32Array(slots.length);
  const next = starts.slice();
  for (const pattern of longestFirst(offsets)) {
    const slot = slots[pattern] as number;
    const at = next[slot] as number;
    next[slot] = at + 1;
    order[at] = pattern;
  }
  return order;
}

function longestFirst(offsets: Uint32Array): Uint32Array {
  const count = offsets.length - 1;
  const lengthOf = (pattern: number): number =>
    (offsets[pattern + 1] as number) - (offsets[pattern] as number);
  let longest = 0;
  for (let pattern = 0; pattern < count; pattern += 1) {
    longest = Math.max(longest, lengthOf(pattern));
  }
  // next[i]: where the next pattern goes that is i units shorter than the longest.
  const next = new Uint32Array(longest + 2);
  for (let pattern = 0; pattern < count; pattern += 1) {
    const shorter = longest - lengthOf(pattern);
    next[shorter + 1] = (next[shorter + 1] as number) + 1;
  }
  for (let i = 0; i <= longest; i += 1) next[i + 1] = (next[i + 1] as number) + (next[i] as number);
  const sorted = new Uint32Array(count);
  for (let pattern = 0; pattern < count; pattern += 1) {
    const shorter = longest - lengthOf(pattern);
    const at = next[shorter] as number;
    next[shorter] = at + 1;
    sorted[at] = pattern;
  }
  return sorted;
}

function slotCount(patterns: number): number {
  let count = 16;
  while (count < patterns * 2) count *= 2;
  return count;
}

/** Multiplicative hashing (Knuth, TAOCP 6.4): the golden ratio's bits spread neighbouring characters. */
function slotOf(first: number, second: number, mask: number): number {
  return (Math.imul((first << 16) | second, 0x9e3779b1) >>> 12) & mask;
}

/**
 * The patterns that stand at a place of a text, longest first.
 *
 * @param visit is given each pattern's number and its end in the text (code units); it answers
 *   whether to stop there
 */
export function patternsAt(
  table: PatternTable,
  text: string,
  at: number,
  visit: (pattern: number, end: number) => boolean,
): void {
  if (at + 1 < text.length && visitBucket(table, text, at, text.charCodeAt(at + 1), visit)) return;
  if (table.hasSingles) visitBucket(table, text, at, NONE, visit);
}

/** Visits the patterns of two units and more, or ({@link NONE}) those of one; answers whether it was stopped. */
function visitBucket(
  { units, offsets, starts, order, mask }: PatternTable,
  text: string,
  at: number,
  second: number,
  visit: (pattern: number, end: number) => boolean,
): boolean {
  const slot = slotOf(text.charCodeAt(at), second, mask);
  const last = starts[slot + 1] as number;
  for (let i = starts[slot] as number; i < last; i += 1) {
    const pattern = order[i] as number;
    const from = offsets[pattern] as number;
    const length = (offsets[pattern + 1] as number) - from;
    if ((length === 1) !== (second === NONE) || at + length > text.length) continue;
    let k = 0;
    while (k < length && units[from + k] === text.charCodeAt(at + k)) k += 1;
    if (k === length && visit(pattern, at + length)) return true;
  }
  return false;
}
