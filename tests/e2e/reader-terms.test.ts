import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { painted, waitPainted } from "./chromium";
import { lossesIn } from "./export-notes";
import { beginNote, noteBox, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const REPORT = "doc/fuzhou-jiguan-dangjian";

async function open(place: string): Promise<Page> {
  const page = await browser.openOwn(`reader.html#/${place}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator("main").first().waitFor();
  return page;
}
const words = (page: Page) => page.locator(".index-group b").allInnerTexts();
const statusOf = (page: Page) => page.locator(".terms-head [role=status]").innerText();

test("the terms are filtered by characters, pinyin, initials and English", async () => {
  const page = await open(`${REPORT}/terms/pinyin`);
  await page.locator(".index-group").first().waitFor();
  const all = await page.locator(".index-group li").count();
  expect(await statusOf(page)).toMatch(new RegExp(`^${all}, of which \\d+ are its own$`, "u"));
  const field = page.getByRole("searchbox", { name: "Filter the terms" });
  for (const [typed, found] of [
    ["单制", "三单制"],
    ["sandanzhi", "三单制"],
    ["sdz", "三单制"],
    ["three-list", "三单制"],
  ]) {
    await field.fill(typed as string);
    await vi.waitFor(async () => expect(await words(page)).toContain(found));
    expect((await words(page)).length).toBeLessThan(all / 4);
  }
  // More than the search would show.
  await field.fill("党");
  await vi.waitFor(async () => expect((await words(page)).length).toBeLessThan(all / 2));
  const withIt = (await words(page)).filter((it) => it.includes("党"));
  expect(withIt.length).toBeGreaterThan(12);
  expect(await statusOf(page)).toBe(`${(await words(page)).length} of ${all}`);
  await field.fill("qqqq");
  await page.getByText("No term matches.").waitFor();
  await field.fill("");
  await vi.waitFor(async () => expect((await words(page)).length).toBe(all));
});

test("the terms are filtered by set, and those with notes are one", async () => {
  const page = await open(`${REPORT}/term/sandan-zhi`);
  await beginNote(page, "另见厦门");
  await saveNote(page);
  await page.locator(".note-text").waitFor();
  await page.getByRole("main").getByRole("link", { name: "Terms", exact: true }).click();
  const chip = (name: RegExp) => page.locator(".term-filter").getByRole("button", { name });
  await chip(/^With notes/u).press("Enter");
  await vi.waitFor(async () => expect(await words(page)).toEqual(["三单制"]));
  await chip(/^Its own/u).press("Enter");
  await vi.waitFor(async () => expect(await words(page)).toContain("堡垒工程"));
  const own = (await words(page)).length;
  expect(await chip(/^Its own/u).innerText()).toContain(String(own));
  await chip(/^Guesses/u).press("Enter");
  await vi.waitFor(async () => expect((await words(page)).length).not.toBe(own));
  await chip(/^With figures/u).press("Enter");
  await vi.waitFor(async () => expect(await words(page)).toContain("问题清单"));
});

test("a letter of the alphabet leads to its terms, with the focus", async () => {
  const page = await open(`${REPORT}/terms/pinyin`);
  await page.getByRole("button", { name: "S", exact: true }).press("Enter");
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await vi.waitFor(async () => expect(await focused()).toMatch(/^\S+ s/iu));
  const group = page.locator(".index-group", { has: page.getByRole("heading", { name: "S" }) });
  await vi.waitFor(async () => expect((await group.boundingBox())?.y).toBeLessThan(450));
  await page.getByRole("link", { name: "by kind" }).click();
  await vi.waitFor(async () => expect(await page.locator(".letters").count()).toBe(0));
});

test("dates by themselves are grouped by what they are, the earliest and the longest first", async () => {
  const page = await open(`${REPORT}/facts`);
  await page.getByRole("button", { name: "Dates" }).click();
  const groups = page.locator(".facts .group");
  await vi.waitFor(async () => expect(await groups.first().innerText()).toBe("Dated"));
  const values = (at: number) => page.locator(".facts tbody").nth(at).locator("td.value");
  expect(await values(0).allInnerTexts()).toEqual(["1990年5月17日", "1990年6月", "2019年7月9日"]);
  const lasting = await values(1).allInnerTexts();
  expect(lasting[1]).toBe("连续11年");
  expect(lasting.at(-1)).toBe("上任9天");
  expect(await values(2).allInnerTexts()).toEqual(["每年3月", "每年3月"]);
});

test("the places of a term are sorted by what follows or precedes it", async () => {
  const page = await open(`${REPORT}/term/jiguan-dangjian`);
  const side = async (name: string) =>
    (await page.locator(`.concordance .${name}`).allInnerTexts()).map((it) => it.trim());
  await page.locator(".concordance li").first().waitFor();
  const inText = await side("behind");
  await page.getByRole("radio", { name: "By what follows" }).press("Space");
  await vi.waitFor(async () => expect(await side("behind")).not.toEqual(inText));
  const behind = await side("behind");
  expect(behind).toEqual(inText.toSorted(new Intl.Collator("zh-CN").compare));
  await page.getByRole("radio", { name: "By what precedes" }).press("Space");
  await vi.waitFor(async () => expect(await side("behind")).not.toEqual(behind));
  const ends = (await side("before")).map((it) => it.at(-1) ?? "");
  expect(ends).toEqual(ends.toSorted(new Intl.Collator("zh-CN").compare));
  expect(await page.locator(".concordance .xray .places").getAttribute("d")).toMatch(
    /^(?:M.*){9}/u,
  );
});

test("the term whose entry is open is marked in the text, and the user's notes are not lit", async () => {
  const page = await open(`${REPORT}/text/p32`);
  await waitPainted(page, "三单制");
  const row = page.locator("[data-passage=p32]");
  await row.hover();
  await beginNote(row, "近邻党建也有三单制");
  await saveNote(row);
  await row.getByText("近邻党建也有三单制", { exact: true }).waitFor();
  await page.keyboard.press("]");
  // The pointer may have rested on another term before.
  await vi.waitFor(async () => {
    const [here] = await painted(page, "cideng-here");
    expect(here).toBeDefined();
    expect(await painted(page, "cideng-open")).toContain(here);
  });
  const inMargin = await page.evaluate(
    () =>
      [...CSS.highlights]
        .filter(([name]) => /^cideng-(?:term|common|guess)/u.test(name))
        .flatMap(([, highlight]) => [...highlight])
        .filter((it) => it.startContainer.parentElement?.closest(".margin")).length,
  );
  expect(inMargin).toBe(0);
  expect(await noteBox(row).count()).toBe(0);
  await page.mouse.move(5, 5);
  await page.keyboard.press("Escape");
  await vi.waitFor(async () => expect(await painted(page, "cideng-open")).toEqual([]));
});

test("the drawer for exports has no violation, takes the focus and gives it back", async () => {
  const page = await open("notes");
  expect(await lossesIn(page, "anki")).toContain("leaves out");
  const isInside = () => page.evaluate(() => document.activeElement?.closest(".drawer") !== null);
  await vi.waitFor(async () => expect(await isInside()).toBe(true));
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.target.join(" ")).join()}`);
  });
  expect(violations).toEqual([]);
  await page.keyboard.press("Escape");
  const focused = () => page.evaluate(() => document.activeElement?.className ?? "");
  await vi.waitFor(async () => expect(await focused()).toBe("export-open"));
});

test("a filter limits what is exported, unless the user wants all", async () => {
  const page = await open("notes");
  await page.locator(".note").first().waitFor();
  const all = await page.locator(".note").count();
  await page.getByRole("searchbox").fill("另见厦门");
  await vi.waitFor(async () => expect(await page.locator(".note").count()).toBe(1));
  await page.getByRole("button", { name: "Export…" }).press("Enter");
  await page.getByRole("heading", { name: "Export 1 note" }).waitFor();
  await page.getByRole("button", { name: `All ${all} instead` }).press("Enter");
  await page.getByRole("heading", { name: `Export ${all} notes` }).waitFor();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".drawer").getByRole("button", { name: "Copy" }).press("Enter");
  await page.getByText("Copied", { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("另见厦门");
  expect(copied).toContain("近邻党建也有三单制");
});

test("the key / leads to the search, unless somebody is typing", async () => {
  const page = await open(`${REPORT}/terms/pinyin`);
  await page.locator(".index-group").first().waitFor();
  await page.keyboard.press("/");
  const search = page.getByRole("combobox", { name: /^Search/u });
  await vi.waitFor(async () =>
    expect(await search.evaluate((it) => it === document.activeElement)).toBe(true),
  );
  expect(await search.inputValue()).toBe("");
  await page.keyboard.type("sdz");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await vi.waitFor(() => expect(page.url()).toMatch(/term\/sandan-zhi$/u));
  // After that, and after Escape, keys are the view's again.
  for (const _ of [1, 2]) {
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    expect(await search.evaluate((it) => it === document.activeElement)).toBe(false);
  }
  await page.goBack();
  await page.locator(".index-group").first().waitFor();
  const filter = page.getByRole("searchbox", { name: "Filter the terms" });
  await filter.focus();
  await page.keyboard.type("a/b");
  expect(await filter.inputValue()).toBe("a/b");
});

test("another term is put in the middle of the relations by its initials", async () => {
  const page = await open(`${REPORT}/relations/sandan-zhi`);
  await page.getByRole("combobox", { name: "Relations of another term" }).fill("jldj");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await vi.waitFor(() => expect(page.url()).toMatch(/relations\/jinlin-dangjian$/u));
  await vi.waitFor(async () =>
    expect(await page.locator(".middle .node b").innerText()).toBe("近邻党建"),
  );
});

test("the key ? shows all keys as they are bound, and hides them", async () => {
  const page = await open(`${REPORT}/text/p32`);
  await page.locator("article.report").waitFor();
  const panel = page.locator("#keys");
  await page.keyboard.press("?");
  await vi.waitFor(async () => expect(await panel.isVisible()).toBe(true));
  const keys = (await panel.locator("kbd").allInnerTexts()).join(" ");
  expect(keys).toContain("[ ]");
  expect(keys.replaceAll(/[+ ]/gu, "")).toContain("AltShiftK");
  await page.keyboard.press("?");
  await vi.waitFor(async () => expect(await panel.isVisible()).toBe(false));
});
