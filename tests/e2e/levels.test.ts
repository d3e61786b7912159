/** The level at which pages are lit. It is chosen in the popup, for all sites or for one. */
import type { Page } from "playwright-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ask, painted, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

afterEach(async () => {
  const own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { level: "normal" });
  for (const { host } of [new URL(server.url), new URL(elsewhere())]) {
    await ask(own, "site.level", { host, level: null });
  }
});

/** The address of the same pages under another host. */
const elsewhere = (): string => server.url.replace("127.0.0.1", "localhost");

async function open(url: string): Promise<{ page: Page; popup: Page }> {
  const page = await browser.open(url);
  // The whole page is in view, so that all of its lit terms are painted.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await vi.waitFor(async () => expect(await painted(page)).not.toEqual([]));
  const popup = await browser.openPopup(page);
  await popup.locator(".page li").first().waitFor();
  return { page, popup };
}

const waitDark = (page: Page, text: string) =>
  vi.waitFor(async () => expect((await painted(page)).join()).not.toContain(text));

/** The number of painted places, including guesses. */
const countPainted = (page: Page) =>
  page.evaluate(() =>
    [...CSS.highlights].reduce(
      (sum, [name, ranges]) => sum + (name.startsWith("cideng-") ? ranges.size : 0),
      0,
    ),
  );

/**
 * Waits until every place that the popup counts is painted. A page behind another tab is not
 * painted.
 */
async function waitWhole(page: Page, popup: Page): Promise<void> {
  await vi.waitFor(async () => {
    await popup.bringToFront();
    const counts = await popup.locator(".page > ul .count").allInnerTexts();
    const all = counts.reduce((sum, it) => sum + Number(it), 0);
    await page.bringToFront();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect([all > 0, await countPainted(page)]).toEqual([true, all]);
  });
}

/** The share of a page's visible Chinese characters that are lit. */
const shareOf = (page: Page) =>
  page.evaluate(() => {
    const han = /\p{Script=Han}/gu;
    const countOf = (text: string): number => text.match(han)?.length ?? 0;
    const lit = [...CSS.highlights].flatMap(([name, ranges]) =>
      name.startsWith("cideng-") ? [...ranges] : [],
    );
    const texts = lit.map((it) => {
      const range = new Range();
      range.setStart(it.startContainer, it.startOffset);
      range.setEnd(it.endContainer, it.endOffset);
      return range.toString();
    });
    return countOf(texts.join("")) / countOf(document.body.innerText);
  });

describe("at the first start", () => {
  test.each([
    ["a government page", "gov.html", 0.2, ["三单制", "达标创星", "蓝青工程"]],
    ["an article of WeChat", "wx.html", 0.06, []],
  ])("%s has its terms lit, but not every phrase", async (_, name, most, own) => {
    const page = await browser.open(`${server.url}/${name}`);
    await page.setViewportSize({ width: 1280, height: 2400 });
    for (const form of own) {
      await vi.waitFor(async () => expect((await painted(page)).join()).toContain(form));
    }
    const popup = await browser.openPopup(page);
    await popup.locator("details.dark").waitFor();
    await waitWhole(page, popup);
    const normal = await shareOf(page);
    await ask(popup, "settings.change", { level: "everything" });
    await vi.waitFor(async () => expect(await popup.locator("details.dark").count()).toBe(0));
    await waitWhole(page, popup);
    console.log(`${name}: ${normal} lit at Normal, ${await shareOf(page)} at Everything`);
    expect(normal).toBeLessThanOrEqual(most);
  });
});

test("the level is chosen with the keyboard, and the page follows at once", async () => {
  const { page, popup } = await open(`${server.url}/gov.html`);
  await waitPainted(page, "模范机关");
  await popup.bringToFront();
  await popup.getByRole("radio", { name: "Normal" }).focus();
  await popup.keyboard.press("ArrowLeft");
  await page.bringToFront();
  await waitDark(page, "模范机关");
  await waitPainted(page, "三单制");
  await popup.bringToFront();
  await popup.getByRole("radio", { name: "Quiet" }).focus();
  await popup.keyboard.press("ArrowLeft");
  await page.bringToFront();
  await waitPainted(page, "高质量发展");
});

test("the popup counts the terms that the level does not light separately", async () => {
  const { popup } = await open(`${server.url}/gov.html`);
  const dark = popup.locator("details.dark");
  expect(await dark.locator("summary").innerText()).toMatch(
    /^Common policy terms \d+, not lit at Normal$/u,
  );
  await dark.locator("summary").click();
  expect((await dark.locator(".term").allInnerTexts()).join()).toContain("高质量发展");
  await dark.getByRole("button", { name: "高质量发展" }).first().click();
  await vi.waitFor(async () => expect(await popup.locator("h1").innerText()).toBe("高质量发展"));
});

test("one site can have its own level", async () => {
  const { page, popup } = await open(`${server.url}/gov.html`);
  const { host } = new URL(server.url);
  await waitPainted(page, "模范机关");
  await popup.getByRole("checkbox", { name: `Only on ${host}` }).check();
  await popup.getByRole("radio", { name: "Quiet" }).check();
  await waitDark(page, "模范机关");
  const other = await browser.open(`${elsewhere()}/gov.html`);
  await waitPainted(other, "模范机关");
  // The data that a page's process can read does not name a site.
  const worker = await browser.worker();
  const stored = await worker.evaluate(() => chrome.storage.local.get());
  const names = Object.keys(stored).filter((it) => it.startsWith("level "));
  expect(names).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(host);
  await page.reload();
  await waitPainted(page, "三单制");
  expect((await painted(page)).join()).not.toContain("模范机关");
  await popup.getByRole("checkbox", { name: `Only on ${host}` }).uncheck();
  await waitPainted(page, "模范机关");
});

test("if a page has only common phrases, the popup says that they are not lit, and lights them at a click", async () => {
  const page = await browser.open(`${server.url}/blank.html`);
  await page.evaluate(() => {
    document.body.textContent = "推动高质量发展，走在前、作表率。";
    // Data of the page's own, longer than any text.
    const data = document.createElement("script");
    data.type = "application/json";
    data.textContent = "党".repeat(400_000);
    document.body.prepend(data);
  });
  const popup = await browser.openPopup(page);
  await vi.waitFor(async () =>
    expect(await popup.locator(".page").innerText()).toMatch(
      /Nothing to light here\s+\d+ common terms? (?:is|are) not lit at Normal\./u,
    ),
  );
  expect(await painted(page)).toEqual([]);
  await popup.getByRole("button", { name: "Light at Everything" }).click();
  await page.bringToFront();
  await vi.waitFor(async () => expect(await painted(page)).not.toEqual([]));
});
