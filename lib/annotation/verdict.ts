/**
 * Which of a quotation's candidates is its place, if any. A wrong place is worse than none: where two places have nearly
 * as much for them, it is neither. Whether one place alone is to be believed is said in `trust`.
 */
import { type Candidate, evidenceOf } from "./candidates";
import type { Sought } from "./sought";
import { LONG_WEIGHT, WHOLE, isFramed, isTrusted, isTrustedChange, wholeSides } from "./trust";

/** Twins: a place for which nearly as much speaks as for another. */
const NEARLY = 0.85;
/** And a place for which less speaks, but where the words stand less changed. */
const MUCH = 0.7;
/** Units beside two places that have to be the same for them to be copies. */
const NEIGHBOURS = 32;
/** Units by which an edge may be reckoned differently from one run and from another. */
const SAME_EDGE_UNITS = 8;

/** Whether a place needs no comparison with others: everything stands there, or nothing is remembered beside the words. */
export function isBeyondDoubt(
  { before, behind }: Candidate,
  { joined, from, to }: Sought,
): boolean {
  return (before === 1 || from === 0) && (behind === 1 || to === joined.length);
}

/**
 * The place among the candidates.
 *
 * @param text the folded text that they are places in
 * @param exact those where the words stand, best first
 * @param changed those where they stand changed, or where only the surroundings stand
 */
export function verdict(
  text: string,
  sought: Sought,
  exact: readonly Candidate[],
  changed: readonly Candidate[],
): Candidate | null {
  const rivals = changed.toSorted((a, b) => evidenceOf(b, sought) - evidenceOf(a, sought));
  const trusted = exact.find((it) => isTrusted(text, it, sought));
  // Where all that stood around the words still stands is their place, whatever has become of them.
  const framed = innermost(rivals.filter((it) => isFramed(it, sought, WHOLE)));
  const best = framed ?? rivals[0];
  if (trusted && !loses(trusted, best, sought)) {
    return hasTwin(text, sought, trusted, exact) ? null : trusted;
  }
  if (best && isTrustedChange(text, best, sought)) {
    return isRivalled(text, best, [...rivals, ...exact], sought) ? null : best;
  }
  // Its surroundings stand, and the words are gone from between them: long words have moved, short ones are others.
  return trusted && sought.weight >= LONG_WEIGHT ? trusted : null;
}

/**
 * The best of some candidates, or a lesser one inside it: if the words before the quotation stand twice before the words
 * behind it, those that are nearer to them belong to them.
 */
function innermost(framed: readonly Candidate[]): Candidate | undefined {
  const [best] = framed;
  return framed.findLast(
    (it) =>
      best && it.start >= best.start - SAME_EDGE_UNITS && it.end <= best.end + SAME_EDGE_UNITS,
  );
}

/** Whether less speaks for a place than for another where the words have changed. */
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

/** Whether nearly as much speaks for another place, or it has the neighbours that this one has lost. */
function hasTwin(
  text: string,
  sought: Sought,
  best: Candidate,
  exact: readonly Candidate[],
): boolean {
  if (sought.from === 0 && sought.to === sought.joined.length) return false;
  const least = evidenceOf(best, sought) * NEARLY;
  const own = wholeSides(best, sought);
  // Of two sentences that begin alike and have changed places, one now stands behind the neighbours of the other.
  const keepsOtherSide = (it: Candidate): boolean => {
    const kept = wholeSides(it, sought);
    return (kept.left && !own.left) || (kept.right && !own.right);
  };
  return exact.some((it) => {
    // Two that overlap (aaa in aaaa) are as good as one.
    const isApart = it.start >= best.end || it.end <= best.start;
    const isAsGood = evidenceOf(it, sought) > least || keepsOtherSide(it);
    return isApart && isAsGood && !areCopies(text, it, best);
  });
}

/** Whether much speaks for another place too: nearly as much, or less but the words stand there less changed. */
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

/** Whether two candidates are one place, of which an edge was reckoned differently. (Rows of a table are both shifted.) */
function areOne(a: Candidate, b: Candidate): boolean {
  return isNear(a.start, b.start) || isNear(a.end, b.end);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_EDGE_UNITS;
}

/** Whether two places have the same words and neighbours: of copies either is right. */
function areCopies(text: string, a: Candidate, b: Candidate): boolean {
  const around = ({ start, end }: Candidate): string =>
    text.slice(Math.max(0, start - NEIGHBOURS), end + NEIGHBOURS);
  return around(a) === around(b);
}
