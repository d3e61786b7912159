/**
 * What the script in a page does once the extension is updated, switched off or started anew under it: nothing that the page would
 * notice. (Without its developer mode Chromium starts no unpacked extension again, so that of the new script nothing is seen here.)
 */
import { expect, test, vi } from "vitest";
import { WATCHING_PAGE, mine } from "../cases/watching-page";
import { cardWith } from "../e2e/chromium";
import { beginNote } from "../e2e/note-form";
import { useChromium } from "../e2e/use-chromium";
import { ContentWorld } from "./content-world";
import { IS_LIT, IS_OPEN } from "./watched-input";

const { browser, server } = useChromium({ pages: { "/watching": WATCHING_PAGE } });

test("it takes its light and its card away, and throws nothing into the page", async () => {
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
  expect(await page.evaluate("log.errors")).toEqual([]);
  expect(browser.complaints).toEqual([]);
});
