/**
 * Text that was typed into a card half a second before its page, its process or its host ended is
 * restored.
 */
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { randomOf } from "../cases/random";
import { cardWith, hover, waitPainted } from "./chromium";
import { beginNote, noteBox } from "./note-form";
import { useChromium } from "./use-chromium";

/** The ordinary run takes a share of what `npm run faults` takes. */
const FAULTS = Number(process.env["FAULT_DRAFTS"] ?? 10);
const SEED = Number(process.env["FAULT_SEED"] ?? 20_261_129);
/** Milliseconds between the last key and the fault. */
const TYPED_FOR = 500;
const TERM = "近邻党建";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px">推广近邻党建，实施堡垒工程。</p>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE, "/b": "<p>b</p>" } });
const address = (): string => `${server.url}/a`;

/** Opens the page in a new tab, because the old one cannot be used any more. */
async function anew(page: Page): Promise<Page> {
  await page.close();
  return browser.open(address());
}

/** What removes the card. Each returns the page with which the test continues. */
const HAPPENINGS: Record<string, (page: Page) => Promise<Page>> = {
  "a reload": async (page) => {
    await page.reload();
    return page;
  },
  "a navigation and the way back": async (page) => {
    await page.goto(`${server.url}/b`);
    await page.goto(address());
    return page;
  },
  "a navigation and the way back in the history": async (page) => {
    await page.goto(`${server.url}/b`);
    await page.evaluate(() => history.back());
    // Playwright would wait for a load event, which does not happen when the page comes from the
    // cache.
    await vi.waitFor(async () => expect(await page.evaluate(() => document.title)).toBe("a"));
    // Playwright also does not always know the frames of such a page, so the stored text is looked
    // for in another tab.
    return anew(page);
  },
  "the host's removal": async (page) => {
    await page.evaluate(() => document.querySelector("div[popover]")?.remove());
    return page;
  },
  "the host's removal and a reload": async (page) => {
    await page.evaluate(() => document.querySelector("div[popover]")?.remove());
    await page.reload();
    return page;
  },
  "another document": async (page) => {
    await page.evaluate((html) => {
      document.open();
      // oxlint-disable-next-line typescript/no-deprecated -- pages do
      document.write(html);
      document.close();
    }, PAGE);
    return page;
  },
  "the end of the page's process": async (page) => {
    const crashed = page.waitForEvent("crash");
    const session = await page.context().newCDPSession(page);
    // This never gets a reply.
    session.send("Page.crash").catch(() => {});
    await crashed;
    return anew(page);
  },
  "the tab's being closed": (page) => anew(page),
};

/** The text in the editor of the visible card. The term is touched until there is one. */
const typedIn = (page: Page): Promise<string> =>
  vi.waitFor(
    async () => {
      await page.mouse.move(5, 500);
      await hover(page, TERM);
      const card = await cardWith(page, TERM);
      return noteBox(card).inputValue({ timeout: 3000 });
    },
    { timeout: 30_000 },
  );

test(
  "no reload, navigation, removal or crash loses what was typed",
  async () => {
    const random = randomOf(SEED);
    const names = Object.keys(HAPPENINGS);
    const lost: string[] = [];
    const counts: Record<string, number> = {};
    let page = await browser.open(address());
    await waitPainted(page, TERM);
    for (let i = 0; i < FAULTS; i += 1) {
      const name = names[Math.floor(random() * names.length)] as string;
      await page.mouse.move(5, 500);
      await hover(page, TERM);
      const card = await cardWith(page, TERM);
      const text = `第${i}次 ${random()}`;
      if (await noteBox(card).isVisible()) await noteBox(card).fill(text);
      else await beginNote(card, text);
      await new Promise((resolve) => setTimeout(resolve, TYPED_FOR));
      page = await (HAPPENINGS[name] as (typeof HAPPENINGS)[string])(page);
      const found = await waitPainted(page, TERM)
        .then(() => typedIn(page))
        .catch(String);
      counts[name] = (counts[name] ?? 0) + 1;
      if (found === text) continue;
      lost.push(`${i}, ${name}: ${found}`);
      page = await anew(page);
      await waitPainted(page, TERM);
    }
    console.log(
      `drafts: ${FAULTS} faults (seed ${SEED}), lost ${lost.length}: ${JSON.stringify(counts)}`,
    );
    expect(lost).toEqual([]);
  },
  120_000 + FAULTS * 30_000,
);
