/**
 * Tells which passages of a newer version of a document are those of the older one, so that what
 * hangs on a passage can follow it.
 *
 * Equal texts are the same passage, the first with the first where several are equal. Of what is
 * left, the two that are most alike are the same, if half of their pairs of characters are (Dice's
 * coefficient over bigrams: it is cheap, and does not mind that words were moved).
 */
import type { Passage } from "./passage";

/** What became of the passages of a document. Ids are those of the version that has the passage. */
export interface PassageChanges {
  /** From the id of an older passage to the id of the same passage in the newer version. */
  readonly to: ReadonlyMap<string, string>;
  /** The passages with other words than before. */
  readonly changed: readonly { readonly before: Passage; readonly after: Passage }[];
  readonly fresh: readonly Passage[];
  readonly gone: readonly Passage[];
}

/** The share of pairs of characters that two passages have in common if they are the same one. */
const ALIKE = 0.5;

/** The number of comparisons that take about a second. Beyond it, what is left counts as new and gone. */
const MOST_COMPARED = 400_000;

/** Compares two versions of a document. */
export function alignPassages(
  before: readonly Passage[],
  after: readonly Passage[],
): PassageChanges {
  const to = new Map<string, string>();
  const waiting = new Map<string, Passage[]>();
  for (const it of after) {
    const same = waiting.get(keyOf(it));
    if (same) same.push(it);
    else waiting.set(keyOf(it), [it]);
  }
  const left: Passage[] = [];
  for (const it of before) {
    const same = waiting.get(keyOf(it))?.shift();
    if (same) to.set(it.id, same.id);
    else left.push(it);
  }
  const taken = new Set(to.values());
  const open = after.filter(({ id }) => !taken.has(id));
  const changed = alikeAmong(left, open);
  for (const it of changed) to.set(it.before.id, it.after.id);
  const found = new Set(changed.map((it) => it.after.id));
  return {
    to,
    changed,
    fresh: open.filter(({ id }) => !found.has(id)),
    gone: left.filter(({ id }) => !to.has(id)),
  };
}

function keyOf({ role, text }: Passage): string {
  return `${role} ${text}`;
}

function alikeAmong(
  before: readonly Passage[],
  after: readonly Passage[],
): { before: Passage; after: Passage }[] {
  if (before.length * after.length > MOST_COMPARED) return [];
  const pairs = after.map((it) => pairsIn(it.text));
  const scored = before.flatMap((one) => {
    const own = pairsIn(one.text);
    return after.flatMap((other, i) => {
      const score = diceOf(own, pairs[i] as ReadonlyMap<string, number>);
      return score >= ALIKE ? [{ before: one, after: other, score }] : [];
    });
  });
  const taken = new Set<Passage>();
  return scored
    .toSorted((a, b) => b.score - a.score)
    .filter((it) => {
      if (taken.has(it.before) || taken.has(it.after)) return false;
      taken.add(it.before).add(it.after);
      return true;
    });
}

/** Each pair of neighbouring code units, and how often it stands there. */
function pairsIn(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function diceOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [pair, count] of one) {
    common += Math.min(count, other.get(pair) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}
