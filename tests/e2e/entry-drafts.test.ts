/** What is written of a term and not saved is kept; the entries beside the editor. By the keyboard. */
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const REPORT = "doc/fuzhou-jiguan-dangjian";
const BACK = "These changes were not saved when the editor was left.";

async function open(place: string): Promise<Page> {
  const page = await browser.openOwn(`reader.html#/${REPORT}/${place}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator(".entry-editor").waitFor();
  return page;
}
const definition = (page: Page) => page.getByLabel("Definition in English");
const written = (page: Page) => definition(page).inputValue();
const back = (page: Page) => page.getByText(BACK);
const list = (page: Page) => page.getByRole("navigation", { name: "Terms" });

async function write(page: Page, text: string): Promise<void> {
  await definition(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test("a term that was left unsaved is here again, until it is saved or given up", async () => {
  const page = await open("edit/sandan-zhi");
  const saved = await written(page);
  await write(page, "Half a thought");
  // Another entry, another view, and a page that is loaded anew.
  await list(page)
    .getByRole("link", { name: /^堡垒工程/u })
    .press("Enter");
  await page.getByRole("heading", { name: "堡垒工程", level: 1 }).waitFor();
  expect(await back(page).count()).toBe(0);
  await page.goBack();
  await back(page).waitFor();
  expect(await written(page)).toBe("Half a thought");
  await page.reload();
  await back(page).waitFor();
  expect(await written(page)).toBe("Half a thought");
  await page.getByRole("button", { name: "Discard them" }).press("Enter");
  expect(await written(page)).toBe(saved);
  expect(await back(page).count()).toBe(0);
  await page.reload();
  await page.locator(".entry-editor").waitFor();
  expect(await written(page)).toBe(saved);
  // Cancelling gives it up too.
  await write(page, "Not meant");
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await page.locator(".term-view").waitFor();
  await page.goBack();
  await page.locator(".entry-editor").waitFor();
  expect(await written(page)).toBe(saved);
  await write(page, "Management by three lists.");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await page.locator(".term-view", { hasText: "Management by three lists." }).waitFor();
  await page.goBack();
  await page.locator(".entry-editor").waitFor();
  expect(await written(page)).toBe("Management by three lists.");
  expect(await back(page).count()).toBe(0);
});

test("a draft of a term that was saved elsewhere meanwhile says so, and replaces nothing unasked", async () => {
  const page = await open("edit/baolei-gongcheng");
  await write(page, "Mine");
  const other = await open("edit/baolei-gongcheng");
  await back(other).waitFor();
  await write(other, "Theirs");
  await other.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await other.locator(".term-view", { hasText: "Theirs" }).waitFor();
  await write(page, "Mine again");
  await page.reload();
  await back(page).waitFor();
  expect(await written(page)).toBe("Mine again");
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Discard them" }).press("Enter");
  expect(await written(page)).toBe("Theirs");
  expect(await page.getByRole("alert").count()).toBe(0);
});

test("a new term that was left unsaved is here again", async () => {
  const page = await open("new");
  const form = page.getByLabel("Term", { exact: true });
  await form.focus();
  await page.keyboard.insertText("近邻夜校");
  await page.goto("about:blank");
  await page.goBack();
  await back(page).waitFor();
  expect(await form.inputValue()).toBe("近邻夜校");
  await form.press("Enter");
  await page.locator(".term-view h1", { hasText: "近邻夜校" }).waitFor();
  await page.evaluate((hash) => (location.hash = hash), `#/${REPORT}/new`);
  await page.locator(".entry-editor").waitFor();
  expect(await form.inputValue()).toBe("");
});

test("the entries beside the editor are filtered, and lead from one to the next", async () => {
  const page = await open("edit/sandan-zhi");
  const current = list(page).locator("[aria-current=page]");
  expect(await current.innerText()).toContain("三单制");
  const all = await list(page).getByRole("listitem").count();
  await list(page).getByRole("searchbox").focus();
  await page.keyboard.insertText("jlzx");
  await vi.waitFor(async () =>
    expect(await list(page).getByRole("listitem").count()).toBeLessThan(all),
  );
  await list(page).getByRole("searchbox").fill("jinlin");
  await vi.waitFor(async () =>
    expect(await list(page).getByRole("listitem").allInnerTexts()).toContainEqual(
      expect.stringContaining("近邻党建"),
    ),
  );
  await list(page).getByRole("searchbox").press("Tab");
  await page.keyboard.press("Enter");
  await vi.waitFor(async () => expect(await current.innerText()).toContain("近邻"));
  expect(await page.locator(".entry-editor h1").innerText()).toContain("近邻");
});

test("the entries beside the editor are one stop for Tab, and the arrow keys go from one to the next", async () => {
  const page = await open("edit/sandan-zhi");
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText.split("\n")[0]);
  // What is around the list stays in sight, however far down the entry is.
  expect(await list(page).getByRole("searchbox").isVisible()).toBe(true);
  const box = await list(page).getByRole("searchbox").boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  await list(page).getByRole("searchbox").focus();
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("三单制");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("New term");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowUp");
  const before = await focused();
  expect(before).not.toBe("三单制");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: before ?? "", level: 1 }).waitFor();
  await list(page).getByRole("searchbox").fill("sandan");
  await vi.waitFor(async () =>
    expect(await list(page).getByRole("listitem").count()).toBeLessThan(3),
  );
  await list(page).getByRole("searchbox").press("ArrowDown");
  expect(await focused()).toBe("三单制");
});
