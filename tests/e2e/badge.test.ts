/** The badge of the toolbar button, as the browser has it. */
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Chromium, ask, painted, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;
let popup: Page;
/** The tab of `page`. */
let tab: number;

async function open(name: string): Promise<void> {
  page = await browser.open(`${server.url}/${name}`);
  await page.bringToFront();
  tab = await activeTab();
}

async function activeTab(): Promise<number> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const [active] = await chrome.tabs.query({ active: true });
    return active?.id as number;
  });
}

/** @param tabId undefined for the text of all tabs */
async function textOf(tabId?: number): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(
    (id) => chrome.action.getBadgeText(id === null ? {} : { tabId: id }),
    tabId ?? null,
  );
}
const waitText = (text: string, tabId?: number) =>
  vi.waitFor(async () => expect(await textOf(tabId)).toBe(text), { timeout: 20_000 });

const choice = () => popup.getByRole("switch", { name: "Number of lit terms on the lamp" });

/** The number of terms that the popup lists as lit. */
const listed = () => popup.locator(".page > ul > li").count();

async function openSample(): Promise<void> {
  await open("sample.html");
  await waitPainted(page, "三单制");
}

async function openPopup(): Promise<void> {
  popup = await browser.openPopup(page);
  await popup.locator(".page li").first().waitFor();
}

beforeEach(openSample);
afterEach(async () => {
  const own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { pausedUntil: 0, badgeCount: true, level: "normal" });
  await ask(own, "site.switch", { host: new URL(server.url).host, on: true });
});

describe("the number of lit terms", () => {
  test("is shown once the popup has asked the page, and stays when it is closed", async () => {
    expect(await textOf(tab)).toBe("");
    await openPopup();
    await vi.waitFor(async () => expect(await textOf(tab)).toBe(String(await listed())));
    const number = await textOf(tab);
    expect(Number(number)).toBeGreaterThan(3);
    await popup.close();
    expect(await textOf(tab)).toBe(number);
    expect(await textOf()).toBe("");
  });

  test("goes when the tab is navigated", async () => {
    await openPopup();
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(3));
    await popup.close();
    await page.goto(`${server.url}/gov.html`);
    await waitText("", tab);
  });

  test("follows the level while the popup is open", async () => {
    await open("gov.html");
    await openPopup();
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(3));
    const normal = Number(await textOf(tab));
    await ask(popup, "settings.change", { level: "everything" });
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(normal));
    await vi.waitFor(async () => expect(await textOf(tab)).toBe(String(await listed())));
  });

  test("can be switched off in the settings", async () => {
    await openPopup();
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(3));
    await popup.getByRole("button", { name: "Settings" }).click();
    await choice().uncheck();
    await waitText("", tab);
    await popup.close();
    await openPopup();
    // The status that the popup shows has arrived, and is not in the badge.
    expect(await textOf(tab)).toBe("");
    await popup.getByRole("button", { name: "Settings" }).click();
    await choice().check();
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(3));
  });
});

test("a site that is switched off has “off”, with or without the number", async () => {
  await openPopup();
  await popup.getByRole("switch").click();
  await waitText("off", tab);
  expect(await textOf()).toBe("");
  await ask(popup, "settings.change", { badgeCount: false });
  await waitText("off", tab);
  await popup.getByRole("switch").click();
  await waitText("", tab);
});

describe("a pause", () => {
  test("is shown on all tabs, also on one that had a number, and ends with it", async () => {
    await openPopup();
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(3));
    await popup.close();
    const [first, number] = [tab, await textOf(tab)];
    await open("gov.html");
    await openPopup();
    await popup.getByRole("button", { name: "Pause for an hour" }).click();
    await waitText("❚❚");
    await waitText("❚❚", first);
    await waitText("❚❚", tab);
    await popup.getByRole("button", { name: "Resume" }).click();
    await waitText("");
    await waitText("", first);
    await vi.waitFor(async () => expect(Number(await textOf(tab))).toBeGreaterThan(3));
    expect(number).not.toBe("");
  });

  test("that is over is gone by itself, and after the background was ended meanwhile", async () => {
    const own = await browser.openOwn("popup.html");
    const pause = () => ask(own, "settings.change", { pausedUntil: Date.now() + 5000 });
    await pause();
    await waitText("❚❚");
    await waitText("");
    // Its timer ends with the background. The next request starts it again.
    await pause();
    await waitText("❚❚");
    await browser.stopBackground();
    await page.bringToFront();
    await vi.waitFor(async () => expect(await painted(page)).not.toEqual([]), { timeout: 20_000 });
    await ask(own, "settings.get", {});
    await waitText("");
  });
});

test("nothing but the popup or the panel makes a number, however many pages are read", async () => {
  await open("gov.html");
  await vi.waitFor(async () => expect(await painted(page)).not.toEqual([]));
  expect(await textOf(tab)).toBe("");
});

test("a store that cannot be opened has “!”, which no number hides", async () => {
  const other = new Chromium();
  try {
    await other.start();
    const sample = await other.open(`${server.url}/sample.html`);
    await waitPainted(sample, "三单制");
    await sample.bringToFront();
    const worker = await other.worker();
    const id = await worker.evaluate(
      async () => (await chrome.tabs.query({ active: true }))[0]?.id,
    );
    const text = () =>
      worker.evaluate(
        async (tabId) => [
          await chrome.action.getBadgeText({}),
          await chrome.action.getBadgeText({ tabId }),
        ],
        id,
      );
    expect(await text()).toEqual(["", ""]);
    await worker.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("no", "UnknownError");
      };
    });
    // Each request prepares the background first.
    const asking = await other.openPopup(sample);
    await vi.waitFor(async () => expect(await text()).toEqual(["!", "!"]));
    // The popup has learned of the page what it would show otherwise.
    await asking.getByRole("switch").waitFor();
    expect(await text()).toEqual(["!", "!"]);
  } finally {
    await other.close();
  }
});
