import type { Frame, Page } from "playwright-core";
import { expect, vi } from "vitest";
import type { FrameStatus } from "@/lib/messages/contract";
import { type Chromium, cardBox, painted } from "./chromium";
import { noteBox, saveNote } from "./note-form";

/** The highlight of notes. */
export const NOTE = "cideng-note";

/**
 * Waits until the page's script is at work: it begins when the page is idle, and it hears of a
 * selection only once it has the lexicon. The page must be the active tab.
 */
export async function waitScript(browser: Chromium): Promise<void> {
  await vi.waitFor(async () => {
    const worker = await browser.worker();
    const frames = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const port = chrome.tabs.connect(tab?.id ?? 0, { name: "cideng-page" });
      return new Promise((resolve) => {
        port.onMessage.addListener(({ isTop, state }: FrameStatus) => {
          if (isTop && (state === "reading" || state === "settled")) resolve(true);
        });
        port.onDisconnect.addListener(() => resolve(false));
      });
    });
    expect(frames).toBe(true);
  });
}

/** Selects with the mouse, from the beginning of an element's text to its end. */
export async function drag(
  page: Page,
  selector: string,
  frame: Frame | Page = page,
): Promise<void> {
  const box = await frame.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  const { x, y, height } = box;
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + height / 2, { steps: 4 });
  await page.mouse.move(x + box.width - 1, y + height - 2, { steps: 4 });
  await page.mouse.up();
}

/**
 * Opens the card in which a note on an element's text can be written. A page that has just started
 * may lose the command, so it is repeated if necessary.
 */
export async function compose(
  browser: Chromium,
  page: Page,
  selector: string,
  frame: Frame | Page = page,
  tries = 3,
): Promise<Frame> {
  await drag(page, selector, frame);
  await browser.command("note-selection");
  const find = async (): Promise<Frame> => {
    for (const it of page.frames().filter((one) => one.url().endsWith("/card.html"))) {
      const shown = await it.evaluate(() => document.body.innerText);
      if (shown.includes("Note on this passage")) return it;
    }
    throw new Error("there is no card to write in");
  };
  try {
    return await vi.waitFor(find, { timeout: 10_000 });
  } catch (error) {
    if (tries === 1) throw error;
    return compose(browser, page, selector, frame, tries - 1);
  }
}

/** Writes a note on an element's text, and waits until it is lit. */
export async function writeNote(
  browser: Chromium,
  page: Page,
  selector: string,
  text: string,
  frame: Frame | Page = page,
): Promise<void> {
  const card = await compose(browser, page, selector, frame);
  await noteBox(card).fill(text);
  const before = (await painted(frame, NOTE)).length;
  await saveNote(card);
  await vi.waitFor(async () => expect((await painted(frame, NOTE)).length).toBe(before + 1), {
    timeout: 10_000,
  });
  // The card of the previous note must be gone before the next one.
  await vi.waitFor(async () => expect((await cardBox(page)).visible).toBe(false));
}

/** The popup of a page, once it shows the page's notes. */
export async function notesPopup(browser: Chromium, page: Page): Promise<Page> {
  const popup = await browser.openPopup(page);
  await popup.locator(".page-notes").waitFor();
  return popup;
}
