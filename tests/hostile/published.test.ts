/**
 * What an attacker who controls a page's process can read in `storage.local`, and what he achieves
 * by writing there.
 */
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { HUGE_WRITES, WRITES, isPutRight, writing } from "../cases/published-writes";
import { ask, waitPainted } from "../e2e/chromium";
import { losePrivate, privateValue, seqOf } from "../e2e/private-values";
import { useChromium } from "../e2e/use-chromium";
import { NOTE, writeNote } from "../e2e/write-notes";
import { ContentWorld } from "./content-world";

const TEXT = "市直机关以近邻党建和三单制服务群众";
const BODY = `<!doctype html><meta charset=utf-8><p id=s>${TEXT}</p>`;
const { browser, server } = useChromium({
  pages: { "/noted.html": BODY, "/other.html": BODY, "/lost.html": BODY },
});

const OFF = "secret-site.example";
const PAPER = "canary newspaper";

let own: Page;
let page: Page;
let world: ContentWorld;

beforeEach(async () => {
  own = await browser.openOwn("popup.html");
  await ask(own, "bundle.ready", {});
  page = await browser.open(`${server.url}/other.html`);
  await waitPainted(page, "近邻党建");
  world = await ContentWorld.of(page);
});

const READ = "chrome.storage.local.get()";
const stored = () => own.evaluate(() => chrome.storage.local.get());

/** The signs of all pages that have notes. */
function pageSigns(published: Record<string, unknown>): string[] {
  return Object.entries(published).flatMap(([name, signs]) =>
    name.startsWith("page ") ? Object.keys(Object(signs)) : [],
  );
}

describe("published data", () => {
  test("contains no switched-off site, no page with notes, no text, and nothing of a citation", async () => {
    const noted = await browser.open(`${server.url}/noted.html`);
    await waitPainted(noted, "近邻党建");
    await writeNote(browser, noted, "#s", "canary note");
    await noted.close();
    const reader = await browser.openOwn("reader.html#/fuzhou-jiguan-dangjian/text");
    await reader.getByRole("button", { name: "Cite" }).click();
    await reader.locator("#cite input[name=publisher]").fill(PAPER);
    await reader.locator("#cite").getByRole("button", { name: "Save" }).click();
    await reader.locator("#cite").getByText("Saved").waitFor();
    await reader.close();
    await ask(own, "site.switch", { host: OFF, on: false });
    const all = JSON.stringify(await world.evaluate(READ));
    const address = `${server.url}/noted.html`;
    const wanted = [OFF, PAPER, "canary", TEXT, address, new URL(address).host, "近邻党建"];
    // The last one is the control: the page does read what is published.
    expect(wanted.filter((it) => all.includes(it))).toEqual(["近邻党建"]);
    expect(await privateValue(own, "values", "settings")).toMatchObject({ offSites: [OFF] });
    await ask(own, "site.switch", { host: OFF, on: true });
  });

  test("contains nothing of what is private", async () => {
    await expect(world.evaluate("chrome.storage.session.get()")).rejects.toThrow(/access/iu);
    const names = await world.evaluate<string>(
      "indexedDB.databases().then((all) => all.map((it) => it.name).join())",
    );
    expect(names).not.toContain("cideng");
  });
});

describe("a write to published data", () => {
  test.each(Object.entries({ ...WRITES, ...HUGE_WRITES }))("is undone: %s", async (_, write) => {
    const before = await stored();
    expect(await world.evaluate(writing(write))).toBe(1);
    await isPutRight(stored, before, 20_000);
    await waitPainted(page, "近邻党建");
    const next = await browser.open(`${server.url}/other.html`);
    await waitPainted(next, "近邻党建");
  });

  test("is undone even while the background sleeps", async () => {
    const before = await stored();
    await browser.stopBackground();
    await world.evaluate(`chrome.storage.local.set({ lexicon: null, waste: 1 })`);
    await vi.waitFor(async () => expect(await stored()).toEqual(before));
    await waitPainted(page, "近邻党建");
  });

  test("darkens no site: a sign that it is off is removed", async () => {
    const before = await stored();
    await ask(own, "site.switch", { host: new URL(server.url).host, on: false });
    const { key: _, ...off } = await stored();
    const sign = Object.keys(off).find((it) => it.startsWith("off ")) as string;
    await ask(own, "site.switch", { host: new URL(server.url).host, on: true });
    await waitPainted(page, "近邻党建");
    await world.evaluate(`chrome.storage.local.set({ ${JSON.stringify(sign)}: true })`);
    await vi.waitFor(async () => {
      const now = await stored();
      expect(Object.keys(now)).toEqual(Object.keys(before));
    });
    await waitPainted(page, "近邻党建");
  });

  test("causes no report of a loss at the next start", async () => {
    const seq = await seqOf(own);
    await world.evaluate("chrome.storage.local.set({ mark: { seq: 1e6, live: 1e6 } })");
    await browser.restart();
    own = await browser.openOwn("popup.html");
    await ask(own, "notes.ready", {});
    const safety = await privateValue<{ recovery: unknown }>(own, "values", "safety");
    expect(safety?.recovery ?? null).toBeNull();
    await vi.waitFor(async () => expect(await seqOf(own)).toBe(seq));
  });
});

test("everything is published again after the private data was lost, and notes are lit", async () => {
  const noted = await browser.open(`${server.url}/lost.html`);
  await waitPainted(noted, "近邻党建");
  await writeNote(browser, noted, "#s", "再来");
  const before = await stored();
  await losePrivate(own);
  await ask(own, "bundle.ready", {});
  await vi.waitFor(async () => {
    const now = await stored();
    expect(now["key"]).not.toBe(before["key"]);
    // None of the signs made with the earlier key remains. (Signs with the same ending share a name,
    // so the number of names may differ.)
    const [earlier, later] = [pageSigns(before), pageSigns(now)];
    expect(later).toHaveLength(earlier.length);
    expect(later.filter((it) => earlier.includes(it))).toEqual([]);
    expect(now["lexicon"]).toEqual(before["lexicon"]);
  });
  const again = await browser.open(`${server.url}/lost.html`);
  await waitPainted(again, TEXT, NOTE);
});
