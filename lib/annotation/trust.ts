/**
 * Whether a place is believed to be a quotation's, by itself. Each number is as strict as it had to be for nothing to be
 * found wrongly in `tests/unit/anchor-edits.test.ts`, with the seeds that are named there; what a looser one finds wrongly
 * is said beside it.
 */
import { type Candidate, evidenceOf } from "./candidates";
import { type Sought, unitWeight, weightOf } from "./sought";
import { SIDE_UNITS } from "./surroundings";

/** Words of this weight stand in one text twice only if it repeats whole sentences. */
export const LONG_WEIGHT = 32;
/** Words up to this weight are everyday words: they are told apart by what stands around them, and by nothing else. */
const SHORT_WEIGHT = 8;
/** Words of less weight are too few to be known again when they have changed, unless both their sides stand. */
const PHRASE_WEIGHT = 12;
/** Changed words of up to this weight are not known again at all: one character of four makes another word of it. */
const WORD_WEIGHT = 4;

/** A side that is the same but for two slips. With three, “a fair face” is “a plain face”. */
export const WHOLE = 0.93;
/** A side in which a word or two have changed. */
const NEARLY_WHOLE = 0.75;
/** What a side has to weigh to tell places apart: a clause. */
const TELLING_WEIGHT = 6;
/** The weight of the surroundings that everyday words need: three clauses, of which two are one side of a Chinese text. */
const NEEDED_WEIGHT = 28;
/** Or, where less is remembered, at the edge of a text: this share of it. */
const NEEDED_SHARE = 0.9;
/** And so much of each side, for a phrase that is repeated may be as long as a side. */
const NEEDED_OF_EACH = 0.25;
/** And so much directly beside them, without a gap: the same word two clauses on has the same surroundings, but shifted. */
const NEEDED_RUN = 6;
/** How much of a side that is not whole may agree otherwise than directly beside the words: rows of a table agree all over. */
const SCATTERED = 0.6;
/** The share of the surroundings that words between short and long need if neither side is whole. */
const NEEDED_OF_PHRASE = 0.9;

/** Whether both sides stand beside a place, to a degree, and say enough to tell it from others. */
export function isFramed(
  { before, behind }: Candidate,
  { left, right }: Sought,
  degree: number,
): boolean {
  return Math.min(left, right) >= TELLING_WEIGHT && Math.min(before, behind) >= degree;
}

/** Which sides stand whole beside a place, and say enough to tell it from others. */
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

/** Whether the words that stand somewhere are the quoted ones. */
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

/** Whether one side of everyday words is what an edit would leave of it. */
function isPlausible(agreement: number, run: number, weight: number, opposite: number): boolean {
  if (weight === 0 || agreement >= WHOLE) return true;
  const isAlone = opposite < TELLING_WEIGHT;
  return !isAlone && agreement >= NEEDED_OF_EACH && agreement - run / SIDE_UNITS <= SCATTERED;
}

/** The weight of what agrees beside a place without a gap, on the better side. */
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

/** Words that have changed so little speak for themselves, with their neighbours on one side. */
const MUCH_THE_SAME = 0.75;

/** Whether a side does not stand whole beside a place, but does somewhere else: the words have gone with it. */
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

/** Rows of a table and entries of a list differ in their numbers alone. */
const MANY_NUMBERS = 0.15;

/** Words that are few, or mostly numbers, are known again only where both their sides stand. */
function needsWholeSides({ weight, words }: Sought): boolean {
  const numbers = words.match(/\d/gu)?.length ?? 0;
  return weight < PHRASE_WEIGHT || numbers > MANY_NUMBERS * words.length;
}

/**
 * The share of a quotation's grams (two Chinese characters, four letters) that stand in other words. Similarity alone
 * would not do: of any two English sentences a third can be aligned.
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

/** The weight of a piece that says where it comes from; and where all that was around it stands. */
const PIECE = 6;
const SENTENCE_PIECE = 10;
/** But at least this share of the quotation: of a long one some phrase or other always stands elsewhere too. */
const PIECE_SHARE = 0.25;
/** Units from the beginning of a piece that is looked for to that of the next. */
const PIECE_STEP = 3;

/** Whether a piece of a quotation that is missing from a stretch stands elsewhere: its parts have gone different ways. */
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
