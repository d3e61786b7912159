/**
 * Private windows: what is typed in a card there is found again only there, and is never on the
 * disk.
 */
import type { Frame, Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { ask, cardWith, hover, waitPainted } from "../e2e/chromium";
import { developWith } from "../e2e/extensions-page";
import { published } from "../e2e/private-values";
import { beginNote, noteBox, saveNote } from "../e2e/note-form";
import { useChromium } from "../e2e/use-chromium";
import { isOnDisk } from "./on-disk";

const TERM = "近邻党建";
const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px">推广近邻党建，实施堡垒工程。</p>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE } });

beforeAll(() => developWith(browser, true));

/** The page in its own private window. */
async function openPrivately(): Promise<Page> {
  const own = await browser.openOwn("popup.html");
  const opened = browser.context.waitForEvent("page");
  await createWindow(own);
  const page = await opened;
  await own.close();
  await page.setViewportSize({ width: 1000, height: 700 });
  return page;
}

/** A page of the extension as another of its pages sees it. */
type View = Pick<typeof globalThis, "document" | "close">;

function createWindow(own: Page): Promise<number> {
  return own.evaluate(async (url) => {
    const created = await chrome.windows.create({ incognito: true, url });
    return created?.id as number;
  }, `${server.url}/a`);
}

/**
 * Opens the browser's own popup beside a window, types a text into its search, and closes it.
 *
 * @returns the search that it offered to repeat; null for none
 */
async function searchInPopup(own: Page, window: number, text: string): Promise<string | null> {
  // A window that has just been opened is not always ready for it.
  await vi.waitFor(() => own.evaluate((windowId) => chrome.action.openPopup({ windowId }), window));
  // A driver does not list the popup, but the extension's own pages can access it.
  const typed = await vi.waitFor(async () => {
    const found = await own.evaluate((it) => {
      const [view] = chrome.extension.getViews({ type: "popup" }) as unknown as View[];
      const field = view?.document.querySelector("input");
      if (!view || !field) return null;
      const offered = view.document.querySelector(".last-search")?.textContent ?? "";
      field.focus();
      view.document.execCommand("insertText", false, it);
      return { offered, value: field.value };
    }, text);
    expect(found?.value).toBe(text);
    return found;
  });
  await own.evaluate(() => {
    const [view] = chrome.extension.getViews({ type: "popup" }) as unknown as View[];
    view?.close();
  });
  await vi.waitFor(async () =>
    expect(await own.evaluate(() => chrome.extension.getViews({ type: "popup" }).length)).toBe(0),
  );
  return typed?.offered || null;
}

async function openCard(page: Page): Promise<Frame> {
  await waitPainted(page, TERM);
  await page.mouse.move(5, 500);
  await hover(page, TERM);
  return cardWith(page, TERM);
}

/** What was typed there before; null if no editor is open. */
async function typedIn(card: Frame): Promise<string | null> {
  return (await noteBox(card).count()) === 0 ? null : noteBox(card).inputValue();
}

test("text typed there is found again there, in no other window, and nowhere on the disk", async () => {
  const page = await openPrivately();
  await beginNote(await openCard(page), "canaryprivate");
  await page.reload();
  expect(await typedIn(await openCard(page))).toBe("canaryprivate");
  const next = await openPrivately();
  expect(await typedIn(await openCard(next))).toBe("canaryprivate");
  const normal = await browser.open(`${server.url}/a`);
  const card = await openCard(normal);
  expect(await typedIn(card)).toBeNull();
  // Controls: the browser itself stores the text of a field so that it can restore its windows; and
  // a note.
  await beginNote(card, "canarynormal");
  await vi.waitFor(() => expect(isOnDisk(browser, "canarynormal")).toBe(true), { timeout: 30_000 });
  await noteBox(card).fill("canarysaved");
  await saveNote(card);
  await vi.waitFor(() => expect(isOnDisk(browser, "canarysaved")).toBe(true));
  expect(isOnDisk(browser, "canaryprivate")).toBe(false);
  await browser.restart();
  expect(isOnDisk(browser, "canarysaved")).toBe(true);
  expect(isOnDisk(browser, "canaryprivate")).toBe(false);
});

test("text typed there is forgotten with the last private window, and not before", async () => {
  const [first, second] = [await openPrivately(), await openPrivately()];
  await beginNote(await openCard(first), "canaryforgotten");
  await first.close();
  expect(await typedIn(await openCard(second))).toBe("canaryforgotten");
  await second.close();
  const own = await browser.openOwn("popup.html");
  const kept = () => own.evaluate(async () => Object.keys(await chrome.storage.session.get()));
  await vi.waitFor(async () =>
    expect((await kept()).filter((it) => it.includes("draft"))).toEqual([]),
  );
  expect(await typedIn(await openCard(await openPrivately()))).toBeNull();
});

test("a note saved there is saved like any other", async () => {
  const page = await openPrivately();
  const card = await openCard(page);
  await beginNote(card, "私密窗口的笔记");
  await saveNote(card);
  await card.getByText("私密窗口的笔记").waitFor();
  await page.close();
  const normal = await openCard(await browser.open(`${server.url}/a`));
  expect(await normal.locator("main").innerText()).toContain("私密窗口的笔记");
});

test("a term whose card was opened there stays lit, because only normal windows record it", async () => {
  const own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { onlyUnmet: true });
  const met = async () => (await published<string[]>(own, "met")) ?? [];
  await openCard(await openPrivately());
  const normal = await browser.open(`${server.url}/a`);
  await waitPainted(normal, "堡垒工程");
  await hover(normal, "堡垒工程");
  await cardWith(normal, "堡垒工程");
  await vi.waitFor(async () => expect(await met()).toHaveLength(1));
  expect((await met())[0]).toContain("baolei");
});

test("text typed into the popup beside a private window is offered beside other private windows, in no normal window, and nowhere on the disk", async () => {
  const own = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/terms");
  const normal = await own.evaluate(async () => (await chrome.windows.getCurrent()).id as number);
  const first = await createWindow(own);
  expect(await searchInPopup(own, first, "canaryasked")).toBeNull();
  expect(await searchInPopup(own, await createWindow(own), "canaryasked")).toContain("canaryasked");
  expect(await searchInPopup(own, normal, "canaryopen")).toBeNull();
  expect(await searchInPopup(own, normal, "canaryopen")).toContain("canaryopen");
  // Control.
  await vi.waitFor(() => expect(isOnDisk(browser, "canaryopen")).toBe(true), { timeout: 30_000 });
  expect(isOnDisk(browser, "canaryasked")).toBe(false);
});
