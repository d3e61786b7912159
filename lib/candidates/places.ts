/** Every place of every draft, and how many of them are inside a longer one. */
import type { Occurrence } from "../glossary/term";
import { fullAlphabet } from "../glossary/written-forms";
import { type Match, everyMatch } from "../matcher/matches";
import { compile } from "../matcher/table";
import { isWordUnit } from "../text/word-units";
import type { CandidatePassage } from "./candidate";
import type { Draft } from "./findings";

/** Where a draft stands. */
export interface Standing {
  readonly places: readonly Occurrence[];
  /** How many places are not inside a place of a longer draft. */
  readonly free: number;
  /** The longer draft in which it stands most often; null if it never does. */
  readonly host: Draft | null;
  /** The places of the most frequent draft with which it begins or ends. */
  readonly inner: number;
}

interface Tally {
  readonly places: Occurrence[];
  nested: number;
  readonly hosts: Map<number, number>;
  readonly inner: Set<number>;
}

/**
 * Finds the places of all drafts. The time is linear in the text.
 *
 * @param isHost whether a draft counts as a longer name in which others stand
 */
export function standingsOf(
  drafts: readonly Draft[],
  passages: readonly CandidatePassage[],
  isHost: (draft: Draft) => boolean,
): Standing[] {
  const table = compile(
    drafts.map((it) => it.key),
    fullAlphabet,
  );
  const hosts = drafts.map(isHost);
  const tallies = drafts.map((): Tally => ({
    places: [],
    nested: 0,
    hosts: new Map(),
    inner: new Set(),
  }));
  for (const passage of passages) {
    const matches = everyMatch(table, passage.text).filter((it) => isWhole(it, passage.text));
    tally(matches, passage.id, hosts, tallies);
  }
  return tallies.map(({ places, nested, hosts: around, inner: within }) => {
    const inner = Math.max(0, ...Array.from(within, (it) => tallies[it]?.places.length ?? 0));
    const [host] = [...around].toSorted((a, b) => b[1] - a[1]);
    return {
      places,
      free: places.length - nested,
      host: host ? (drafts[host[0]] as Draft) : null,
      inner,
    };
  });
}

/** Whether a match does not begin or end inside a word of an alphabetic script. */
function isWhole({ start, end }: Match, text: string): boolean {
  return !isInsideWord(text, start) && !isInsideWord(text, end);
}

function isInsideWord(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    isWordUnit(text.charCodeAt(at)) &&
    isWordUnit(text.charCodeAt(at - 1))
  );
}

/** Matches come sorted by start, the longest first. */
function tally(
  matches: readonly Match[],
  passage: string,
  hosts: readonly boolean[],
  tallies: readonly Tally[],
): void {
  let reach = -1;
  let around = -1;
  let from = -1;
  for (const { pattern, start, end } of matches) {
    const own = tallies[pattern] as Tally;
    own.places.push({ passage, start, end });
    if (end <= reach) {
      own.nested += 1;
      own.hosts.set(around, (own.hosts.get(around) ?? 0) + 1);
      if (start === from || end === reach) (tallies[around] as Tally).inner.add(pattern);
    } else if (hosts[pattern]) {
      reach = end;
      from = start;
      around = pattern;
    }
  }
}
