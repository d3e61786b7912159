/**
 * The messages about an action, their place and duration; and what is in view when something is
 * opened.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Browser } from "wxt/browser";
import {
  ask,
  cardWith,
  copyMenu,
  grow,
  hover,
  painted,
  readThroughout,
  waitNoCard,
  waitPainted,
} from "./chromium";
import { beginNote, noteBox, press, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const STRICT = `<!doctype html><meta charset=utf-8><title>strict</title><p style="font-size:24px">实行三单制。</p>`;

const { browser, server } = useChromium({
  pages: {
    "/noted": `<!doctype html><meta charset=utf-8><title>noted</title><body style="font-size:24px">
      <p id=passage>推广近邻党建，实施堡垒工程，居民有事先找红色管家。</p>`,
    "/strict": (_, response) => {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "permissions-policy": "clipboard-write=(), clipboard-read=()",
      });
      response.end(STRICT);
    },
  },
});

const files = mkdtempSync(path.join(tmpdir(), "cideng-files-"));
afterAll(() => rmSync(files, { recursive: true, force: true }));

let page: Page;

async function open(name: string, term: string): Promise<void> {
  page = await browser.open(`${server.url}/${name}`);
  await waitPainted(page, term);
}

const isWhole = (card: Frame | Page, selector: string) =>
  card.evaluate((it) => {
    const { top, bottom } = (document.querySelector(it) as Element).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight + 1;
  }, selector);

/** Selects all of an element, and gives the command to write a note on it. */
async function compose(selector: string): Promise<Frame> {
  await page.locator(selector).selectText();
  await page.bringToFront();
  await browser.command("note-selection");
  return cardWith(page, "Note on this passage");
}

describe("a card", () => {
  test("opens at its top, whatever the scroll position of the previous one, and goes back to that position", async () => {
    await open("sample.html", "三单制");
    await page.setViewportSize({ width: 1000, height: 300 });
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await card.getByRole("button", { name: "Keep open" }).click();
    const top = () => card.evaluate(() => document.documentElement.scrollTop);
    const related = card.locator(".relations button").last();
    await related.scrollIntoViewIfNeeded();
    const left = await top();
    expect(left).toBeGreaterThan(0);
    await related.press("Enter");
    await card.getByRole("button", { name: "Back to 三单制" }).waitFor();
    await vi.waitFor(async () => expect(await top()).toBe(0));
    await card.getByRole("button", { name: "Back to 三单制" }).press("Enter");
    await vi.waitFor(async () => expect(await top()).toBe(left));
    await card.getByRole("button", { name: "Close" }).press("Enter");
    await waitNoCard(page);
    await page.mouse.move(5, 5);
    await hover(page, "堡垒工程");
    await cardWith(page, "堡垒工程");
    expect(await top()).toBe(0);
  });

  test("steps to the next place of its term after returning from a related one", async () => {
    await open("sample.html", "近邻党建");
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    await grow(card);
    await card.locator(".relations button").first().click();
    await card.getByRole("button", { name: "Back to 近邻党建" }).click();
    await card.locator("h1", { hasText: "近邻党建" }).waitFor();
    await card.locator("main").press("]");
    await vi.waitFor(async () => expect(await painted(page, "cideng-here")).toEqual(["近鄰黨建"]));
  });

  test("shows a note's editor completely, with its buttons", async () => {
    await open("sample.html", "三单制");
    await page.setViewportSize({ width: 1000, height: 420 });
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await beginNote(card, "看得见");
    await vi.waitFor(async () => expect(await isWhole(card, ".note-editor")).toBe(true));
    await press(card.getByRole("button", { name: "Cancel" }));
  });

  test("copies without any message in the page's console, even if the page forbids the clipboard", async () => {
    await open("strict", "三单制");
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    browser.complaints.splice(0);
    await grow(card);
    await copyMenu(card);
    await card.getByRole("button", { name: "Copy as text" }).click();
    await card.getByText("Copied").waitFor();
    await vi.waitFor(async () => expect(await card.getByText("Copied").count()).toBe(0));
    expect(browser.complaints).toEqual([]);
  });
});

describe("a note on a passage", () => {
  test("is reported as saved, its selection is removed, and the terms in it have their entries beside it", async () => {
    await open("noted", "近邻党建");
    const card = await compose("#passage");
    await noteBox(card).fill("两者都要看得见");
    await noteBox(card).press("Control+Enter");
    await card.getByText("Saved").first().waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toBe("");
    await waitNoCard(page);
    await vi.waitFor(async () => expect(await painted(page, "cideng-note")).toHaveLength(1));
    await page.mouse.move(5, 5);
    await hover(page, "堡垒工程");
    const both = await cardWith(page, "两者都要看得见");
    expect(await both.locator("h1").innerText()).toBe("堡垒工程");
    await page.mouse.move(5, 600);
    await waitNoCard(page);
    // Beside the terms, there is only the note.
    const box = await page.locator("#passage").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 12, (box?.y ?? 0) + 14, { steps: 4 });
    const alone = await cardWith(page, "两者都要看得见");
    await vi.waitFor(async () => expect(await alone.locator(".entry").count()).toBe(0));
  });
});

describe("a note that is deleted", () => {
  async function write(count: number): Promise<void> {
    page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/baolei-gongcheng");
    for (let i = 0; i < count; i += 1) {
      await beginNote(page, `第${i}条`);
      await saveNote(page);
      await page.locator(".note-text", { hasText: `第${i}条` }).waitFor();
    }
  }

  test("leaves a message in its own place, until it is restored by any means", async () => {
    await write(3);
    page = await browser.openOwn("reader.html#/notes");
    const items = page.locator(".note-group > ul > li");
    const second = items.nth(1);
    const text = await second.locator(".note-text").innerText();
    await second.getByRole("button", { name: "Delete" }).click();
    await vi.waitFor(async () => expect(await items.nth(1).innerText()).toContain("Deleted"));
    expect(await isWhole(page, ".deleted")).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Undo");
    await page.keyboard.press("Enter");
    await page.locator(".note-text", { hasText: text }).waitFor();
    expect(await page.locator(".deleted").count()).toBe(0);
    await items.nth(1).getByRole("button", { name: "Delete" }).click();
    await page.locator(".deleted").waitFor();
    await page.locator(".undo-bar").getByRole("button", { name: "Undo: deleted note" }).click();
    await page.locator(".note-text", { hasText: text }).waitFor();
    await vi.waitFor(async () => expect(await page.locator(".deleted").count()).toBe(0));
  });

  test("can be restored even if it was the last", async () => {
    const own = await browser.openOwn("popup.html");
    await ask(own, "note.delete", {
      ids: await own.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            indexedDB.open("cideng").addEventListener("success", ({ target }) => {
              const database = (target as IDBOpenDBRequest).result;
              const request = database
                .transaction("annotations")
                .objectStore("annotations")
                .getAllKeys();
              request.addEventListener("success", () => {
                database.close();
                resolve(request.result as string[]);
              });
            });
          }),
      ),
    });
    await write(1);
    page = await browser.openOwn("reader.html#/notes");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("No notes yet").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.locator(".note-text").waitFor();
    expect(await page.getByText("No notes yet").count()).toBe(0);
  });
});

test("the database is rebuilt only after a second confirmation, and the browser is not blamed", async () => {
  page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
  await beginNote(page, "重建后还在");
  await saveNote(page);
  await page.locator(".note-text").waitFor();
  page = await browser.openOwn("reader.html#/safety");
  const first = page.getByRole("button", { name: "Rebuild the database", exact: true });
  await first.click();
  await page.getByText("is deleted and rebuilt").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await page.getByText("is deleted and rebuilt").count()).toBe(0);
  await first.click();
  await page.getByRole("button", { name: "Rebuild now" }).click();
  await page.getByText("Done", { exact: true }).waitFor();
  const alerts = await readThroughout(page, () => document.body.innerText.includes("had lost"));
  expect(new Set(alerts)).toEqual(new Set([false]));
  page = await browser.openOwn("reader.html#/notes");
  await page.getByText("重建后还在").waitFor();
});

describe("the words of a search are marked in", () => {
  test("an opened figure", async () => {
    const popup = await browser.openOwn("popup.html");
    await popup.getByRole("combobox").fill("2921");
    await popup
      .getByRole("option", { name: /2921条/u })
      .first()
      .click();
    await popup.locator("blockquote mark").waitFor();
    expect(await popup.locator("blockquote mark").innerText()).toBe("2921条");
    const reader = await browser.openOwn("reader.html");
    await reader.getByRole("combobox").fill("2921");
    await reader
      .getByRole("option", { name: /2921条/u })
      .first()
      .click();
    await vi.waitFor(async () =>
      expect(await reader.locator("tr.chosen td.value").innerText()).toContain("2921条"),
    );
  });

  test("an opened passage", async () => {
    const popup = await browser.openOwn("popup.html");
    await popup.getByRole("combobox").fill("党员干部认种");
    await popup.getByRole("group", { name: "Passages" }).getByRole("option").first().click();
    await vi.waitFor(async () =>
      expect(await popup.locator("blockquote mark").allInnerTexts()).toContain("党员干部认种"),
    );
  });
});

test.each([
  ["the clock was moved back by a day", 86_400_000 + 3_600_000],
  ["it ends in thirty days", 30 * 86_400_000],
  ["it ends in ten years", 3650 * 86_400_000],
])("a paused page waits and does not loop: %s", async (_, ms) => {
  const own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { pausedUntil: Date.now() + ms });
  page = await browser.open(`${server.url}/sample.html`);
  const worker = await browser.worker();
  // Each round of a loop would read the status and report it to the listeners.
  const told = () => worker.evaluate(() => (globalThis as unknown as { told: number }).told);
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    const port = chrome.tabs.connect(tab?.id ?? 0, { name: "cideng-page" });
    Object.assign(globalThis, { told: 0 });
    port.onMessage.addListener(() => ((globalThis as unknown as { told: number }).told += 1));
  });
  await vi.waitFor(async () => expect(await told()).toBeGreaterThan(0));
  await vi.waitFor(async () => {
    const before = await told();
    const lit = await readThroughout(page, () => CSS.highlights.size);
    expect(new Set(lit)).toEqual(new Set([0]));
    expect(await told()).toBe(before);
  });
  await ask(own, "settings.change", { pausedUntil: 0 });
  await waitPainted(page, "三单制");
});

describe("a local file", () => {
  const file = path.join(files, "a.html");
  writeFileSync(
    file,
    `<!doctype html><meta charset=utf-8><p style="font-size:24px">实行三单制。</p>`,
  );
  const url = pathToFileURL(file).href;

  test("is lit if that is allowed, with card and site switch", async () => {
    page = await browser.open(url);
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    await cardWith(page, "三单制");
    const popup = await browser.openPopup(page);
    await popup.getByRole("switch", { name: "On for file://" }).waitFor();
  });

  test("needs a setting otherwise, and the popup says so", async () => {
    const id = new URL(browser.origin.replace("chrome-extension", "http")).host;
    page = await browser.context.newPage();
    await page.goto(url);
    const popup = await browser.context.newPage();
    // Switching it off in the browser's page would restart the extension. This is what the browser
    // then reports.
    await popup.addInitScript((address) => {
      chrome.extension.isAllowedFileSchemeAccess = () => Promise.resolve(false);
      chrome.tabs.query = () =>
        Promise.resolve([{ id: 999_999, url: address, status: "complete" } as Browser.tabs.Tab]);
    }, url);
    await popup.goto(`${browser.origin}/popup.html`);
    await popup.getByText("Allow access to file URLs").waitFor();
    const [opened] = await Promise.all([
      browser.context.waitForEvent("page"),
      popup.getByRole("button", { name: "Open that setting" }).click(),
    ]);
    await opened.waitForURL(`chrome://extensions/?id=${id}`);
    expect(await popup.innerText("main")).not.toContain("keeps extensions out");
  });
});
