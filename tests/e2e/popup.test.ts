import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { hover, painted, waitPainted, cardWith } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;
let popup: Page;

async function openPopup(): Promise<void> {
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "三单制");
  popup = await browser.openPopup(page);
  await popup.locator(".page li").first().waitFor();
}
const options = () => popup.locator("[role=option]");
const search = (query: string) => popup.getByRole("combobox").fill(query);

describe("the popup", () => {
  test("has the focus in the search box at once", async () => {
    await openPopup();
    expect(await popup.evaluate(() => document.activeElement?.getAttribute("role"))).toBe(
      "combobox",
    );
  });

  test("opens from the toolbar button", async () => {
    page = await browser.open(`${server.url}/sample.html`);
    const own = await browser.openOwn("popup.html");
    await page.bringToFront();
    await own.evaluate(() => chrome.action.openPopup());
    const text = () =>
      own.evaluate(() => {
        const [view] = chrome.extension.getViews({ type: "popup" });
        return (view as typeof globalThis | undefined)?.document.body.innerText ?? "";
      });
    await vi.waitFor(async () => expect(await text()).toContain("三单制"), { timeout: 10_000 });
  });

  test.each([
    ["近邻", "近邻党建"],
    ["jinlin", "近邻党建"],
    ["jldj", "近邻党建"],
    ["fortress", "堡垒工程"],
    ["#近邻党建#", "近邻党建"],
    ["近邻党建、堡垒工程", "近邻党建"],
    ["党建 机关", "机关党建"],
    ["djsy", "党建+双拥"],
    ["zhuanbangdai", "传帮带"],
  ])("finds by “%s” the term %s first, with the hit marked", async (query, form) => {
    await openPopup();
    await search(query);
    await vi.waitFor(async () =>
      expect(await options().first().locator("b").innerText()).toBe(form),
    );
    expect(await options().first().locator("mark").count()).toBeGreaterThan(0);
  });

  test("is operated with the arrow keys and Enter", async () => {
    await openPopup();
    await search("党建");
    await vi.waitFor(async () => expect(await options().count()).toBeGreaterThan(3));
    const selected = () => popup.locator("[aria-selected=true]");
    const second = await options().nth(1).innerText();
    await popup.keyboard.press("ArrowDown");
    expect(await selected().innerText()).toBe(second);
    expect(await popup.getByRole("combobox").getAttribute("aria-activedescendant")).toBe(
      await selected().getAttribute("id"),
    );
    await popup.keyboard.press("ArrowUp");
    await popup.keyboard.press("ArrowUp");
    expect(await selected().innerText()).toBe(await options().last().innerText());
    await popup.keyboard.press("ArrowDown");
    await popup.keyboard.press("ArrowDown");
    const form = await selected().locator("b").innerText();
    await popup.keyboard.press("Enter");
    expect(await popup.locator("h1").innerText()).toBe(form);
    await popup.getByRole("button", { name: "Back" }).click();
    expect(await popup.getByRole("combobox").inputValue()).toBe("党建");
  });

  test("finds passages and opens them completely", async () => {
    await openPopup();
    await search("抛荒地");
    await options().first().click();
    expect(await popup.locator("blockquote").innerText()).toContain(
      "发动市、县机关党员干部认种抛荒地4014.8亩",
    );
  });

  test("says so if nothing is found", async () => {
    await openPopup();
    await search("zzzz");
    await vi.waitFor(async () =>
      expect(await popup.innerText("main")).toContain("Nothing found for “zzzz”."),
    );
  });

  test("lists the page's terms with their counts and opens one", async () => {
    await openPopup();
    const entry = popup.locator(".page li", { hasText: "近邻党建" });
    expect(await entry.locator(".count").innerText()).toBe("2");
    await entry.getByRole("button").first().click();
    expect(await popup.locator("h1").innerText()).toBe("近邻党建");
  });

  test("what the keyboard has the focus on is seen with its ring, above the actions too", async () => {
    await openPopup();
    await popup.setViewportSize({ width: 400, height: 600 });
    /** How far the ring reaches beyond what shows it, in pixels. */
    const hidden = () =>
      popup.evaluate(() => {
        const it = document.activeElement as HTMLElement;
        const { outlineOffset, outlineWidth } = getComputedStyle(it);
        const ring = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
        const box = it.getBoundingClientRect();
        const around = it.closest(".body, .detail")?.getBoundingClientRect();
        const actions = document.querySelector(".actions");
        const isAction = actions?.contains(it) ?? true;
        const foot = isAction ? innerHeight : actions!.getBoundingClientRect().top;
        const top = around?.top ?? 0;
        const bottom = Math.min(around?.bottom ?? innerHeight, foot);
        return Math.max(0, top - box.top + ring, ring - box.left, box.bottom + ring - bottom);
      });
    const walk = async (times: number) => {
      const all: number[] = [];
      for (let i = 0; i < times; i += 1) {
        await popup.keyboard.press("Tab");
        all.push(await hidden());
      }
      return Math.max(...all);
    };
    expect(await walk(4)).toBe(0);
    await popup.locator(".page li", { hasText: "近邻党建" }).getByRole("button").first().focus();
    await popup.keyboard.press("Enter");
    await popup.locator(".actions").waitFor();
    // The entry has the focus, so that keys scroll it.
    await vi.waitFor(async () =>
      expect(await popup.evaluate(() => document.activeElement?.className)).toBe("detail"),
    );
    expect(await walk(10)).toBe(0);
    await popup.getByRole("button", { name: "Back" }).press("Enter");
    await popup.getByRole("button", { name: "Settings" }).press("Enter");
    await popup.locator(".settings").waitFor();
    expect(await walk(14)).toBe(0);
  });

  test("counts the terms in a page's frames too", async () => {
    page = await browser.open(`${server.url}/frames.html`);
    popup = await browser.openPopup(page);
    const count = popup.locator(".page li", { hasText: "近邻党建" }).locator(".count");
    // Outside 1, in srcdoc, about:blank and blob 1 each, in three sample pages 2 each.
    await vi.waitFor(async () => expect(await count.innerText()).toBe("10"), { timeout: 15_000 });
  });

  test("switches a site off and on, even in open tabs, and remembers", async () => {
    await openPopup();
    await popup.getByRole("switch").click();
    await vi.waitFor(async () => expect(await painted(page)).toEqual([]));
    await vi.waitFor(async () =>
      expect(await popup.innerText(".page")).toContain("Cideng is off on "),
    );
    await page.reload();
    await popup.reload();
    await vi.waitFor(async () => expect(await popup.getByRole("switch").isChecked()).toBe(false));
    expect(await painted(page)).toEqual([]);
    await popup.getByRole("switch").click();
    await waitPainted(page, "三单制");
    await page.bringToFront();
    await hover(page, "三单制");
    await cardWith(page, "三单制");
  });

  test("says why a page cannot be lit", async () => {
    page = await browser.context.newPage();
    popup = await browser.openPopup(page);
    await vi.waitFor(async () =>
      expect(await popup.innerText("main")).toContain("keeps extensions out of this page"),
    );
  });
});

describe("the bundled data", () => {
  test("is restored if the published values are lost", async () => {
    await openPopup();
    const before = await popup.evaluate(() => chrome.storage.local.get());
    expect(Object.keys(before).length).toBeGreaterThan(4);
    await popup.evaluate(() => chrome.storage.local.clear());
    const now = () => popup.evaluate(() => chrome.storage.local.get());
    await vi.waitFor(async () => expect(await now()).toEqual(before));
    await waitPainted(page, "三单制");
  });

  test("is no larger in a page than necessary", () => {
    const lexicon = readFileSync(".output/chrome-mv3/in-page.js", "utf8");
    expect(lexicon).not.toContain("近邻党建");
  });
});
