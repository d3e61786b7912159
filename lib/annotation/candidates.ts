/**
 * The places in a folded text that may be a quotation's place: those where its words occur, and
 * those where the words or their surroundings occur in changed form. `verdict` weighs them. Offsets
 * are UTF-16 code units.
 */
import search from "approx-string-match";
import { type Run, bestChains, clipped } from "./seeds";
import { type Sought, weightOf } from "./sought";

/** A possible place of a quotation in the folded text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** How well the words agree: 1 if they occur as quoted. */
  readonly similarity: number;
  /** How well the surroundings agree: 0 to 1 for each side. */
  readonly before: number;
  readonly behind: number;
}

/** If a word occurs in more places than this, only the most promising ones are compared closely. */
const CLOSE_LOOKS = 256;
/**
 * Beyond this many occurrences of a very common letter, only those are kept whose surroundings
 * agree at least a little.
 */
const MANY_PLACES = 4096;
const SOME_RUN = 4;

/**
 * The places where the words occur.
 *
 * @param distance the distance of such a place from the original place, in any measure
 * @param isWhole whether the characters at the edges of a place are whole
 */
export function exactCandidates(
  text: string,
  sought: Sought,
  distance: (start: number) => number,
  isWhole: (start: number, end: number) => boolean,
): Candidate[] {
  const { words, before, behind } = sought;
  const found: { start: number; run: number; far: number }[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    if (!isWhole(start, end)) continue;
    const run = before.run(text, start) + behind.run(text, end);
    if (run < SOME_RUN && found.length >= MANY_PLACES) continue;
    found.push({ start, run, far: distance(start) });
  }
  found.sort((a, b) => b.run - a.run || a.far - b.far);
  return found
    .slice(0, CLOSE_LOOKS)
    .map(({ start, far }) => ({ far, it: candidateAt(text, sought, start, start + words.length) }))
    .sort((a, b) => evidenceOf(b.it, sought) - evidenceOf(a.it, sought) || a.far - b.far)
    .map(({ it }) => it);
}

function candidateAt(text: string, sought: Sought, start: number, end: number): Candidate {
  return {
    start,
    end,
    similarity: 1,
    before: sought.before.agreement(text, start),
    behind: sought.behind.agreement(text, end),
  };
}

/** An edge of the quotation in the text, and its uncertainty in units. */
interface Edge {
  readonly at: number;
  readonly slack: number;
}

/**
 * The uncertainty of an edge that is computed from runs that agree word for word. A word between
 * them may have been added or removed.
 */
const RECKONED_SLACK = 8;
/**
 * If the distance between the surroundings and the quotation has changed by this many units, a word
 * beside the quotation was added or removed, not a part of it.
 */
const DRIFT_UNITS = 8;
/**
 * The length of a space or a comma between the quotation and its surroundings. Both may include it,
 * or neither.
 */
const SEAM_UNITS = 2;
/**
 * Longer quotations are compared only by their runs: comparing them unit by unit would cost the
 * square of their length.
 */
const LONG_UNITS = 1500;

/**
 * The number of places that are compared with one another: for quotation and surroundings together,
 * and for the surroundings alone.
 */
const CHAINS = 4;
const FRAMES = 2;
/** A smaller share of quotation and surroundings is noise, and not worth comparing. */
const LEAST_SHARE = 0.2;
const LEAST_SHARE_OF_FRAME = 0.5;

/** The places where the words, or their surroundings, occur in changed form. */
export function changedCandidates(text: string, sought: Sought, runs: readonly Run[]): Candidate[] {
  const whole = bestChains(
    runs,
    sought.joined.length,
    CHAINS,
    LEAST_SHARE * weightOf(sought.joined),
  );
  return [...whole, ...framedChains(sought, runs)].flatMap((chain) => {
    const candidate = changedCandidate(text, sought, chain);
    return candidate ? [candidate] : [];
  });
}

/**
 * The places where both sides occur. They are not always among the best of all, if much of the
 * quotation also occurs elsewhere. What lies between the sides is the place, whatever it is. For a
 * long quotation, its runs are needed to measure the similarity.
 */
function framedChains(sought: Sought, runs: readonly Run[]): Run[][] {
  const { from, to, joined } = sought;
  const sides = sought.left + sought.right;
  const outside = runs
    .flatMap((it) => [...clipped(it, 0, from), ...clipped(it, to, joined.length)])
    .sort((a, b) => a.place - b.place);
  const frames = bestChains(outside, joined.length, FRAMES, LEAST_SHARE_OF_FRAME * sides);
  return frames.flatMap((frame) => {
    const left = frame.filter((it) => it.at < from);
    const right = frame.filter((it) => it.at >= to);
    const last = left.at(-1);
    const [first] = right;
    if (!last || !first) return [];
    if (to - from > LONG_UNITS) {
      const start = last.place + last.length;
      const between = runs
        .flatMap((it) => clipped(it, from, to))
        .filter((it) => it.place >= start && it.place + it.length <= first.place);
      return [[...left, ...(bestChains(between, joined.length, 1)[0] ?? []), ...right]];
    }
    // The surrounding words may occur twice before the quotation, or after it. Nearer ones that
    // agree equally well are tried too.
    const nearerLast = outside.findLast(
      (it) =>
        it.length >= last.length &&
        it.at + it.length >= last.at + last.length &&
        it.at < from &&
        it.place > last.place &&
        it.place + it.length <= first.place + SEAM_UNITS,
    );
    const nearerFirst = outside.find(
      (it) =>
        it.length >= first.length &&
        it.at >= to &&
        it.at <= first.at &&
        it.place < first.place &&
        it.place + SEAM_UNITS >= last.place + last.length,
    );
    return [
      frame,
      ...(nearerLast ? [[nearerLast, ...right]] : []),
      ...(nearerFirst ? [[...left, nearerFirst]] : []),
    ];
  });
}

/**
 * The place that a chain of runs leads to; null if the chain does not show where the quotation
 * would be.
 */
function changedCandidate(text: string, sought: Sought, chain: readonly Run[]): Candidate | null {
  const start = startEdge(chain, sought);
  const end = endEdge(chain, sought);
  if (!start || !end || end.at < start.at - SEAM_UNITS) return null;
  const last = { ...end, at: Math.max(start.at, end.at) };
  const place = measured(text, sought, chain, start, last);
  return { ...candidateAt(text, sought, place.start, place.end), similarity: place.similarity };
}

function startEdge(runs: readonly Run[], { from, to }: Sought): Edge | null {
  const inside = runs.find((it) => it.at + it.length > from && it.at < to);
  const beside = runs.findLast((it) => it.at + it.length <= from);
  const edge = beside ? beside.place + beside.length : 0;
  if (!inside) return beside ? firm(beside.place + from - beside.at) : null;
  const missing = inside.at - from;
  const reckoned = inside.place - missing;
  if (missing <= 0) return firm(reckoned);
  const isTouching = beside && from - beside.at - beside.length <= SEAM_UNITS;
  if (isTouching && Math.abs(reckoned - edge) <= DRIFT_UNITS) return firm(edge);
  if (missing > mayMiss(to - from)) return firm(inside.place);
  return { at: Math.max(edge, reckoned), slack: RECKONED_SLACK };
}

function endEdge(runs: readonly Run[], { from, to }: Sought): Edge | null {
  const inside = runs.findLast((it) => it.at < to && it.at + it.length > from);
  const beside = runs.find((it) => it.at >= to);
  if (!inside) return beside ? firm(beside.place - (beside.at - to)) : null;
  const missing = to - inside.at - inside.length;
  const reckoned = inside.place + inside.length + missing;
  if (missing <= 0) return firm(reckoned);
  const isTouching = beside && beside.at - to <= SEAM_UNITS;
  if (isTouching && Math.abs(reckoned - beside.place) <= DRIFT_UNITS) return firm(beside.place);
  if (missing > mayMiss(to - from)) return firm(inside.place + inside.length);
  return { at: Math.min(beside?.place ?? Infinity, reckoned), slack: RECKONED_SLACK };
}

/**
 * The number of units at a quotation's edge that may have been replaced. If more are missing, they
 * count as deleted.
 */
function mayMiss(length: number): number {
  return Math.max(2, length * 0.2);
}

function firm(at: number): Edge {
  return { at, slack: 0 };
}

interface Measured {
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
}

/**
 * Finds the exact position of uncertain edges, and measures the similarity of the text between
 * them.
 */
function measured(
  text: string,
  sought: Sought,
  chain: readonly Run[],
  start: Edge,
  end: Edge,
): Measured {
  const { words } = sought;
  const from = Math.max(0, start.at - start.slack);
  const to = Math.min(text.length, end.at + end.slack);
  const isLong = words.length > LONG_UNITS || to - from > 2 * LONG_UNITS;
  if (isLong) return measuredByRuns(sought, chain, start.at, end.at);
  const [match] = search(text.slice(from, to), words, words.length).sort(
    // Of several matches that differ equally from the quotation, take the one nearest to its
    // length.
    (a, b) => lengthOff(a, words) - lengthOff(b, words),
  );
  if (!match) return { start: start.at, end: end.at, similarity: 0 };
  const place = {
    start: start.slack === 0 ? from : from + match.start,
    end: end.slack === 0 ? to : from + match.end,
  };
  const surplus = place.end - place.start - (match.end - match.start);
  const longer = Math.max(words.length, place.end - place.start);
  return { ...place, similarity: Math.max(0, 1 - (match.errors + surplus) / longer) };
}

function lengthOff({ start, end }: { start: number; end: number }, words: string): number {
  return Math.abs(end - start - words.length);
}

function measuredByRuns(
  { from, to }: Sought,
  chain: readonly Run[],
  start: number,
  end: number,
): Measured {
  let agreed = 0;
  let reached = from;
  for (const { at, length } of chain) {
    const first = Math.max(reached, at);
    const last = Math.min(to, at + length);
    agreed += Math.max(0, last - first);
    reached = Math.max(reached, last);
  }
  return { start, end, similarity: agreed / Math.max(to - from, end - start) };
}

/** The evidence for a place: the weight of everything that agrees there. */
export function evidenceOf(
  { similarity, before, behind }: Candidate,
  { weight, left, right }: Sought,
): number {
  return similarity * weight + before * left + behind * right;
}
