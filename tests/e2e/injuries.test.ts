/**
 * Damages files of a stopped browser, then starts it twice. The first start finds the damage, and
 * what it writes may make a loss final, which the second start shows. All cases run at once: each
 * one has its own copy of the extension.
 */
import { readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILD } from "./chromium";
import { FaultBrowser } from "./fault-browser";
import { Traffic, compare, notesOf, recoveryOf } from "./note-traffic";

const NOTES = 60;
const LATER = 5;

/** The files of a copy of the extension, in a stopped browser's profile. */
interface Files {
  /** IndexedDB's folder. */
  readonly database: string;
  /** The journal's files, the current one last. */
  readonly journal: string[];
}

const newest = (folder: string, extension: RegExp): string => {
  const names = readdirSync(folder).filter((it) => extension.test(it));
  const [last] = names
    .map((it) => path.join(folder, it))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!last) throw new Error(`nothing to injure in ${folder}`);
  return last;
};
const logOf = ({ database }: Files): string => newest(database, /\.log$/u);
const cut = (file: string, bytes: number): void =>
  truncateSync(file, Math.max(0, statSync(file).size - bytes));
const halve = (file: string): void => truncateSync(file, Math.floor(statSync(file).size / 2));
function flip(file: string, at: number, length = 64): void {
  const bytes = readFileSync(file);
  for (let i = at; i < Math.min(at + length, bytes.length); i += 1) {
    bytes[i] = (bytes[i] as number) ^ 0xff;
  }
  writeFileSync(file, bytes);
}

/** What is done to the files, and how many of the existing notes may be missing afterwards. */
const INJURIES: [name: string, injure: (files: Files) => void, mayLose?: boolean][] = [
  ["40 bytes cut off the database's log", (it) => cut(logOf(it), 40)],
  ["half of the database's log removed", (it) => halve(logOf(it))],
  [
    "64 bytes flipped in the database's log",
    (it) => flip(logOf(it), statSync(logOf(it)).size >> 1),
  ],
  [
    "the database's CURRENT emptied",
    ({ database }) => writeFileSync(path.join(database, "CURRENT"), ""),
  ],
  ["the database's MANIFEST truncated", ({ database }) => halve(newest(database, /^MANIFEST/u))],
  ["the database's folder deleted", ({ database }) => rmSync(database, { recursive: true })],
  [
    "the journal's last bytes flipped",
    ({ journal }) => flip(journal.at(-1) as string, statSync(journal.at(-1) as string).size - 80),
  ],
  ["the journal's snapshot damaged", ({ journal }) => flip(journal.at(-1) as string, 20)],
  ["half of the journal removed", ({ journal }) => halve(journal.at(-1) as string)],
  ["the journal's files emptied", ({ journal }) => journal.forEach((it) => truncateSync(it, 0))],
  ["all bytes of the journal flipped", ({ journal }) => flip(journal.at(-1) as string, 0, 1e6)],
  [
    "both: the database's folder deleted, the journal's last bytes cut",
    ({ database, journal }) => {
      rmSync(database, { recursive: true });
      cut(journal.at(-1) as string, 300);
    },
    true,
  ],
  [
    "both: everything removed",
    ({ database, journal }) => {
      rmSync(database, { recursive: true });
      for (const it of journal) truncateSync(it, 0);
    },
    true,
  ],
];

/**
 * The journals' files of each copy. They are recognised by their content, because the file system
 * names them by numbers: the journal of a copy is the one that names the copy's notes.
 */
function journalsOf(profile: string, traffic: Traffic): string[] {
  const root = path.join(profile, "Default", "File System");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((it) => path.join(root, it))
    .filter((it) => /\/\d{8}$/u.test(it) && statSync(it).isFile());
  const ids = [...traffic.expected.keys()];
  return files
    .filter((it) => {
      const bytes = readFileSync(it);
      return bytes[0] === 0xff && bytes[1] === 0xc1 && ids.some((id) => bytes.includes(id));
    })
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
}

describe("after damage", () => {
  const browser = new FaultBrowser(BUILD, INJURIES.length);
  const traffics = INJURIES.map(() => new Traffic());
  const found: Map<string, string>[] = [];
  const told: Awaited<ReturnType<typeof recoveryOf>>[] = [];

  beforeAll(async () => {
    await browser.start();
    // One after another: so many at once take longer.
    for (const [i, traffic] of traffics.entries())
      await traffic.write(await browser.page(i), NOTES, true);
    await browser.close();
    INJURIES.forEach(([, injure], i) => {
      const database = browser.databaseFolder(i);
      const journal = journalsOf(browser.profile, traffics[i] as Traffic);
      injure({ database, journal });
    });
    await browser.start();
    for (const [i, traffic] of traffics.entries())
      await traffic.write(await browser.page(i), LATER, true);
    await browser.close();
    await browser.start();
    for (const i of traffics.keys()) {
      const page = await browser.page(i);
      found.push(await notesOf(page));
      told.push(await recoveryOf(page));
    }
    await browser.close();
  }, 300_000);
  afterAll(async () => {
    await browser.kill().catch(() => {});
    browser.remove();
  });

  test.each(INJURIES.map(([name, , mayLose], i) => [name, i, mayLose ?? false] as const))(
    "(%s) all notes are there, or the number of missing ones is reported",
    (_, i, mayLose) => {
      const { expected, acknowledged } = traffics[i] as Traffic;
      const verdict = compare(expected, found[i] as Map<string, string>);
      expect(acknowledged).toBe(NOTES + LATER);
      expect(verdict).toMatchObject({ doubled: 0, torn: 0 });
      if (mayLose) {
        expect(verdict.lost).toBeGreaterThan(0);
        expect(told[i]?.lost).toBe(verdict.lost);
      } else {
        expect(verdict.lost).toBe(0);
      }
    },
  );

  test("the user is told what the database had lost", () => {
    const rebuilt = told.slice(0, 6).map((it) => it?.rebuilt ?? 0);
    console.log(
      `injuries: rebuilt from the journal after ${JSON.stringify(rebuilt)} of ${NOTES} notes`,
    );
    expect(rebuilt.filter((it) => it > 0).length).toBeGreaterThanOrEqual(5);
  });
});

test("a truncation that our notes survive destroys all notes of a store that is IndexedDB alone", async () => {
  const browser = new FaultBrowser(path.resolve("tests/naive-store"), 1);
  const traffic = new Traffic();
  try {
    await browser.start();
    await traffic.write(await browser.page(0), NOTES, true);
    await browser.close();
    cut(newest(browser.databaseFolder(0), /\.log$/u), 40);
    await browser.start();
    await traffic.write(await browser.page(0), LATER, true);
    await browser.close();
    await browser.start();
    const { lost } = compare(traffic.expected, await notesOf(await browser.page(0)));
    console.log(
      `IndexedDB alone, 40 bytes cut off its log: ${lost} of ${NOTES + LATER} notes lost`,
    );
    expect(lost).toBeGreaterThanOrEqual(NOTES);
    await browser.close();
  } finally {
    await browser.kill().catch(() => {});
    browser.remove();
  }
}, 120_000);
