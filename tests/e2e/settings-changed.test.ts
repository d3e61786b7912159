/**
 * A changed setting has the same consequences, whatever has changed it: the popup, a backup, a
 * page's switch.
 */
import type { Page, Worker } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TermAddress } from "@/lib/document/address";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/settings/settings";
import { ask, painted, waitPainted } from "./chromium";
import { privateValue, published, seqOf } from "./private-values";
import { useChromium } from "./use-chromium";
import { makeBackup } from "../cases/exchange";

const { browser, server } = useChromium();

const MECHANISM = "三单制";
const CONCEPT = "近邻党建";
const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi" as TermAddress;
const OTHER = "urn:cideng:fuzhou-jiguan-dangjian:term:jinlin-dangjian" as TermAddress;

let page: Page;
let own: Page;
let worker: Worker;

beforeEach(async () => {
  own = await browser.openOwn("reader.html#/safety");
  await own.locator(".bring-in").waitFor();
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, MECHANISM);
  worker = await browser.worker();
});
afterEach(async () => {
  await worker.evaluate(() => (globalThis as { undo?: () => void }).undo?.());
  await ask(own, "settings.change", { hiddenKinds: [], onlyUnmet: true, language: null });
  // Either change deletes the record of the terms that have been met.
  await ask(own, "settings.change", { onlyUnmet: false });
});

/** Restores the settings of a backup, through the requests of the reader. */
async function bringIn(settings: Partial<Settings>, met: readonly string[] = []): Promise<void> {
  const count = await ask(own, "import.commit", {
    batch: crypto.randomUUID(),
    deletes: [],
    seq: await seqOf(own),
    settings: { ...DEFAULT_SETTINGS, ...settings } as never,
    met,
  });
  expect(count).toBe(0);
}

const isLit = (lit: readonly string[], unlit: readonly string[]) =>
  vi.waitFor(
    async () => {
      const all = await painted(page);
      for (const it of lit) expect(all).toContain(it);
      for (const it of unlit) expect(all).not.toContain(it);
    },
    { timeout: 10_000 },
  );

const hidden = async () =>
  (await privateValue<Settings>(own, "values", "settings"))?.hiddenKinds ?? [];

/** Makes the background record the titles of the context menu items. */
async function noteTitles(): Promise<() => Promise<string[]>> {
  await worker.evaluate(() => {
    const { contextMenus } = chrome;
    const update = contextMenus.update.bind(contextMenus);
    const titles: string[] = [];
    contextMenus.update = ((id: string, changes: { title: string }) => {
      titles.push(changes.title);
      return update(id, changes);
    }) as typeof update;
    Object.assign(globalThis, { titles, undo: () => (contextMenus.update = update) });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { titles: string[] }).titles);
}

describe("hidden kinds of terms", () => {
  test("go dark in open pages when a backup that hides them is restored by hand, and its language applies", async () => {
    const titles = await noteTitles();
    const settings = { ...DEFAULT_SETTINGS, hiddenKinds: ["mechanism"], language: "zh-TW" };
    await own.locator(".bring-in input[type=file]").setInputFiles({
      name: "backup.json",
      mimeType: "application/json",
      buffer: Buffer.from(makeBackup({ annotations: [], settings, met: [] })),
    });
    await own.getByLabel(/settings/u).check();
    await own.getByRole("button", { name: /^Import \d+ notes?/u }).click();
    await isLit([CONCEPT], [MECHANISM]);
    await vi.waitFor(async () =>
      expect(await titles()).toEqual(["為「%s」寫筆記", "將「%s」加為術語", "將本頁加入文庫"]),
    );
  });

  test.each([
    ["one", ["mechanism"], [CONCEPT], [MECHANISM]],
    ["another", ["concept"], [MECHANISM], [CONCEPT]],
    ["both", ["concept", "mechanism"], ["堡垒工程"], [MECHANISM, CONCEPT]],
  ] as const)("go dark and are lit again by backups: %s", async (_, hiddenKinds, lit, unlit) => {
    await bringIn({ hiddenKinds });
    await isLit(lit, unlit);
    await bringIn({});
    await isLit([MECHANISM, CONCEPT], []);
    expect(await hidden()).toEqual([]);
  });

  test("are those of the last change, if two changes come at once", async () => {
    // Writing the first lexicon takes long: until the second has been written, or a thousand other
    // values have been read.
    await worker.evaluate(() => {
      const { local } = chrome.storage;
      const set = local.set.bind(local);
      const written = { begun: 0, done: 0 };
      local.set = async (items: object) => {
        if (!("lexicon" in items)) return set(items);
        written.begun += 1;
        let reads = written.begun === 1 ? 1000 : 0;
        for (; reads > 0 && written.done === 0; reads -= 1) await local.get("edition");
        await set(items);
        written.done += 1;
      };
      Object.assign(globalThis, { undo: () => (local.set = set) });
    });
    await Promise.all([
      ask(own, "settings.change", { hiddenKinds: ["mechanism"] }),
      ask(own, "settings.change", { hiddenKinds: ["concept"] }),
    ]);
    const hiddenKinds = await hidden();
    expect(await published(own, "edition")).toMatch(
      new RegExp(` without ${hiddenKinds.join()}$`, "u"),
    );
    const [lit, unlit] = hiddenKinds.includes("concept")
      ? [MECHANISM, CONCEPT]
      : [CONCEPT, MECHANISM];
    await isLit([lit], [unlit]);
  });
});

describe("the record of the terms that have been met", () => {
  test("is deleted when a backup switches “only unmet” on, except for what the backup has", async () => {
    await ask(own, "term.met", { term: TERM });
    await bringIn({ onlyUnmet: true }, [OTHER]);
    expect(await published(own, "met")).toEqual([OTHER]);
  });

  test("is deleted when a backup switches “only unmet” off", async () => {
    await ask(own, "settings.change", { onlyUnmet: true });
    await ask(own, "term.met", { term: TERM });
    await bringIn({});
    expect(await published(own, "met")).toEqual([]);
  });

  test("is merged with that of a backup if both have “only unmet” on", async () => {
    await ask(own, "settings.change", { onlyUnmet: true });
    await ask(own, "term.met", { term: TERM });
    await bringIn({ onlyUnmet: true }, [OTHER]);
    expect(await published(own, "met")).toEqual([TERM, OTHER]);
  });

  test("stays if a request changes nothing, for example a repeated one", async () => {
    await ask(own, "settings.change", { onlyUnmet: true });
    await ask(own, "term.met", { term: TERM });
    await ask(own, "settings.change", { onlyUnmet: true });
    await ask(own, "site.switch", { host: "example.org", on: false });
    await ask(own, "settings.change", { delay: 300 });
    expect(await published(own, "met")).toEqual([TERM]);
  });
});

test("the context menu item is in the language of a backup, and in the browser's again", async () => {
  const titles = await noteTitles();
  await bringIn({ language: "zh-CN" });
  await bringIn({ language: "zh-CN", delay: 300 });
  await bringIn({ language: null });
  expect(await titles()).toEqual([
    "为“%s”写笔记",
    "将“%s”加为术语",
    "将本页加入文库",
    "Note on “%s”",
    "Add “%s” as a term",
    "Add this page to the library",
  ]);
});
