/**
 * Whether a candidate by itself is believed to be a quotation's place. Each number is as strict as
 * necessary so that nothing is found wrongly in `tests/unit/anchor-edits.test.ts`, with the seeds
 * given there. Comments say what a looser number finds wrongly.
 */
import { type Candidate, evidenceOf } from "./candidates";
import { type Sought, unitWeight, weightOf } from "./sought";
import { SIDE_UNITS } from "./surroundings";

/**
 * Words of at least this weight occur twice in one text only if the text repeats whole sentences.
 */
export const LONG_WEIGHT = 32;
/**
 * Words up to this weight are everyday words. Only their surroundings tell their occurrences apart.
 */
const SHORT_WEIGHT = 8;
/**
 * Words of less weight are too few to be recognised after a change, unless both their sides are
 * found.
 */
const PHRASE_WEIGHT = 12;
/**
 * Changed words up to this weight are never recognised: one changed character of four makes another
 * word.
 */
const WORD_WEIGHT = 4;

/**
 * The agreement of a side that is the same except for two slips. With three, “a fair face” is “a
 * plain face”.
 */
export const WHOLE = 0.93;
/** The agreement of a side in which a word or two have changed. */
const NEARLY_WHOLE = 0.75;
/** The weight that a side needs to tell places apart: a clause. */
const TELLING_WEIGHT = 6;
/**
 * The weight of the surroundings that everyday words need: three clauses, of which two are one side
 * of a Chinese text.
 */
const NEEDED_WEIGHT = 28;
/** If less is remembered, at the edge of a text, this share of it is needed. */
const NEEDED_SHARE = 0.9;
/** This much of each side is needed too, because a repeated phrase may be as long as a side. */
const NEEDED_OF_EACH = 0.25;
/**
 * This much is needed directly beside the words, without a gap. The same word two clauses later has
 * the same surroundings, but shifted.
 */
const NEEDED_RUN = 6;
/**
 * How much of an incomplete side may agree elsewhere than directly beside the words: rows of a
 * table agree all over.
 */
const SCATTERED = 0.6;
/**
 * The share of the surroundings that words between short and long need if neither side is complete.
 */
const NEEDED_OF_PHRASE = 0.9;

/**
 * Whether both sides are found beside a place, to some degree, and weigh enough to tell it from
 * others.
 */
export function isFramed(
  { before, behind }: Candidate,
  { left, right }: Sought,
  degree: number,
): boolean {
  return Math.min(left, right) >= TELLING_WEIGHT && Math.min(before, behind) >= degree;
}

/** Which sides are found completely beside a place, and weigh enough to tell it from others. */
export function wholeSides(
  { before, behind }: Candidate,
  { left, right }: Sought,
): { left: boolean; right: boolean } {
  return {
    left: before >= WHOLE && left >= TELLING_WEIGHT,
    right: behind >= WHOLE && right >= TELLING_WEIGHT,
  };
}

function hasWholeSide(candidate: Candidate, sought: Sought): boolean {
  const { left, right } = wholeSides(candidate, sought);
  return left || right;
}

/** Whether an occurrence of the words is the quoted one. */
export function isTrusted(text: string, exact: Candidate, sought: Sought): boolean {
  const { left, right } = sought;
  const total = left + right;
  if (sought.weight >= LONG_WEIGHT || total === 0) return true;
  const agreed = evidenceOf({ ...exact, similarity: 0 }, sought);
  if (sought.weight > SHORT_WEIGHT) {
    return hasWholeSide(exact, sought) || agreed >= NEEDED_OF_PHRASE * total;
  }
  if (agreed < Math.min(NEEDED_WEIGHT, NEEDED_SHARE * total)) return false;
  return (
    isPlausible(exact.before, sought.before.run(text, exact.start), left, right) &&
    isPlausible(exact.behind, sought.behind.run(text, exact.end), right, left) &&
    runWeight(text, exact, sought) >= Math.min(NEEDED_RUN, Math.max(left, right))
  );
}

/** Whether one side of everyday words is what an edit could have left of it. */
function isPlausible(agreement: number, run: number, weight: number, opposite: number): boolean {
  if (weight === 0 || agreement >= WHOLE) return true;
  const isAlone = opposite < TELLING_WEIGHT;
  return !isAlone && agreement >= NEEDED_OF_EACH && agreement - run / SIDE_UNITS <= SCATTERED;
}

/** The weight of the text that agrees beside a place without a gap, on the better side. */
function runWeight(text: string, { start, end }: Candidate, sought: Sought): number {
  const left = sought.before.run(text, start);
  const right = sought.behind.run(text, end);
  return Math.max(
    weightOf(text.slice(start - left, start)),
    weightOf(text.slice(end, end + right)),
  );
}

/** Whether changed words are still the quoted ones. */
export function isTrustedChange(text: string, changed: Candidate, sought: Sought): boolean {
  const { similarity, start, end } = changed;
  const { weight, words } = sought;
  if (weight <= WORD_WEIGHT) return false;
  const stretch = text.slice(start, end);
  const shared = sharedGrams(words, stretch);
  const isWhole = isFramed(changed, sought, WHOLE);
  if (needsWholeSides(sought) && !isWhole) return false;
  const piece = similarity < 0.6 ? 0 : isWhole ? SENTENCE_PIECE : PIECE;
  if (isScattered(text, stretch, words, piece)) return false;
  if (hasLostNeighbours(text, changed, sought)) return false;
  if (isFramed(changed, sought, NEARLY_WHOLE)) return similarity >= 0.5 && shared >= 0.3;
  if (hasWholeSide(changed, sought)) return similarity >= 0.7 && shared >= 0.6;
  return weight >= 40 && similarity >= 0.9 && shared >= 0.7;
}

/** Words that have changed so little need their neighbours on one side only. */
const MUCH_THE_SAME = 0.75;

/**
 * Whether a side is incomplete beside a place but complete elsewhere: the words have gone there
 * with it.
 */
function hasLostNeighbours(text: string, changed: Candidate, sought: Sought): boolean {
  const { joined, from, to, left, right } = sought;
  const whole = wholeSides(changed, sought);
  if ((whole.left || whole.right) && changed.similarity >= MUCH_THE_SAME) return false;
  const isElsewhere = (side: string, weight: number): boolean =>
    weight >= TELLING_WEIGHT && text.includes(side);
  return (
    (!whole.left && isElsewhere(joined.slice(0, from), left)) ||
    (!whole.right && isElsewhere(joined.slice(to), right))
  );
}

/**
 * Rows of a table and entries of a list often differ only in their numbers. Words with a larger
 * share of digits count as mostly numbers.
 */
const MANY_NUMBERS = 0.15;

/** Words that are few, or mostly numbers, are recognised only if both their sides are found. */
function needsWholeSides({ weight, words }: Sought): boolean {
  const numbers = words.match(/\d/gu)?.length ?? 0;
  return weight < PHRASE_WEIGHT || numbers > MANY_NUMBERS * words.length;
}

/**
 * The share of a quotation's grams (two Chinese characters, four letters) that occur in other
 * words. Similarity alone would not be enough: a third of any two English sentences can be aligned.
 */
function sharedGrams(words: string, others: string): number {
  let count = 0;
  let shared = 0;
  for (let at = 0; at + 1 < words.length; at += 1) {
    const gram = words.slice(at, at + (unitWeight(words.charCodeAt(at)) < 1 ? 4 : 2));
    count += 1;
    if (others.includes(gram)) shared += 1;
  }
  return count === 0 ? 0 : shared / count;
}

/**
 * The weight of a piece that identifies its origin; and the weight if all of its surroundings are
 * found.
 */
const PIECE = 6;
const SENTENCE_PIECE = 10;
/**
 * The minimum share of the quotation, because some phrase of a long quotation always occurs
 * elsewhere too.
 */
const PIECE_SHARE = 0.25;
/** The number of units from the beginning of one searched piece to that of the next. */
const PIECE_STEP = 3;

/**
 * Whether a piece of a quotation that is missing from a stretch occurs elsewhere: the parts of the
 * quotation have been separated.
 */
function isScattered(text: string, stretch: string, words: string, least: number): boolean {
  const needed = Math.max(least, weightOf(words) * PIECE_SHARE);
  for (let from = 0; from < words.length; from += PIECE_STEP) {
    let weight = 0;
    let to = from;
    while (to < words.length && weight < needed) {
      weight += unitWeight(words.charCodeAt(to));
      to += 1;
    }
    if (weight < needed) return false;
    const part = words.slice(from, to);
    if (!stretch.includes(part) && text.includes(part)) return true;
  }
  return false;
}
