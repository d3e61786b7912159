import { ADDRESS_RULES } from "@/lib/annotation/page-address";
import { subjectsOf } from "@/lib/annotation/subjects";
import { originalNames, readAddressRules, readOriginals } from "@/lib/private/originals";
import { isTermAddress } from "@/lib/document/address";
import { readSettings } from "@/lib/private/stored-settings";
import { keepPrivate } from "@/lib/private/private-store";
import { FILES, PLACES, type SignPlace, hostOf, pagePlace, sitePlace } from "@/lib/published/signs";
import { annotatedSubjects } from "@/lib/store/all-notes";
import { type Subjects, areNoted, notesMark } from "@/lib/store/read";
import { isLibraryRecord } from "@/lib/record/record";
import type { Kept, KeptStep } from "@/lib/store/shapes";
import { indexAnew } from "@/lib/store/write";
import { makeQueue } from "@/lib/slices/in-turn";
import { publishChange } from "./publish";
import { publishLexicon } from "./publish-lexicon";

/**
 * One publication after another: if two ran at once, the one that read first could publish last.
 */
const inTurn = makeQueue();

/**
 * The subjects that have gained or lost notes since the last publication, and whether they have
 * notes now, if that is known. If the background ends before the publication, its next start
 * publishes everything.
 */
const changed = new Map<string, true | undefined>();

/** Records that notes have been changed in this way. */
export function noteChanges(steps: readonly KeptStep[]): void {
  doubtNotes(steps.map(({ before }) => before));
  for (const { after } of steps) {
    if (after && !isLibraryRecord(after))
      for (const it of subjectsOf(after.target)) changed.set(it, true);
  }
}

/** Records that these notes may or may not exist. */
export function doubtNotes(notes: readonly (Kept | null)[]): void {
  for (const it of notes) {
    if (it && !isLibraryRecord(it))
      for (const subject of subjectsOf(it.target)) changed.set(subject, undefined);
  }
}

/**
 * Announces that notes have changed, and publishes which pages have notes. The cost depends on the
 * number of changes, not on the number of notes.
 *
 * @throws StoreError
 */
export function publishNotes(): Promise<void> {
  return inTurn(async () => {
    const taken = new Map(changed);
    changed.clear();
    try {
      await ((await isByRules()) ? publishSubjects(taken) : publishAllNow());
      if (Array.from(taken.keys()).some(isTermAddress)) await publishNotedTerms();
    } catch (error) {
      for (const it of taken.keys()) changed.set(it, undefined);
      throw error;
    }
  });
}

/**
 * The same, whatever was published before.
 *
 * @throws StoreError
 */
export function publishAllNotes(): Promise<void> {
  return inTurn(async () => {
    await publishAllNow();
    await publishNotedTerms();
  });
}

/** Pages are told which terms have notes only if the settings say so. */
async function publishNotedTerms(): Promise<void> {
  const { marksNoted } = await readSettings();
  if (marksNoted) await publishLexicon();
}

/** Whether the notes' addresses were indexed by today's rules. */
export async function isByRules(): Promise<boolean> {
  return (await readAddressRules())?.rules === ADDRESS_RULES;
}

async function publishSubjects(subjects: ReadonlyMap<string, true | undefined>): Promise<void> {
  const { key, mark, turn } = await readState();
  const pages = pagesAmong(subjects.keys());
  const hosts = [...new Set(pages.map(({ host }) => host))];
  const doubtful = pages.filter(({ subject }) => !subjects.get(subject));
  const areThere = await areNoted(doubtful.map(({ subject }) => [[subject, subject]]));
  const empty = new Set(doubtful.filter((_, i) => !areThere[i]));
  // A site is known to have notes if one of its pages has.
  const known = new Set(pages.filter((it) => !empty.has(it)).map(({ host }) => host));
  const others = hosts.filter((host) => !known.has(host));
  const areOthers = await areNoted(others.map(pagesOf));
  const gone = new Set(others.filter((_, i) => !areOthers[i]));
  const signs: Sign[] = [
    ...hosts.map((host) => [sitePlace(key, host), gone.has(host) ? undefined : true] as const),
    ...pages.map(
      (page) => [pagePlace(key, page.subject), empty.has(page) ? undefined : turn] as const,
    ),
  ];
  const before = await readOriginals([...new Set(signs.map(([{ name }]) => name))]);
  await publishChange({ ...withSigns(before, signs), mark });
}

/** The value to publish at a place; undefined to remove it. */
type Sign = readonly [SignPlace, number | true | undefined];

/** The published values that change with these signs, by name. */
function withSigns(
  before: ReadonlyMap<string, unknown>,
  signs: readonly Sign[],
): Record<string, Record<string, unknown> | undefined> {
  const values = new Map<string, Record<string, unknown>>();
  for (const [{ name, sign }, value] of signs) {
    const group: Record<string, unknown> = values.get(name) ?? { ...Object(before.get(name)) };
    if (group[sign] === value) continue;
    values.set(name, group);
    if (value === undefined) delete group[sign];
    else group[sign] = value;
  }
  return Object.fromEntries(
    Array.from(values, ([name, it]) => [name, Object.keys(it).length > 0 ? it : undefined]),
  );
}

async function publishAllNow(): Promise<void> {
  if (!(await isByRules())) {
    await indexAnew();
    await keepPrivate("addressRules", { rules: ADDRESS_RULES, since: new Date().toISOString() });
  }
  const { key, mark, turn } = await readState();
  const before = (await Promise.all(PLACES.map((it) => originalNames(it)))).flat();
  const pages = pagesAmong(await annotatedSubjects());
  const signs = pages.flatMap(({ subject, host }): Sign[] => [
    [sitePlace(key, host), true],
    [pagePlace(key, subject), turn],
  ]);
  await publishChange({
    ...Object.fromEntries(before.map((name) => [name, undefined])),
    ...withSigns(new Map(), signs),
    mark,
  });
}

async function readState() {
  const [originals, mark] = await Promise.all([readOriginals(["key", "changes"]), notesMark()]);
  return {
    key: String(originals.get("key")),
    mark,
    turn: Number(originals.get("changes")) || 0,
  };
}

/** Notes can also be on terms and passages, which have no host. */
function pagesAmong(subjects: Iterable<string>): { subject: string; host: string }[] {
  return Array.from(subjects).flatMap((subject) => {
    const host = hostOf(subject);
    return host === null ? [] : [{ subject, host }];
  });
}

/** The ranges of all addresses of a site. */
function pagesOf(host: string): Subjects[] {
  const beginnings = host === FILES ? ["file:///"] : [`https://${host}/`, `http://${host}/`];
  return beginnings.map((it) => [it, `${it}\uffff`]);
}
