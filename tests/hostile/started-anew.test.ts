/**
 * What the script in a page does once the extension is updated, switched off or restarted under it:
 * nothing that the page would notice. Without its developer mode, Chromium does not restart an
 * unpacked extension, which has the same effect as switching it off.
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
 * Between the moment when the browser ends the extension and the moment when the script learns of
 * it, the script's requests are refused. The browser's console reports that, but no event does. So
 * the page's own log is checked completely.
 */
async function expectNothingHeard(page: Page): Promise<void> {
  expect(await page.evaluate("log.errors")).toEqual([]);
  const refused = /ERR_UNSAFE_REDIRECT/u;
  expect(browser.complaints.splice(0).filter((it) => !refused.test(it))).toEqual([]);
}

/** Opens a page, begins a note in its card, and restarts the extension. */
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

test("the old script removes its light and its card, and throws nothing into the page", async () => {
  const { page, world } = await beginAndReload();
  // In these moments, a reader goes on reading. No input is waited for: if the card's frame ends
  // before it has acknowledged one, the debugger never reports it as done (8 % on a busy machine).
  const inputs = [
    page.mouse.move(300, 60),
    page.mouse.dblclick(90, 100),
    page.keyboard.press("Control+c"),
    page.mouse.move(90, 60, { steps: 3 }),
  ];
  for (const it of inputs) it.catch(() => {});
  // Control: a request by the script at this moment would throw.
  // (A request that is made just as the extension ends may never be answered. So what was thrown is
  // kept, and no request is waited for.)
  const ask = (): Promise<string> =>
    world
      .evaluate<string>(
        "(chrome.runtime.sendMessage(1).catch((it) => { globalThis.thrown = String(it); }), globalThis.thrown ?? '')",
      )
      .catch(String);
  await vi.waitFor(async () => expect(await ask()).toMatch(/invalidated|sendMessage/u));
  const left = mine("document.querySelectorAll('[popover]').length + CSS.highlights.size");
  await vi.waitFor(async () => expect(await page.evaluate(left)).toBe(0));
  await page.mouse.move(300, 300);
  await page.mouse.dblclick(90, 100);
  await page.mouse.move(90, 60, { steps: 3 });
  await expectNothingHeard(page);
});

test("the new script lights the page once it is reloaded, and before that only new frames in it", async () => {
  // With a new browser, because the test before has switched the extension off.
  await browser.restart();
  await developWith(browser);
  const { page, world } = await beginAndReload();
  await vi.waitFor(async () => expect(await page.evaluate(IS_LIT)).toBe(false));
  const isOrphaned = () => world.evaluate<boolean>("chrome.runtime?.id === undefined");
  await vi.waitFor(async () => expect(await isOrphaned()).toBe(true));
  // Both scripts are in the page now: the old one in the page itself, the new one in its frame.
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
  // What was typed ended with the old extension (`storage.session`).
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  expect(await noteBox(card).count()).toBe(0);
});
