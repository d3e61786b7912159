/** Where the keyboard's focus is in the reader: it goes to what was opened, and is not lost. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { Chromium } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const REPORT = "doc/fuzhou-jiguan-dangjian";
const PLAN = {
  name: "规划.txt",
  mimeType: "text/plain",
  buffer: Buffer.from("城市基层治理规划\n一、总体要求\n以五社联动引领城市基层治理。\n"),
};

/** On a busy machine, what is opened takes a while. */
const WAIT = { timeout: 10_000 };

let page: Page;

async function open(place: string): Promise<void> {
  page = await browser.openOwn(`reader.html#/${place}`);
  await page.locator("main").first().waitFor();
}

/** The element that has the focus: its name, its words, or what it is. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const it = document.activeElement as HTMLElement;
    if (it === document.body) return "nothing";
    const name = it.getAttribute("aria-label") ?? (it as HTMLInputElement).labels?.[0]?.innerText;
    return it.id === "main" ? "main" : (name ?? it.innerText).trim();
  });
/** Presses a key until something has the focus. */
async function go(expected: RegExp, key = "Tab"): Promise<void> {
  for (let i = 0; i < 60 && !expected.test(await focused()); i += 1) await page.keyboard.press(key);
  expect(await focused()).toMatch(expected);
}

test("it goes to the view that a key opens, and to the passage that its address names", async () => {
  await open("library");
  await go(/^Fuzhou report/u);
  await page.keyboard.press("Enter");
  await page.locator("article.report").waitFor();
  await expect.poll(focused, WAIT).toMatch("main");
  await go(/^Terms/u, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".index-group").first().waitFor();
  await expect.poll(focused, WAIT).toMatch("main");
  // What follows is in the view, not in the outline.
  await page.keyboard.press("Tab");
  await expect.poll(focused, WAIT).toMatch("Find terms");
  // The outline is one stop for Tab; the arrow keys go through it.
  await go(/^Notes/u, "Shift+Tab");
  for (let i = 0; i < 2; i += 1) await page.keyboard.press("Shift+Tab");
  expect(await focused()).toMatch("Relations");
  await page.keyboard.press("Tab");
  await go(/^聚焦中心勇作为/u, "ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".passage-row.chosen").waitFor();
  await expect.poll(focused, WAIT).toMatch(/^聚焦中心勇作为/u);
  expect(await page.evaluate(() => document.activeElement?.className)).toContain("passage-row");
});

test("it is never below the bar at the top, whichever way it goes", async () => {
  await open(`${REPORT}/terms/pinyin`);
  await page.locator(".index-group").first().waitFor();
  await go(/^百个分团/u);
  const tops: number[] = [];
  for (let i = 0; i < 40; i += 1) await page.keyboard.press("Tab");
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Shift+Tab");
    tops.push(
      await page.evaluate(() => (document.activeElement as Element).getBoundingClientRect().top),
    );
  }
  const bar = await page.locator(".top").evaluate((it) => it.getBoundingClientRect().bottom);
  // With its ring, which is 4 pixels wider.
  expect(Math.min(...tops)).toBeGreaterThanOrEqual(bar + 4);
});

test("a document is added by keys alone: its name has the focus, and Enter adds it", async () => {
  await open("add");
  await page.locator("input[type=file]").setInputFiles(PLAN);
  await expect.poll(focused, WAIT).toMatch("Name on cards");
  await page.keyboard.press("Enter");
  await page.locator("article.report").waitFor();
  await expect.poll(focused, WAIT).toMatch("main");
});

test("what a control leaves behind when it goes has the focus after it", async () => {
  await open(`${REPORT}/new/五社联动/p20`);
  await page.locator(".entry-editor").waitFor();
  await expect.poll(focused, WAIT).toMatch("Term");
  await go(/^Fill in/u);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toMatch("Pinyin");
  await go(/^Remove: paragraph/u);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toMatch("Definition in Chinese");
});

test("after a document was removed, what undoes that has the focus, and then what follows it", async () => {
  await open("library");
  await go(/^More on 城市基层治理规划/u);
  await page.keyboard.press("Enter");
  await go(/^Remove/u);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toMatch("Undo");
  await page.keyboard.press("Enter");
  await page.locator(".shelf-row").nth(1).waitFor();
  await expect.poll(focused, WAIT).toMatch("New glossary");
});

test("in a narrow window, the menu takes the focus, gives it back, and closes when it is left", async () => {
  await open("library");
  await page.setViewportSize({ width: 390, height: 700 });
  const menu = page.locator("#sidebar");
  const links = menu.locator("a");
  expect(await links.first().isVisible()).toBe(false);
  expect(await menu.locator(".shelves").first().isVisible()).toBe(false);
  await go(/^Menu$/u);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toBe("Library");
  await page.keyboard.press("Escape");
  await expect.poll(focused, WAIT).toBe("Menu");
  expect(await links.first().isVisible()).toBe(false);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toBe("Library");
  await go(/^Search terms/u);
  await expect.poll(() => links.first().isVisible()).toBe(false);
});

test("in a narrow window, the views at its foot are last; in a wide one they are in the sidebar again", async () => {
  await open(`${REPORT}/check`);
  await page.getByRole("heading", { name: "What to look at in these terms" }).waitFor();
  const parts = page.getByRole("navigation", { name: "Parts of the document" });
  await page.setViewportSize({ width: 390, height: 700 });
  await page.getByRole("button", { name: "Menu" }).waitFor();
  await expect.poll(() => parts.count(), WAIT).toBe(1);
  await expect.poll(() => page.locator("#sidebar .parts").count(), WAIT).toBe(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Menu");
  await go(/^Text/u);
  await go(/^Relations/u);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toBe("main");
  await page.setViewportSize({ width: 1000, height: 700 });
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .waitFor();
  expect(await parts.count()).toBe(1);
});

test("a note that was edited, and one whose editing was given up, has the focus again; steps that are over keep it", async () => {
  await open(`${REPORT}/text/p32`);
  await page.locator(".passage-row.chosen").waitFor();
  await page.locator("[data-passage=p32] .address").focus();
  await page.keyboard.press("Tab");
  await expect.poll(focused, WAIT).toBe("Add a note");
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toBe("Note");
  await page.keyboard.type("责任");
  await page.keyboard.press("Control+Enter");
  await page.locator(".note-text").first().waitFor();
  await page.goto(`${browser.origin}/reader.html#/notes`);
  await page.locator(".note-text").waitFor();
  for (const [leave, heir] of [
    [/^Cancel$/u, /^Edit$/u],
    // The saved note as a whole: what undoes its saving is the next stop, behind the link to its passage.
    [/^Save$/u, /责任制/u],
  ] as const) {
    await go(/^Edit$/u);
    await page.keyboard.press("Enter");
    await expect.poll(focused, WAIT).toBe("Note");
    await page.keyboard.type("制");
    await go(leave);
    await page.keyboard.press("Enter");
    await expect.poll(focused, WAIT).toMatch(heir);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Undo");
  // Nothing is left to be done again, and the button says so.
  await go(/^Undo: /u, "Shift+Tab");
  await page.keyboard.press("Enter");
  // Before that, the Tab key would go past it.
  await page.getByRole("button", { name: /^Redo: /u }).waitFor();
  await go(/^Redo: /u);
  await page.keyboard.press("Enter");
  await expect.poll(focused, WAIT).toBe("Redo");
});

test("a panel is closed when the focus leaves it: it would lie over what has the focus", async () => {
  await open("library");
  const panel = page.locator(".shelf-panel:popover-open");
  await go(/^More on Fuzhou report/u);
  await page.keyboard.press("Enter");
  await panel.waitFor();
  await page.keyboard.press("Tab");
  expect(await panel.count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await expect.poll(focused, WAIT).toBe("More on Fuzhou report");
  expect(await panel.count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await expect.poll(() => panel.count(), WAIT).toBe(0);
  expect(await focused()).toBe("Fuzhou report is on");
});

test("the ring of a paragraph's number is around the number", async () => {
  await open(`${REPORT}/text/p32`);
  await page.locator(".passage-row.chosen").waitFor();
  const box = (selector: string) =>
    page.locator(`[data-passage=p32] ${selector}`).evaluate((it) => it.getBoundingClientRect());
  const [number, words] = [await box(".address"), await box(".words")];
  expect(words.height).toBeGreaterThan(60);
  expect(number.height).toBeLessThan(40);
  expect(number.width).toBeLessThan(30);
});

test("nothing moves sideways when a view is longer than the window", async () => {
  const other = await new Chromium().start({ hasScrollBars: true });
  try {
    page = await other.openOwn("reader.html#/notes");
    await page.locator(".notes-view").waitFor();
    const place = () =>
      page.evaluate(() => ({
        isLong: document.documentElement.scrollHeight > innerHeight,
        right: document.querySelector("[popovertarget=keys]")?.getBoundingClientRect().right,
      }));
    const before = await place();
    expect(before.isLong).toBe(false);
    await page.goto(`${other.origin}/reader.html#/${REPORT}/terms/pinyin`);
    await page.locator(".index-group").first().waitFor();
    expect(await place()).toEqual({ isLong: true, right: before.right });
  } finally {
    await other.close();
  }
});

test("in the list of relations, the arrow keys keep to the row", async () => {
  await open(`${REPORT}/relations/sandan-zhi`);
  await page.setViewportSize({ width: 1200, height: 700 });
  await page.getByRole("radio", { name: "List" }).check();
  await go(/^问题清单/u);
  await page.keyboard.press("ArrowLeft");
  expect(await focused()).toMatch(/^责任清单/u);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toMatch(/^整改清单/u);
});

test("when all candidates of a kind were kept, the keys of the review still work", async () => {
  await open("add");
  await page.locator("input[type=file]").setInputFiles("tests/documents/plan.txt");
  await page.getByRole("button", { name: "Add to the library" }).click();
  await page.locator("article.report").waitFor();
  await page.goto(page.url().replace("/text", "/candidates"));
  await page.locator(".candidate").first().waitFor();
  const kept = page.getByRole("button", { name: /^Kept/u });
  await page.getByLabel("Why").selectOption({ label: "repeated" });
  await go(/^Keep all/u);
  await page.keyboard.press("Enter");
  await expect.poll(() => kept.innerText(), WAIT).not.toMatch(/\b0$/u);
  await expect.poll(focused, WAIT).not.toMatch(/^Keep all/u);
  await page.keyboard.press("u");
  await expect.poll(() => kept.innerText(), WAIT).toMatch(/\b0$/u);
});
