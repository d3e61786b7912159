/**
 * Pages that remove the card, move it, or are rebuilt: what was typed is restored, and cards open
 * as before.
 */
import type { Frame, Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { HOST, PAGE, TAKEN_AWAY } from "../cases/taken-away";
import { cardBox, cardWith, hover, waitNoCard, waitPainted } from "../e2e/chromium";
import { beginNote, noteBox } from "../e2e/note-form";
import { useChromium } from "../e2e/use-chromium";

const TYPED = "打了一半的话";

const { browser, server } = useChromium({ pages: { "/a": PAGE } });

let page: Page;

const cards = (): Frame[] => page.frames().filter((it) => it.url().endsWith("/card.html"));

/** Opens a card and begins a note in it. */
async function write(): Promise<void> {
  page = await browser.open(`${server.url}/a`);
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  await beginNote(card, TYPED);
  await page.keyboard.type("。");
}

/** The text in the editor of the visible card. */
const typed = () =>
  vi.waitFor(
    async () => {
      for (const card of cards()) {
        const box = noteBox(card);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        if (await box.isVisible()) return box.inputValue();
      }
      throw new Error("There is no card to write in.");
    },
    { timeout: 10_000 },
  );

/** Waits until keys reach the editor. The focus comes from another process than the text. */
const waitCaret = () =>
  vi.waitFor(async () => {
    const carets = cards().map((card) =>
      card
        .evaluate(() => document.hasFocus() && document.activeElement?.tagName === "TEXTAREA")
        .catch(() => false),
    );
    expect(await Promise.all(carets)).toContain(true);
  });

describe("typed text and the caret are restored", () => {
  test.each(TAKEN_AWAY)("when the page %s", async (_, script) => {
    await write();
    await page.evaluate(script);
    expect(await typed()).toBe(`${TYPED}。`);
    await waitCaret();
    await page.keyboard.type("还有");
    await vi.waitFor(async () => expect(await typed()).toBe(`${TYPED}。还有`));
  });

  test.each([
    ["reloads", async () => void (await page.reload())],
    ["is opened again", async () => void (await page.goto(`${server.url}/a`))],
    [
      "refreshes itself",
      async () => {
        const loaded = page.waitForEvent("load");
        await page.evaluate(() => {
          document.head.insertAdjacentHTML("beforeend", "<meta http-equiv=refresh content=0>");
        });
        await loaded;
      },
    ],
    [
      "crashes",
      async () => {
        const crashed = page.waitForEvent("crash");
        await page.goto("chrome://crash").catch(() => {});
        await crashed;
        await page.close();
        page = await browser.open(`${server.url}/a`);
      },
    ],
    [
      "calls document.write",
      async () => {
        await page.evaluate((html) => {
          document.open();
          // oxlint-disable-next-line typescript/no-deprecated -- pages do
          document.write(html);
          document.close();
        }, PAGE);
      },
    ],
  ])("once its term is touched again, when the page %s", async (_, happen) => {
    await write();
    await happen();
    await waitPainted(page, "近邻党建");
    await page.mouse.move(5, 500);
    await hover(page, "近邻党建");
    expect(await typed()).toBe(`${TYPED}。`);
  });
});

test("a page that removes every card succeeds, and the next card opens where it may", async () => {
  await write();
  await page.evaluate(`const guard = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const it of addedNodes)
      if (it.popover) { window.taken = (window.taken ?? 0) + 1; it.remove(); }
  });
  guard.observe(document.documentElement, { childList: true });
  Object.assign(window, { guard });
  document.querySelector("div[popover]").remove()`);
  await vi.waitFor(async () => {
    expect(await page.evaluate("window.taken")).toBeGreaterThanOrEqual(4);
    expect((await cardBox(page))?.visible ?? false).toBe(false);
  });
  await page.evaluate("guard.disconnect()");
  await page.mouse.move(5, 500);
  await hover(page, "堡垒工程");
  await cardWith(page, "堡垒工程");
});

test("a card that is only being read is restored too", async () => {
  page = await browser.open(`${server.url}/a`);
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  await cardWith(page, "近邻党建");
  await page.evaluate(`${HOST} host.remove()`);
  await cardWith(page, "近邻党建");
  await page.mouse.move(900, 650, { steps: 3 });
  await waitNoCard(page);
});
