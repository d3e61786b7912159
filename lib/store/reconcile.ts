/**
 * Brings two copies of the notes, which fail independently, to the same state. For each note, the
 * version with the higher number is the newer one, in whichever copy it is. A deletion is a version
 * too.
 */

/** A version of a note: its key, and the number of the change that made it. */
export type Version = readonly [key: string, seq: number];

/** The keys whose version must be copied from one copy to the other. */
export interface Differences {
  readonly toDatabase: readonly string[];
  readonly toJournal: readonly string[];
}

/** Compares the versions in both copies. */
export function differencesOf(
  database: Iterable<Version>,
  journal: Iterable<Version>,
): Differences {
  const inDatabase = new Map(database);
  const inJournal = new Map(journal);
  return {
    toDatabase: newerIn(inJournal, inDatabase),
    toJournal: newerIn(inDatabase, inJournal),
  };
}

/** The keys whose version is newer in `ours`, or is missing in `theirs`. */
function newerIn(ours: Map<string, number>, theirs: Map<string, number>): string[] {
  return [...ours].flatMap(([key, seq]) => (seq > (theirs.get(key) ?? -1) ? [key] : []));
}

/** A state of the notes: the number of the last change, and the number of notes after it. */
export interface Mark {
  readonly seq: number;
  readonly live: number;
}

/** A mark that was stored somewhere; null if it is invalid. */
export function markOf(given: unknown): Mark | null {
  const { seq, live } = Object(given) as Partial<Mark>;
  return isCount(seq) && isCount(live) ? { seq, live } : null;
}

/** Whether this can be the number of a change, or a number of notes. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * The minimum number of missing notes, according to all known marks.
 *
 * @param found the mark of what exists
 */
export function missingBy(accounts: readonly (Mark | null)[], found: Mark): number {
  const known = accounts.filter((it) => it !== null);
  const last = known.reduce((most, { seq }) => Math.max(most, seq), found.seq);
  const lives = known.filter(({ seq }) => seq === last).map(({ live }) => live);
  const expected = lives.length > 0 ? Math.max(...lives) : found.live;
  return Math.max(0, expected - found.live, last > found.seq ? 1 : 0);
}
