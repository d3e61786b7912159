/** The figures, dates and citations of a document that was brought: corrected, dropped, completed. */
import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { cardWith, grow, hover, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const PLAN = `厦门市城市基层治理规划
（2026年11月1日）
一、总体要求
以五社联动引领城市基层治理，五社联动覆盖率达到90%以上。
二、主要任务
到2027年12月，建成近邻中心120个，改造小区35个。
`;
const NEWER = PLAN.replace(
  "二、主要任务\n",
  "二、主要任务\n推动党员常态化参与社区服务。\n",
).replace("建成近邻中心120个", "新建成近邻中心150个");
const { browser, server } = useChromium({
  pages: { "/a": "<!doctype html><meta charset=utf-8><p>各地推广五社联动。</p>" },
});

let page: Page;

const fileOf = (text: string) => ({
  name: "规划.txt",
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

/** The rows of the table: the value as written, and what it counts. */
const rows = async (): Promise<string[]> =>
  (await page.locator(".facts tr[data-fact]").allInnerTexts()).map((it) =>
    it.replaceAll(/\s+/gu, " ").trim(),
  );

const waitRows = (check: (all: string[]) => void): Promise<void> =>
  vi.waitFor(async () => check(await rows()));

/** Opens the row of a fact, in which its sentence is. */
async function choose(quote: string): Promise<void> {
  await page.locator(".facts td.value a", { hasText: quote }).click();
  await page.locator("tr.sentence").waitFor();
}

/** The address of the document. */
let address: string;

beforeAll(async () => {
  page = await browser.openOwn("reader.html#/add");
  await page.locator("input[type=file]").setInputFiles(fileOf(PLAN));
  await page.getByRole("button", { name: "Add to the library" }).click();
  await page.locator("article.report").getByText("改造小区35个").waitFor();
  address = page.url();
});

beforeEach(async () => {
  page = await browser.open(address);
  await page.locator("article.report").getByText("改造小区35个").waitFor();
});

async function openFacts(): Promise<void> {
  await page.getByRole("link", { name: /^Facts/u }).click();
  await page.locator(".facts").waitFor();
}

test("the columns stay where they are when a fact is opened, corrected or dropped", async () => {
  await openFacts();
  const columns = (): Promise<number[]> =>
    page.locator(".facts thead th").evaluateAll((all) =>
      all.flatMap((it) => {
        const { left, right } = it.getBoundingClientRect();
        return [Math.round(left), Math.round(right)];
      }),
    );
  const before = await columns();
  await page.locator(".facts td.value a", { hasText: "120个" }).press("Enter");
  await page.locator("tr.sentence").waitFor();
  expect(await columns()).toEqual(before);
  await page.getByRole("button", { name: "Correct" }).press("Enter");
  await page.getByLabel("What it counts").waitFor();
  expect(await columns()).toEqual(before);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Drop", exact: true }).press("Enter");
  await page.locator(".facts .removed").waitFor();
  const after = await columns();
  await page.locator(".facts .removed").getByRole("button", { name: "Undo" }).press("Enter");
  await page.locator("tr.sentence").waitFor();
  expect(after).toEqual(before);
});

test("a figure is corrected by the keyboard, and shown as found again", async () => {
  await openFacts();
  await choose("120个");
  await page.getByRole("button", { name: "Correct" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What it counts").fill("近邻中心的数目");
  await page.keyboard.press("Enter");
  await waitRows((all) => expect(all.join()).toContain("120个 近邻中心的数目"));
  // Derived data is kept, and so is what was decided.
  await page.reload();
  await waitRows((all) => expect(all.join()).toContain("120个 近邻中心的数目"));
  await page.getByRole("button", { name: "Show as found" }).click();
  await waitRows((all) => expect(all.join()).not.toContain("近邻中心的数目"));
});

test("a figure is dropped, undone, dropped and brought back; others keep their places", async () => {
  await openFacts();
  const before = await rows();
  await choose("35个");
  await page.getByRole("button", { name: "Drop" }).click();
  const without = before.filter((it) => !it.startsWith("35个"));
  expect(without).toHaveLength(before.length - 1);
  await waitRows((all) => expect(all).toEqual(without));
  await page.getByRole("button", { name: "Undo" }).click();
  await waitRows((all) => expect(all).toEqual(before));
  await choose("35个");
  await page.getByRole("button", { name: "Drop" }).click();
  await waitRows((all) => expect(all).toEqual(without));
  await page.locator(".dropped-facts summary").click();
  await page.getByRole("button", { name: "Bring back" }).click();
  await waitRows((all) => expect(all).toEqual(before));
});

const focused = (): Promise<string> =>
  page.evaluate(() => {
    const it = document.activeElement as HTMLInputElement;
    return it.labels?.[0]?.innerText ?? it.innerText;
  });

test("a figure is dropped by the keyboard: what undoes that stands in its place, and has the focus", async () => {
  await openFacts();
  const before = await rows();
  await choose("120个");
  await page.getByRole("button", { name: "Drop" }).focus();
  await page.keyboard.press("Enter");
  await waitRows((all) => expect(all).toHaveLength(before.length - 1));
  await vi.waitFor(async () => expect(await focused()).toBe("Undo"));
  // The row behind it follows.
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("35个");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await waitRows((all) => expect(all).toEqual(before));
  await vi.waitFor(async () => expect(await focused()).toBe("120个"));
});

test("a correction has the focus; Escape leaves it, and without a change nothing is corrected", async () => {
  await openFacts();
  await choose("120个");
  const correct = page.getByRole("button", { name: "Correct" });
  await correct.focus();
  for (const key of ["Escape", "Enter"]) {
    await page.keyboard.press("Enter");
    await vi.waitFor(async () => expect(await focused()).toBe("What it counts"));
    await page.keyboard.press(key);
    await vi.waitFor(async () => expect(await focused()).toBe("Correct"));
    expect(await page.locator(".fact-decisions form").count()).toBe(0);
  }
  await page.reload();
  await page.locator(".fact-decisions").waitFor();
  expect(await page.getByRole("button", { name: "Show as found" }).count()).toBe(0);
});

test("two decisions that follow quickly on one another are both made", async () => {
  await openFacts();
  await choose("35个");
  await page.getByRole("button", { name: "Drop" }).click();
  await choose("90%");
  await page.getByRole("button", { name: "Drop" }).click();
  await waitRows((all) => {
    expect(all.join()).not.toContain("35个");
    expect(all.join()).not.toContain("90%");
  });
  await page.locator(".dropped-facts summary").click();
  for (const left of [1, 0]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await page.getByRole("button", { name: "Bring back" }).first().click();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await vi.waitFor(async () =>
      expect(await page.getByRole("button", { name: "Bring back" }).count()).toBe(left),
    );
  }
});

test("a date gets another day, and says of what", async () => {
  await openFacts();
  await choose("2026年11月1日");
  await page.getByRole("button", { name: "Correct" }).click();
  await page.getByLabel("What it counts").fill("印发");
  await page.getByRole("button", { name: "Save" }).click();
  await waitRows((all) => expect(all.join()).toContain("2026年11月1日 印发"));
});

test("a term's card has the figures of its clauses", async () => {
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.getByRole("link", { name: "New term" }).click();
  await page.getByRole("textbox", { name: "Term", exact: true }).fill("五社联动");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("h1", { hasText: "五社联动" }).waitFor();
  await page.locator(".term-view .figures", { hasText: "90%" }).waitFor();
  const web = await browser.open(`${server.url}/a`);
  await waitPainted(web, "五社联动");
  await hover(web, "五社联动");
  const card = await cardWith(web, "五社联动");
  await grow(card);
  await vi.waitFor(async () => expect(await card.locator(".figures").innerText()).toMatch(/90%/u));
  expect(await card.locator(".figures").innerText()).not.toContain("35个");
});

test("it is cited as what it is, with what was entered, and its passages with their sections", async () => {
  await page.getByRole("button", { name: "Cite" }).click();
  const panel = page.locator("#cite");
  const text = () => panel.locator("pre").innerText();
  expect(await text()).toContain("厦门市城市基层治理规划[R]. 〔出版地待填〕");
  await panel.getByRole("radio", { name: "Web page" }).check();
  await panel.getByLabel("Site").fill("厦门市人民政府网");
  await panel.getByLabel("Address").fill("https://www.xm.gov.cn/a.html");
  await panel.getByLabel("Read on").fill("2026-11-30");
  const expected =
    "厦门市城市基层治理规划[EB/OL]. 厦门市人民政府网(2026-11-01)[2026-11-30]. https://www.xm.gov.cn/a.html.";
  expect(await text()).toContain(expected);
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("Saved").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Cite" }).click();
  await vi.waitFor(async () => expect(await text()).toContain(expected));
  await panel.getByRole("radio", { name: "Book" }).check();
  await panel.getByLabel("Publisher").waitFor();
  expect(await text()).toContain("[M/OL]");
});

test("what was decided of facts and sources is there in a newer version", async () => {
  await openFacts();
  await choose("35个");
  await page.getByRole("button", { name: "Drop" }).click();
  await waitRows((all) => expect(all.join()).not.toContain("35个"));
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.getByRole("button", { name: /^More on .*基层治理/u }).click();
  await page.getByRole("link", { name: "Replace by a newer version" }).click();
  await page.locator("input[type=file]").setInputFiles(fileOf(NEWER));
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await page.locator("article.report").getByText("150个").waitFor();
  await openFacts();
  await waitRows((all) => {
    expect(all.join()).toContain("150个");
    expect(all.join()).not.toContain("35个");
    expect(all.join()).toContain("2026年11月1日 印发");
  });
  await page.getByRole("button", { name: "Cite" }).click();
  expect(await page.locator("#cite pre").innerText()).toContain("[EB/OL]. 厦门市人民政府网");
});
