/**
 * What the script in a page does once the extension is updated, switched off or started anew under it: nothing that the page would
 * notice. Without its developer mode Chromium starts no unpacked extension again, which is as if it had been switched off.
 */
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { WATCHING_PAGE, mine } from "../cases/watching-page";
import { cardWith, hover, waitPainted } from "../e2e/chromium";
import { developWith } from "../e2e/extensions-page";
import { beginNote, noteBox } from "../e2e/note-form";
import { useChromium } from "../e2e/use-chromium";
import { ContentWorld } from "./content-world";
import { IS_LIT, IS_OPEN } from "./watched-input";

const FRAMED = "<p style='font-size:24px'>推广近邻党建。";
const { browser, server } = useChromium({
  pages: { "/watching": WATCHING_PAGE, "/framed": `<!doctype html><meta charset=utf-8>${FRAMED}` },
});

/**
 * Between the browser's end of the extension and its word to the script, what the script asks for is refused. The browser's console
 * says so, no event does: the page's own log is asked whole.
 */
async function expectNothingHeard(page: Page): Promise<void> {
  expect(await page.evaluate("log.errors")).toEqual([]);
  const refused = /ERR_UNSAFE_REDIRECT/u;
  expect(browser.complaints.splice(0).filter((it) => !refused.test(it))).toEqual([]);
}

/** A page with a note half written in its card, whose extension is started again. */
async function beginAndReload(): Promise<{ page: Page; world: ContentWorld }> {
  const page = await browser.open(`${server.url}/watching`);
  await vi.waitFor(async () => expect(await page.evaluate(IS_LIT)).toBe(true));
  await page.mouse.move(80, 60);
  await page.mouse.move(90, 60);
  await vi.waitFor(async () => expect(await page.evaluate(IS_OPEN)).toBe(true));
  await beginNote(await cardWith(page, "近邻党建"), "写了一半");
  const world = await ContentWorld.of(page);
  const own = await browser.openOwn("popup.html");
  await page.bringToFront();
  own.evaluate(() => chrome.runtime.reload()).catch(() => {});
  return { page, world };
}

test("it takes its light and its card away, and throws nothing into the page", async () => {
  const { page, world } = await beginAndReload();
  // In these moments a reader goes on.
  await page.mouse.move(300, 60);
  await page.mouse.dblclick(90, 100);
  await page.keyboard.press("Control+c");
  await page.mouse.move(90, 60, { steps: 3 });
  // The control: a script that asked now would have it thrown at it.
  const ask = (): Promise<string> =>
    world
      .evaluate<string>("chrome.runtime.sendMessage(1).then(() => 'answered', String)")
      .catch(String);
  await vi.waitFor(async () => expect(await ask()).toMatch(/invalidated|sendMessage/u));
  const left = mine("document.querySelectorAll('[popover]').length + CSS.highlights.size");
  await vi.waitFor(async () => expect(await page.evaluate(left)).toBe(0));
  await page.mouse.move(300, 300);
  await page.mouse.dblclick(90, 100);
  await page.mouse.move(90, 60, { steps: 3 });
  await expectNothingHeard(page);
});

test("the new one lights the page once it is reloaded, and before that what is new in it", async () => {
  // With another browser's beginning: the test before has switched it off.
  await browser.restart();
  await developWith(browser);
  const { page, world } = await beginAndReload();
  await vi.waitFor(async () => expect(await page.evaluate(IS_LIT)).toBe(false));
  const isOrphaned = () => world.evaluate<boolean>("chrome.runtime?.id === undefined");
  await vi.waitFor(async () => expect(await isOrphaned()).toBe(true));
  // Both are in the page now: the old one in it, the new one in its frame.
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { name: "late", src: "/framed" });
    document.body.prepend(frame);
  });
  const frame = await vi.waitFor(() => {
    const it = page.frame({ name: "late" });
    if (!it) throw new Error("there is no frame");
    return it;
  });
  await waitPainted(frame, "近邻党建");
  expect(await page.evaluate(IS_LIT)).toBe(false);
  await page.mouse.move(60, 50);
  await page.mouse.move(90, 50, { steps: 3 });
  await vi.waitFor(async () => {
    const [card] = frame.childFrames();
    expect(await card?.locator("main").innerText({ timeout: 1000 })).toContain("近邻党建");
  });
  await page.reload();
  await vi.waitFor(async () => expect(await page.evaluate(IS_LIT)).toBe(true));
  await expectNothingHeard(page);
  // What was typed ended with the old one (`storage.session`).
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  expect(await noteBox(card).count()).toBe(0);
});
