/**
 * Decides which of a quotation's candidates is its place, if any. A wrong place is worse than none:
 * if two places have nearly the same evidence, neither is chosen. `trust` decides whether a single
 * place is to be believed.
 */
import { type Candidate, evidenceOf } from "./candidates";
import type { Sought } from "./sought";
import { LONG_WEIGHT, WHOLE, isFramed, isTrusted, isTrustedChange, wholeSides } from "./trust";

/** Another place with at least this share of the evidence is a twin. */
const NEARLY = 0.85;
/**
 * Another place with at least this share of the evidence is a rival if the words have changed less
 * there.
 */
const MUCH = 0.7;
/** The number of units beside two places that must be the same if they are copies. */
const NEIGHBOURS = 32;
/**
 * The number of units by which two computations of the same edge, from different runs, may differ.
 */
const SAME_EDGE_UNITS = 8;

/**
 * Whether a place needs no comparison with others: everything agrees there, or nothing is
 * remembered beside the words.
 */
export function isBeyondDoubt(
  { before, behind }: Candidate,
  { joined, from, to }: Sought,
): boolean {
  return (before === 1 || from === 0) && (behind === 1 || to === joined.length);
}

/**
 * Chooses the place among the candidates.
 *
 * @param text the folded text to which the candidates refer
 * @param exact the places where the words occur, best first
 * @param changed the places where the words occur in changed form, or where only the surroundings
 *   occur
 */
export function verdict(
  text: string,
  sought: Sought,
  exact: readonly Candidate[],
  changed: readonly Candidate[],
): Candidate | null {
  const rivals = changed.toSorted((a, b) => evidenceOf(b, sought) - evidenceOf(a, sought));
  const trusted = exact.find((it) => isTrusted(text, it, sought));
  // If everything around the words is still found, that is their place, whatever has become of the
  // words.
  const framed = innermost(rivals.filter((it) => isFramed(it, sought, WHOLE)));
  const best = framed ?? rivals[0];
  if (trusted && !loses(trusted, best, sought)) {
    return hasTwin(text, sought, trusted, exact) ? null : trusted;
  }
  if (best && isTrustedChange(text, best, sought)) {
    return isRivalled(text, best, [...rivals, ...exact], sought) ? null : best;
  }
  // The surroundings are found, and the words between them are gone. Long words have moved; short
  // words found elsewhere are different ones.
  return trusted && sought.weight >= LONG_WEIGHT ? trusted : null;
}

/**
 * The best candidate, or a lesser one inside it. If the words before the quotation occur twice
 * before the words after it, the nearer ones belong to it.
 */
function innermost(framed: readonly Candidate[]): Candidate | undefined {
  const [best] = framed;
  return framed.findLast(
    (it) =>
      best && it.start >= best.start - SAME_EDGE_UNITS && it.end <= best.end + SAME_EDGE_UNITS,
  );
}

/** Whether a place has less evidence than another place where the words have changed. */
function loses(exact: Candidate, other: Candidate | undefined, sought: Sought): boolean {
  if (!other) return false;
  if (sought.weight < LONG_WEIGHT && isFramed(other, sought, WHOLE)) {
    return sidesOf(exact, sought) < sidesOf(other, sought);
  }
  return evidenceOf(exact, sought) < evidenceOf(other, sought);
}

function sidesOf(candidate: Candidate, sought: Sought): number {
  return evidenceOf({ ...candidate, similarity: 0 }, sought);
}

/**
 * Whether another place has nearly the same evidence, or has the neighbours that this one has lost.
 */
function hasTwin(
  text: string,
  sought: Sought,
  best: Candidate,
  exact: readonly Candidate[],
): boolean {
  if (sought.from === 0 && sought.to === sought.joined.length) return false;
  const least = evidenceOf(best, sought) * NEARLY;
  const own = wholeSides(best, sought);
  // If two sentences that begin alike have been swapped, each now follows the other's neighbours.
  const keepsOtherSide = (it: Candidate): boolean => {
    const kept = wholeSides(it, sought);
    return (kept.left && !own.left) || (kept.right && !own.right);
  };
  return exact.some((it) => {
    // Two that overlap (aaa in aaaa) count as one.
    const isApart = it.start >= best.end || it.end <= best.start;
    const isAsGood = evidenceOf(it, sought) > least || keepsOtherSide(it);
    return isApart && isAsGood && !areCopies(text, it, best);
  });
}

/**
 * Whether another place has strong evidence too: nearly the same, or less but with the words
 * changed less.
 */
function isRivalled(
  text: string,
  best: Candidate,
  rivals: readonly Candidate[],
  sought: Sought,
): boolean {
  const evidence = evidenceOf(best, sought);
  return rivals.some((it) => {
    const least = it.similarity > best.similarity ? evidence * MUCH : evidence * NEARLY;
    return evidenceOf(it, sought) > least && !areOne(it, best) && !areCopies(text, it, best);
  });
}

/**
 * Whether two candidates are one place, with one edge computed differently. (For rows of a table,
 * both edges are shifted.)
 */
function areOne(a: Candidate, b: Candidate): boolean {
  return isNear(a.start, b.start) || isNear(a.end, b.end);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_EDGE_UNITS;
}

/** Whether two places have the same words and neighbours. If they are copies, either is right. */
function areCopies(text: string, a: Candidate, b: Candidate): boolean {
  const around = ({ start, end }: Candidate): string =>
    text.slice(Math.max(0, start - NEIGHBOURS), end + NEIGHBOURS);
  return around(a) === around(b);
}
