/**
 * Finds where stretches of several short texts (“needles”: a quotation with its surroundings) occur
 * word for word in one long text. The method is "seed and extend", as in genome alignment: a
 * quotation that was edited in one place is intact in others.
 *
 * Every stretch of {@link GRAM} units of every needle goes into one table. One pass over the text
 * looks up each of its stretches there, so the cost hardly grows with the number of needles: about
 * 0.1 s of processor time for twenty needles in a million units. (Myers' algorithm costs n·k/32 for
 * each needle, with k errors: 20 to 110 ms depending on length, 0.9 s for the twenty; `node
 * scripts/anchoring.mjs cost`.) Each hit is extended as far as both texts agree, and becomes a
 * {@link Run}. Offsets are UTF-16 code units.
 */
import { FIRST_WHOLE, unitWeight } from "./sought";

/** A stretch that is the same, word for word, in needle and text. */
export interface Run {
  /** Where it begins in the needle. */
  readonly at: number;
  /** Where it begins in the text. */
  readonly place: number;
  readonly length: number;
  readonly weight: number;
}

/**
 * The number of units looked up at once. Three would hit everywhere, and five would miss runs of
 * four Chinese characters. For letters it is six, because a sufficiently long run that begins with
 * four letters has at least six units.
 */
const GRAM = 4;
const GRAM_OF_LETTERS = 6;
/** A run of less weight has no meaning: four Chinese characters, eight letters. */
const LEAST_WEIGHT = 4;
/** More runs than this for one needle are noise. From then on, only longer runs are kept. */
const MANY_RUNS = 2000;
const LEAST_OF_MANY = 8;
/**
 * The maximum number of entries of the same gram of one needle. A line of dashes would give
 * thousands.
 */
const SAME_GRAM = 4;
const TABLE_BITS = 16;

/** Finds the runs of several needles in one text. `runs` has a list for each needle. */
export class Seeds {
  readonly runs: Run[][];
  readonly #needles: readonly string[];
  /** The last entry for each hash, and for each entry the one before it; -1 ends the list. */
  readonly #last = new Int32Array(1 << TABLE_BITS).fill(-1);
  readonly #previous: number[] = [];
  readonly #needleOf: number[] = [];
  readonly #atOf: number[] = [];

  constructor(needles: readonly string[]) {
    this.#needles = needles;
    this.runs = needles.map(() => []);
    needles.forEach((needle, i) => this.#enter(needle, i));
  }

  /**
   * Looks up the part of the text that begins between two offsets. The parts must be scanned in
   * order.
   */
  scan(text: string, start: number, end: number): void {
    const last = Math.min(end, text.length);
    for (let place = start; place < last; place += 1) {
      let entry = this.#last[hashAt(text, place)] as number;
      while (entry >= 0) {
        this.#extend(text, place, entry);
        entry = this.#previous[entry] as number;
      }
    }
  }

  #enter(needle: string, index: number): void {
    const counts = new Map<number, number>();
    for (let at = 0; at + gramAt(needle, at) <= needle.length; at += 1) {
      const hash = hashAt(needle, at);
      const count = counts.get(hash) ?? 0;
      if (count === SAME_GRAM) continue;
      counts.set(hash, count + 1);
      this.#previous.push(this.#last[hash] as number);
      this.#needleOf.push(index);
      this.#atOf.push(at);
      this.#last[hash] = this.#atOf.length - 1;
    }
  }

  #extend(text: string, place: number, entry: number): void {
    const index = this.#needleOf[entry] as number;
    const at = this.#atOf[entry] as number;
    const needle = this.#needles[index] as string;
    const runs = this.runs[index] as Run[];
    // This hit was already extended from the unit before.
    if (at > 0 && place > 0 && needle.charCodeAt(at - 1) === text.charCodeAt(place - 1)) return;
    let length = 0;
    let weight = 0;
    while (at + length < needle.length) {
      const unit = needle.charCodeAt(at + length);
      if (unit !== text.charCodeAt(place + length)) break;
      weight += unitWeight(unit);
      length += 1;
    }
    const least = runs.length < MANY_RUNS ? LEAST_WEIGHT : LEAST_OF_MANY;
    if (weight >= least) runs.push({ at, place, length, weight });
  }
}

/** The number of units of a gram at an offset: more for letters. */
function gramAt(text: string, at: number): number {
  for (let i = at; i < at + GRAM; i += 1) {
    if (text.charCodeAt(i) >= FIRST_WHOLE) return GRAM;
  }
  return GRAM_OF_LETTERS;
}

/**
 * The hash also exists at the end of a text, where units are missing. The entries it leads to do
 * not agree.
 */
function hashAt(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  const d = text.charCodeAt(at + 3);
  let hash = (a * 0x9e3b) ^ (b * 0x85eb3) ^ (c * 0x6a0917) ^ (d * 0x27d51b);
  if (a < FIRST_WHOLE && b < FIRST_WHOLE && c < FIRST_WHOLE && d < FIRST_WHOLE) {
    hash ^= (text.charCodeAt(at + 4) * 0x165667) ^ (text.charCodeAt(at + 5) * 0x3d4d51);
  }
  return Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS);
}

/** The number of earlier runs that are tried as a run's predecessor. */
const LOOK_BACK = 50;
/**
 * The cost, in weight, of each unit inserted or removed between two runs: an inserted clause may be
 * as long as the quotation.
 */
const DRIFT_COST = 0.1;
/**
 * The maximum of this cost, because the quotation may have been deleted between its surroundings,
 * however long it was.
 */
const DRIFT_COST_LIMIT = 8;

/** The part of a run inside a stretch of the needle. */
export function clipped({ at, place, length, weight }: Run, from: number, to: number): Run[] {
  const skip = Math.max(0, from - at);
  const rest = Math.min(at + length, to) - (at + skip);
  if (rest <= 0) return [];
  return [{ at: at + skip, place: place + skip, length: rest, weight: (weight * rest) / length }];
}

/**
 * The best chains: sequences of runs in the same order in needle and text, as they are where the
 * needle occurs in changed form. The chains have no run in common and weigh at least `least`. They
 * are sorted best first. In a text that repeats itself, they may overlap.
 */
export function bestChains(
  runs: readonly Run[],
  needleLength: number,
  count: number,
  least = 0,
): Run[][] {
  const scores = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  /**
   * The best of the chains that are still near enough. In the place of a long needle, there is much
   * noise after the last run of a chain.
   */
  let leader = -1;
  const follow = (i: number, j: number): void => {
    const gain = gainAfter(runs[j] as Run, runs[i] as Run, needleLength);
    if (gain === null) return;
    const score = (scores[j] as number) + gain;
    if (score <= (scores[i] ?? 0)) return;
    scores[i] = score;
    previous[i] = j;
  };
  for (const [i, run] of runs.entries()) {
    scores[i] = run.weight;
    for (let j = i - 1; j >= 0 && j >= i - LOOK_BACK; j -= 1) {
      if (run.place - (runs[j] as Run).place > 2 * needleLength) break;
      follow(i, j);
    }
    if (leader >= 0) follow(i, leader);
    const led = runs[leader];
    const isLeft = !led || run.place - led.place - led.length > needleLength;
    if (isLeft || (scores[i] ?? 0) >= (scores[leader] ?? 0)) leader = i;
  }
  return Array.from(separate(scores, previous, count, least), (links) =>
    links.map((i) => runs[i] as Run),
  );
}

/** The best chains that have no link in common, each from its first link to its last. */
function separate(
  scores: Float64Array,
  previous: Int32Array,
  count: number,
  least: number,
): number[][] {
  const enough = Array.from(scores.keys()).filter((i) => (scores[i] as number) >= least);
  const order = enough.sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const used = new Set<number>();
  const chains: number[][] = [];
  for (const end of order) {
    if (chains.length === count) break;
    const links: number[] = [];
    for (let i = end; i >= 0 && !used.has(i); i = previous[i] as number) links.push(i);
    const first = links.at(-1);
    // What remains of a branch of a better chain is the same place again.
    if (first === undefined || (previous[first] as number) >= 0) continue;
    for (const i of links) used.add(i);
    chains.push(links.toReversed());
  }
  return chains;
}

/** The weight that a run adds to a chain that ends with another run; null if it cannot follow. */
function gainAfter(before: Run, run: Run, needleLength: number): number | null {
  const inNeedle = run.at - (before.at + before.length);
  const inText = run.place - (before.place + before.length);
  if (inText > needleLength || run.at <= before.at || run.place <= before.place) return null;
  const shared = Math.max(0, -inNeedle, -inText);
  if (shared >= run.length || shared >= before.length) return null;
  const drift = Math.abs(run.place - run.at - (before.place - before.at));
  return run.weight * (1 - shared / run.length) - Math.min(drift * DRIFT_COST, DRIFT_COST_LIMIT);
}
