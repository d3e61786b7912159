/**
 * Broken records, difficult Markdown and damaged entries in the store itself. Everything beside
 * them is shown, in every view.
 */
import { readFileSync } from "node:fs";
import type { Frame, Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import type { Annotation } from "@/lib/annotation/model";
import { randomOf } from "../cases/random";
import { noteWith } from "../cases/exchange-notes";
import { brokenRecord } from "../fuzz/broken-record";
import { hostileMarkdown } from "../fuzz/hostile-markdown";
import { ask, cardWith, grow, hover, waitPainted } from "./chromium";
import { exportAs } from "./export-notes";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:jinlin-dangjian";
const PASSAGE = "urn:cideng:fuzhou-jiguan-dangjian:passage:p32";
const SEED = 19;
const BROKEN = 200;
const GOOD = 20;

interface Stored {
  readonly id: string;
  readonly subjects: readonly string[];
  readonly annotation: unknown;
}

/** Puts records directly into a store of the database, without any checks. */
async function put(own: Page, name: string, records: readonly object[]): Promise<void> {
  await own.evaluate(
    async ([store, text]) => {
      const made: Record<string, () => unknown> = {
        date: () => new Date(Number.NaN),
        map: () => new Map([["a", 1]]),
        bytes: () => new Uint8Array(3),
        bigint: () => 10n,
        number: () => Number.NaN,
        ring: () => {
          const ring: Record<string, unknown> = {};
          ring["self"] = [ring, ring];
          return ring;
        },
      };
      const given = JSON.parse(text, (_, it: unknown) => {
        const kind = typeof it === "object" && it !== null && "$" in it ? String(it.$) : "";
        return made[kind]?.() ?? it;
      }) as object[];
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("cideng");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("not opened"));
      });
      const transaction = database.transaction(store, "readwrite");
      for (const it of given) transaction.objectStore(store).put(it);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error ?? new Error("not written"));
      });
      database.close();
    },
    [name, JSON.stringify(records, withoutWord)] as const,
  );
}

/** Replaces values that IndexedDB can hold and JSON cannot by a text for them. */
function withoutWord(this: Record<string, unknown>, name: string, it: unknown): unknown {
  if (this[name] instanceof Date) return { $: "date" };
  if (it instanceof Map) return { $: "map" };
  if (it instanceof Uint8Array) return { $: "bytes" };
  if (typeof it === "bigint") return { $: "bigint" };
  if (typeof it === "number" && !Number.isFinite(it)) return { $: "number" };
  return typeof it === "object" && it !== null && "self" in it ? { $: "ring" } : it;
}

const idOf = (n: number): string =>
  `urn:uuid:00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const goodOn = (source: string, from: number): Annotation[] =>
  Array.from({ length: GOOD }, (_, i) => ({
    ...noteWith(`好笔记${from + i}号。`),
    id: idOf(from + i),
    target: { type: "resource", source },
  }));

/**
 * @returns a function that gives the duration of the longest task since, in milliseconds; 0 if none
 *   took over 50
 */
async function watchTasks(view: Page): Promise<() => Promise<number>> {
  await view.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: "longtask" });
  });
  return () => view.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
}

const random = randomOf(SEED);
let page: Page;

/** Each test has its own pages, which are closed after it. */
const openOwn = async (): Promise<Page> => {
  const it = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/terms");
  await it.locator("main").waitFor();
  return it;
};

beforeAll(async () => {
  const address = `${server.url}/sample.html`;
  const sources = [TERM, PASSAGE, address];
  const records = sources.flatMap((source, n): Stored[] => [
    ...goodOn(source, n * GOOD).map((annotation) => ({
      id: annotation.id,
      subjects: [source],
      annotation,
    })),
    ...Array.from({ length: BROKEN }, () => ({
      ...brokenRecord(random, source),
      subjects: [source],
    })),
  ]);
  const own = await openOwn();
  await put(
    own,
    "annotations",
    records.map((it) => {
      const modified = (it.annotation as Partial<Annotation> | null | undefined)?.modified;
      return { ...it, seq: 0, ...(typeof modified === "string" && { modified }) };
    }),
  );
  // Pages learn of notes when one is saved.
  await ask(own, "note.save", {
    id: idOf(999),
    base: null,
    text: "最后一条",
    tags: [],
    colour: "blue",
    target: { type: "resource", source: address },
  });
});

/** The number of valid notes that a view shows. */
const goodIn = (view: Page | Frame): Promise<number> =>
  view.evaluate(() => new Set(document.body.innerText.match(/好笔记\d+号/gu)).size);
/** Waits until this many of them are shown, after all parts of long lists have been requested. */
const shows = (view: Page | Frame, count: number): Promise<void> =>
  vi.waitFor(
    async () => {
      const more = view.getByRole("button", { name: /^Show \d+ more/u }).first();
      if (await more.isVisible()) await more.click({ timeout: 2000 });
      expect(await goodIn(view)).toBe(count);
      expect(await more.isVisible()).toBe(false);
    },
    { timeout: 60_000 },
  );
const unshown = (view: Page | Frame): Promise<number> => view.locator(".unshown").count();

test("the reader lists all of them, marks the damaged ones, and finds the valid ones", async () => {
  const reader = await browser.openOwn("reader.html#/notes");
  await reader.getByText(`${3 * (GOOD + BROKEN) + 1} notes`, { exact: true }).waitFor();
  expect(await unshown(reader)).toBeGreaterThan(10);
  await reader.getByRole("searchbox", { name: /Words in the note/u }).fill("好笔记");
  await reader.getByText(`${3 * GOOD} of`).waitFor();
  await shows(reader, 3 * GOOD);
  expect(await unshown(reader)).toBe(0);
});

test("term, passage and search show theirs", async () => {
  const term = await browser.openOwn(
    "reader.html#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian",
  );
  await shows(term, GOOD);
  expect(await unshown(term)).toBeGreaterThan(10);
  const report = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/text/p32");
  await shows(report, GOOD);
  await report.getByRole("combobox").fill("好笔记1号");
  await report.getByRole("option").first().waitFor();
});

test.each(["popup", "sidepanel"])(
  "the %s shows all of them, and those of the page",
  async (name) => {
    page = await browser.open(`${server.url}/sample.html`);
    await waitPainted(page, "近邻党建");
    const popup = await browser.openPopup(page, `${name}.html`);
    if (name === "sidepanel") await popup.getByRole("radio", { name: /^Notes/u }).check();
    await popup.locator(".page-notes").waitFor();
    await shows(popup, GOOD);
    expect(await unshown(popup)).toBeGreaterThan(10);
    await popup.getByRole("button", { name: "All notes" }).click();
    await popup.getByRole("searchbox", { name: /Words in the note/u }).fill("好笔记");
    await shows(popup, 3 * GOOD);
  },
);

test("the card of a term shows its notes", async () => {
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  await grow(card);
  await shows(card, GOOD);
  expect(await unshown(card)).toBeGreaterThan(10);
});

test("a damaged note can be exported as it is stored, and deleted", async () => {
  const reader = await browser.openOwn(
    "reader.html#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian",
  );
  const damaged = reader.locator(".notes > ul > li", { has: reader.locator(".unshown") });
  await shows(reader, GOOD);
  const before = await damaged.count();
  const [download] = await Promise.all([
    reader.waitForEvent("download"),
    damaged.first().getByRole("button", { name: "Save the record as a file" }).click(),
  ]);
  const file = readFileSync(await download.path(), "utf8");
  expect(() => JSON.parse(file) as unknown).not.toThrow();
  await damaged.first().getByRole("button", { name: "Delete" }).click();
  await vi.waitFor(async () => expect(await damaged.count()).toBe(before - 1));
  await shows(reader, GOOD);
  await reader.getByRole("button", { name: "Undo" }).first().click();
  await vi.waitFor(async () => expect(await damaged.count()).toBe(before));
});

test("all formats, a backup and the list of losses include the valid notes", async () => {
  const reader = await browser.openOwn("reader.html#/notes");
  for (const format of ["w3c", "markdown", "csv", "anki"] as const) {
    const download = await exportAs(reader, format);
    const file = readFileSync(await download.path(), "utf8");
    expect(new Set(file.match(/好笔记\d+号/gu)).size).toBe(3 * GOOD);
  }
  const safety = await browser.openOwn("reader.html#/safety");
  const [backup] = await Promise.all([
    safety.waitForEvent("download"),
    safety.getByRole("button", { name: "Save a backup" }).click(),
  ]);
  const text = readFileSync(await backup.path(), "utf8");
  expect(new Set(text.match(/好笔记\d+号/gu)).size).toBe(3 * GOOD);
});

test("a damaged entry of the glossary is left out, with a notice", async () => {
  const own = await openOwn();
  await put(own, "terms", [{ address: `${TERM}-damaged`, report: "fuzhou-jiguan-dangjian" }]);
  const reader = await browser.openOwn(
    "reader.html#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian",
  );
  await reader.getByText("1 entry of the documents’ data is damaged").waitFor();
  await shows(reader, GOOD);
  page = await browser.open(`${server.url}/sample.html`);
  const popup = await browser.openPopup(page);
  await popup.getByText("1 entry of the documents’ data is damaged").waitFor();
  await popup.getByRole("combobox").fill("近邻党建");
  await popup.getByRole("option").first().waitFor();
});

test("difficult Markdown beside valid notes is formatted by a worker, or shown as typed", async () => {
  const own = await openOwn();
  const long = `**粗的** ${"长文。".repeat(6000)}`;
  const texts = [
    long,
    "> ".repeat(1000),
    ...Array.from({ length: 8 }, () => hostileMarkdown(random)),
  ];
  for (const [i, text] of texts.entries()) {
    await ask(own, "note.save", {
      id: idOf(2000 + i),
      base: null,
      text,
      tags: ["难"],
      colour: "blue",
      target: { type: "resource", source: TERM },
    });
  }
  const reader = await browser.openOwn(
    "reader.html#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian",
  );
  await shows(reader, GOOD);
  await reader.locator(".markdown strong", { hasText: "粗的" }).waitFor();
  await reader.getByRole("button", { name: "Add a note" }).first().click();
  const tasks = await watchTasks(reader);
  await reader.keyboard.type("十个字在难的旁边写下", { delay: 50 });
  console.log(`ten characters beside them: the longest task took ${await tasks()} ms`);
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  await grow(card);
  await shows(card, GOOD);
  await card.locator(".markdown strong", { hasText: "粗的" }).waitFor();
});
