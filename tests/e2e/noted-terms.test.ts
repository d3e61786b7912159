/** Terms that have notes are marked on pages for a user who wants it. */
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask, painted, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

/** A word of the field, which Quiet leaves dark. */
const TERM = "urn:cideng:fuzhou-jiguan-dangjian:term:sixia-jiceng";

let own: Page;

beforeEach(async () => {
  own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { level: "quiet" });
});
afterEach(async () => {
  own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { level: "normal", marksNoted: false });
});

const isLit = async (page: Page) => (await painted(page)).includes("四下基层");

test("a term with a note is lit at every level once it is switched on, and no longer when the note goes", async () => {
  const page = await browser.open(`${server.url}/gov.html`);
  await waitPainted(page, "三单制");
  expect(await isLit(page)).toBe(false);
  const id = `urn:uuid:${crypto.randomUUID()}`;
  const target = { type: "resource", source: TERM } as const;
  const draft = { id, base: null, text: "记一笔", tags: [], colour: "blue", target } as const;
  await ask(own, "note.save", draft);
  // Nothing tells the page of it.
  const lexicon = () => own.evaluate(async () => chrome.storage.local.get(["lexicon", "edition"]));
  const before = JSON.stringify(await lexicon());
  expect(await isLit(page)).toBe(false);

  await own.bringToFront();
  await own.getByRole("button", { name: "Settings" }).click();
  await own.getByRole("switch", { name: "Terms with notes, at every level" }).check();
  await page.bringToFront();
  await waitPainted(page, "四下基层");
  expect(JSON.stringify(await lexicon())).not.toBe(before);

  await ask(own, "note.delete", { ids: [id] });
  await vi.waitFor(async () => expect(await isLit(page)).toBe(false), { timeout: 10_000 });
  await ask(own, "note.save", { ...draft, id: `urn:uuid:${crypto.randomUUID()}` });
  await waitPainted(page, "四下基层");
  await ask(own, "settings.change", { marksNoted: false });
  await vi.waitFor(async () => expect(await isLit(page)).toBe(false), { timeout: 10_000 });
  expect(JSON.stringify(await lexicon())).toBe(before);
});
