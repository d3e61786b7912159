/**
 * The browser is killed while a document comes into the library. Afterwards all of it is there, or
 * nothing.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { randomOf } from "../cases/random";
import { BUILD } from "./chromium";
import { FaultBrowser } from "./fault-browser";

/** The number of kills, counted in stores; `npm run faults` takes two hundred. */
const KILLS = Number(process.env["FAULT_KILLS_DOCUMENTS"] ?? 2);
const SEED = Number(process.env["FAULT_SEED"] ?? 20_261_130);
const STORES = Math.min(4, KILLS);
const PARAGRAPHS = 1500;

const stores = Array.from({ length: STORES }, (_, i) => i);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The document that is there before all kills. */
const FIRST = "最早的规划";

const lastOf = (title: string): string => `${title}到此为止。`;

/** A text whose last paragraph names it. */
function textOf(title: string): string {
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, i) => `第${i}次会议研究基层治理，建成中心${i}个。`,
  );
  return [title, ...paragraphs, lastOf(title), ""].join("\n");
}

/** Reads a file as far as the preview. */
async function preview(page: Page, title: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({
    name: `${title}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(textOf(title)),
  });
  await page.getByRole("button", { name: "Add to the library" }).waitFor();
}

/** Adds it, and tells whether that was seen to be done. */
async function add(page: Page): Promise<boolean> {
  try {
    await page.getByRole("button", { name: "Add to the library" }).click();
    // The reader goes to the document once it is there.
    await page.waitForURL(/#\/doc\//u);
    return true;
  } catch {
    return false;
  }
}

/** The titles of the documents in the library that can be read to their ends. */
async function wholeOnes(page: Page): Promise<string[]> {
  await page.locator(".shelf-row").first().waitFor();
  const titles = await page.locator(".shelf-row b", { hasText: "规划" }).allInnerTexts();
  for (const title of titles) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.locator(".shelf-row a", { hasText: title }).click();
    // The text of a document whose import was killed is read again from its file.
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.locator("article.report").getByText(lastOf(title)).waitFor();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.evaluate(() => {
      location.hash = "#/library";
    });
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.locator(".shelf-row").first().waitFor();
  }
  return titles;
}

/** How long it takes (milliseconds) until documents have come into all stores. */
async function timeOfAdding(browser: FaultBrowser): Promise<number> {
  await browser.start();
  const pages = await Promise.all(stores.map((i) => browser.page(i, "reader.html#/add")));
  for (const page of pages) await preview(page, FIRST);
  const began = performance.now();
  expect(await Promise.all(pages.map((page) => add(page)))).not.toContain(false);
  const duration = performance.now() - began;
  await browser.close();
  return duration;
}

test(
  "a document whose import was killed is there as a whole, or not at all",
  async () => {
    const random = randomOf(SEED);
    const browser = new FaultBrowser(BUILD, STORES);
    const done = stores.map(() => new Set([FIRST]));
    let [kills, whole, none] = [0, 0, 0];
    try {
      const duration = await timeOfAdding(browser);
      while (kills < KILLS) {
        await browser.start();
        const title = `第${kills}号规划`;
        const pages = await Promise.all(stores.map((i) => browser.page(i, "reader.html#/add")));
        for (const page of pages) await preview(page, title);
        const added = pages.map((page) => add(page));
        // The first import was slower than those that follow it.
        await wait(random() * duration * 0.4);
        await browser.kill();
        const acknowledged = await Promise.all(added);
        kills += STORES;
        await browser.start();
        for (const i of stores) {
          const found = await wholeOnes(await browser.page(i, "reader.html#/library"));
          const isThere = found.includes(title);
          if (acknowledged[i]) expect(isThere).toBe(true);
          if (isThere) {
            whole += 1;
            done[i]?.add(title);
          } else none += 1;
          expect(new Set(found)).toEqual(done[i]);
          expect(found).toHaveLength(done[i]?.size ?? 0);
        }
        await browser.close();
      }
    } finally {
      await browser.kill().catch(() => {});
      browser.remove();
    }
    console.log(
      `kills while a document came in: ${kills}, ${whole} whole, ${none} nothing, 0 between (seed ${SEED})`,
    );
  },
  120_000 + KILLS * 20_000,
);
