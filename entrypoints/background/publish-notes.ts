import { ADDRESS_RULES } from "@/lib/annotation/page-address";
import { subjectsOf } from "@/lib/annotation/subjects";
import { originalNames, readAddressRules, readOriginals } from "@/lib/private/originals";
import { keepPrivate } from "@/lib/private/private-store";
import { FILES, hostOf, pageKey, siteKey } from "@/lib/published/signs";
import { annotatedSubjects } from "@/lib/store/all-notes";
import { hasNotes, notesMark } from "@/lib/store/read";
import type { NoteStep } from "@/lib/store/shapes";
import { indexAnew } from "@/lib/store/write";
import { makeQueue } from "./in-turn";
import { publishChange } from "./publish";

/** One after another: of two at once, the one that read first could publish last. */
const inTurn = makeQueue();

/** What has got or lost notes since they were published. If the background ends before that, its next start publishes all. */
const changed = new Set<string>();

export function noteChanges(steps: readonly NoteStep[]): void {
  const notes = steps.flatMap(({ before, after }) => [before, after]).filter((it) => it !== null);
  for (const it of notes.flatMap(({ target }) => subjectsOf(target))) changed.add(it);
}

/**
 * Says to everybody that notes have changed, and which pages have some. That costs what has changed, however many notes
 * there are.
 *
 * @throws StoreError
 */
export function publishNotes(): Promise<void> {
  return inTurn(async () => {
    const subjects = [...changed];
    changed.clear();
    try {
      await ((await isByRules()) ? publishSubjects(subjects) : publishAllNow());
    } catch (error) {
      for (const it of subjects) changed.add(it);
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
  return inTurn(publishAllNow);
}

/** Whether the notes' addresses were looked up by today's rules. */
export async function isByRules(): Promise<boolean> {
  return (await readAddressRules())?.rules === ADDRESS_RULES;
}

async function publishSubjects(subjects: readonly string[]): Promise<void> {
  const { key, mark, turn } = await readState();
  const pages = pagesAmong(subjects);
  const hosts = [...new Set(pages.map(({ host }) => host))];
  const values = await Promise.all([
    ...pages.map(async ({ subject }) => [
      pageKey(key, subject),
      (await hasNotes(subject, subject)) ? turn : undefined,
    ]),
    ...hosts.map(async (host) => [siteKey(key, host), (await isNoted(host)) ? true : undefined]),
  ]);
  await publishChange({ ...Object.fromEntries(values), mark });
}

async function publishAllNow(): Promise<void> {
  if (!(await isByRules())) {
    await indexAnew();
    await keepPrivate("addressRules", { rules: ADDRESS_RULES, since: new Date().toISOString() });
  }
  const { key, mark, turn } = await readState();
  const before = (await Promise.all(["page ", "site "].map((it) => originalNames(it)))).flat();
  const pages = pagesAmong(await annotatedSubjects());
  await publishChange({
    ...Object.fromEntries(before.map((name) => [name, undefined])),
    ...Object.fromEntries(pages.map(({ host }) => [siteKey(key, host), true])),
    ...Object.fromEntries(pages.map(({ subject }) => [pageKey(key, subject), turn])),
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

/** Notes are on terms and passages too: these have no host. */
function pagesAmong(subjects: readonly string[]): { subject: string; host: string }[] {
  return subjects.flatMap((subject) => {
    const host = hostOf(subject);
    return host === null ? [] : [{ subject, host }];
  });
}

/** Whether any page of a site has notes. */
async function isNoted(host: string): Promise<boolean> {
  const prefixes = host === FILES ? ["file:///"] : [`https://${host}/`, `http://${host}/`];
  const found = await Promise.all(prefixes.map((it) => hasNotes(it, `${it}\uffff`)));
  return found.includes(true);
}
