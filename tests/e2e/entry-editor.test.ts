/** The editor of terms, and the check of a glossary, by the keyboard. */
import type { Locator, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import type { DocumentId } from "@/lib/document/address";
import { termAddress } from "@/lib/document/address";
import { packageText } from "@/lib/exchange/package";
import { lintGlossary } from "@/lib/glossary/lint";
import { type WrittenTerm, bareTerm } from "@/lib/glossary/term";
import { named } from "@/lib/record/doubt-name";
import type { LibraryItem } from "@/lib/record/record";
import { bundledItem } from "@/lib/store/document-records";
import { useChromium } from "./use-chromium";

const TEXT = `城市更新方案

一、总体要求

到2027年，建成“近邻中心”86个，覆盖率达到90%以上。

依托“近邻中心”整合党群服务和养老托育服务。

二、主要任务

实施“堡垒工程”，办好“长者食堂”。

推行党建+双拥，发展双拥工作。

开展“长期重点行动”。

${"下面这几句话没有什么要说的，只是为了让这一篇文字长一些。\n\n".repeat(12)}`;
const TIME = "2026-11-30T04:00:00.000Z";
const GIVEN = "given" as DocumentId;

const { browser } = useChromium();
let page: Page;

const fields = (): Locator => page.locator(".entry-editor");
const definition = (): Locator => page.getByLabel("Definition in Chinese");
const forms = (): Locator => page.locator(".form-row");
const saved = async (form: string): Promise<void> => {
  await page.locator(".term-view h1", { hasText: form }).waitFor();
};
const press = (key: string): Promise<void> => page.keyboard.press(key);
const type = (text: string): Promise<void> => page.keyboard.insertText(text);

/** Brings a file, and leads to the terms of what it has. */
async function bring(name: string, text: string): Promise<void> {
  page = await browser.openOwn("reader.html#/add");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Add to the library" }).click();
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.getByRole("heading", { name: "Terms", exact: true }).waitFor();
}

async function newTerm(form: string): Promise<void> {
  await page.getByRole("link", { name: "New term" }).click();
  await page.getByRole("heading", { name: "New term" }).waitFor();
  await page.getByLabel("Term", { exact: true }).focus();
  await type(form);
}

/** Opens the term in the editor, from the list of terms. */
async function edit(form: string): Promise<void> {
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.locator(".index-group a b").getByText(form, { exact: true }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await fields().waitFor();
}

test("a definition is checked against its passages while it is written, and what is wrong is said at its field", async () => {
  await bring("方案.txt", TEXT);
  await newTerm("堡垒工程");
  await press("Enter");
  await saved("堡垒工程");
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await newTerm("近邻中心");
  // A passage with the term, and one that is found by its words.
  await page.locator(".sources").getByRole("checkbox").first().press("Space");
  await definition().focus();
  await type("到2027年建成85个，服务“老人”，办好“长者食堂”。");
  const doubts = page.locator("#doubts-zh");
  await expect
    .poll(() => doubts.locator("li").allInnerTexts())
    .toEqual([
      "The ticked passages do not have the number 85.",
      "The ticked passages do not say “老人” word for word.",
      "The ticked passages do not say “长者食堂” word for word.",
    ]);
  await page.getByLabel("Search the whole document").focus();
  await type("长者");
  await page.locator(".sources mark", { hasText: "长者" }).waitFor();
  await page.locator(".sources").getByRole("checkbox").press("Space");
  await expect.poll(() => doubts.locator("li").count()).toBe(2);
  await definition().fill("到2027年建成86个，办好“长者食堂”。");
  await doubts.getByText("Its numbers and quotations are in the ticked passages").waitFor();
  await page.locator(".preview .definition", { hasText: "建成86个" }).waitFor();

  // What is wrong with another form is said at that form.
  await page.getByRole("button", { name: "Add a form" }).press("Enter");
  await type("“堡垒”工程");
  const fault = forms().nth(1).getByRole("alert");
  await expect.poll(() => fault.innerText()).toBe("““堡垒”工程” is already a form of 堡垒工程.");
  expect(await forms().nth(0).getByRole("alert").count()).toBe(0);
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await vi.waitFor(async () =>
    expect(
      await forms()
        .nth(1)
        .locator("input.form")
        .evaluate((it) => it.matches(":focus")),
    ).toBe(true),
  );
  await forms().nth(1).locator("input.form").fill("——");
  await expect.poll(() => fault.innerText()).toContain("no letters or characters");
  await forms().nth(1).locator("input.form").fill("中心");
  await expect.poll(() => fault.count()).toBe(0);
  await forms().nth(1).getByRole("checkbox").press("Space");
  await forms().nth(1).getByRole("combobox").focus();
  await type("堡垒");
  await page.getByRole("option", { name: /堡垒工程/u }).waitFor();
  await press("Enter");

  // A relation that only the other term can declare.
  await page.getByLabel("Kind of relation").selectOption("includes");
  await page.getByRole("combobox", { name: "Add a related term" }).focus();
  await type("堡垒");
  await page.getByRole("option", { name: /堡垒工程/u }).waitFor();
  await press("Enter");
  await page.getByRole("button", { name: "Remove: includes 堡垒工程" }).waitFor();
  await definition().fill("到2027年建成87个。");
  await doubts.getByText("87").waitFor();
  await page.getByRole("button", { name: "Save" }).press("Enter");
  // A doubt does not forbid saving.
  await saved("近邻中心");
  await page.locator(".relations", { hasText: "includes" }).getByText("堡垒工程").click();
  await saved("堡垒工程");
  await page.locator(".relations", { hasText: "part of" }).getByText("近邻中心").waitFor();

  // It is removed by the term that does not declare it too.
  await edit("近邻中心");
  expect(await forms().nth(1).getByRole("checkbox").isChecked()).toBe(true);
  expect(await forms().nth(0).getByRole("checkbox").isChecked()).toBe(false);
  await forms().nth(1).getByRole("button", { name: "Remove: 堡垒工程" }).waitFor();
  await page.getByRole("button", { name: "Remove: includes 堡垒工程" }).press("Enter");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await saved("近邻中心");
  await expect.poll(() => page.locator(".relations").count()).toBe(0);
});

test("Enter with Control saves from the definition; the entries beside it stand as in the list of terms", async () => {
  await bring("次序.txt", TEXT);
  const list = page.locator("#sidebar").getByRole("link", { name: /^Terms/u });
  for (const [form, pinyin] of [
    ["双拥", "shuāngyōng"],
    ["堡垒工程", "bǎolěi gōngchéng"],
    ["养老托育", "yǎnglǎo tuōyù"],
    ["党群服务", "dǎngqún fúwù"],
    ["近邻中心", "jìnlín zhōngxīn"],
  ] as const) {
    await list.click();
    await newTerm(form);
    await page.getByLabel("Pinyin").fill(pinyin);
    await definition().focus();
    await type("一种做法。");
    await press("Enter");
    await type("还有一行。");
    await press("Control+Enter");
    await saved(form);
  }
  await list.click();
  await page.locator(".index-group").nth(4).waitFor();
  const inOrder = await page.locator(".index-group a b").allInnerTexts();
  expect(inOrder).toHaveLength(5);
  await edit("近邻中心");
  expect(await definition().inputValue()).toBe("一种做法。\n还有一行。");
  expect(await page.locator(".entry-list li a > span:first-child").allInnerTexts()).toEqual(
    inOrder,
  );
});

test("what steps from passage to passage stays in one line, however long the document's name is", async () => {
  await bring(
    "意见.txt",
    TEXT.replace("城市更新方案", "关于加快推进城市更新和基层治理的若干指导意见"),
  );
  await newTerm("近邻中心");
  const pager = page.locator(".preview .passages");
  await pager.getByText("1 of 2").waitFor();
  const isInLine = (): Promise<boolean> =>
    pager.locator(".row :is(button, .position)").evaluateAll((all) => {
      const middles = all.map((it) => {
        const { top, bottom } = it.getBoundingClientRect();
        return (top + bottom) / 2;
      });
      return Math.max(...middles) - Math.min(...middles) < 8;
    });
  for (let width = 400; width <= 700; width += 20) {
    await page.setViewportSize({ width, height: 700 });
    expect([width, await isInLine()]).toEqual([width, true]);
  }
});

test("a term that was changed elsewhere while it was written is replaced only when that is asked for again", async () => {
  await bring("同时改.txt", TEXT);
  await newTerm("堡垒工程");
  await press("Enter");
  await saved("堡垒工程");
  const address = page.url().replace(/\/term\//u, "/edit/");
  await page.goto(address);
  await page.getByLabel("English", { exact: true }).fill("mine");
  const other = await browser.open(address);
  await other.getByLabel("English", { exact: true }).fill("theirs");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.locator(".term-view", { hasText: "theirs" }).waitFor();
  await page.bringToFront();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("alert").getByText("changed elsewhere").waitFor();
  expect(await page.getByLabel("English", { exact: true }).inputValue()).toBe("mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".term-view", { hasText: "mine" }).waitFor();
});

test("a reading is confirmed in the review and in the editor, and is not asked for again", async () => {
  await bring("方案.txt", TEXT);
  await page.getByRole("link", { name: "Find terms" }).click();
  const row = page.locator(".candidate[aria-current=true]");
  const marked = () => row.locator(".candidate-reading u").allInnerTexts();
  await page.locator(".candidate .word", { hasText: "长期重点行动" }).click();
  await row.getByText("长 is read:").waitFor();
  // 期, 点 and 动 are certain.
  expect(await marked()).toEqual(["cháng", "zhòng", "xíng"]);
  await press("2");
  await expect.poll(() => row.locator(".reading").innerText()).toMatch(/^zhǎng/u);
  expect(await marked()).toEqual(["zhòng", "xíng"]);
  const left = await marked();
  expect(left.length).toBeGreaterThan(0);
  await press("Space");
  await page.getByRole("button", { name: /^Kept/u }).click();
  await page.locator(".candidates[aria-busy=false]").waitFor();
  // What was not confirmed is asked for in the editor.
  await page.locator(".candidate .word", { hasText: "长期重点行动" }).click();
  await expect.poll(marked).toEqual(left);
  await press("e");
  await fields().waitFor();
  expect(await page.getByLabel("Pinyin").inputValue()).toMatch(/^zhǎng.qī zhòng.diǎn xíng.dòng$/u);
  const asked = page.locator(".syllable.unconfirmed");
  await asked.first().waitFor();
  expect(await asked.count()).toBe(left.length);
  await asked.first().getByRole("radio").first().press("Space");
  await expect.poll(() => asked.count()).toBe(left.length - 1);
  await page.getByRole("button", { name: "Save" }).press("Enter");
  // The rest is confirmed in the review, to which the editor leads back: the term is kept already.
  await expect.poll(() => row.locator(".word").innerText()).toBe("长期重点行动");
  await expect.poll(async () => (await marked()).length).toBe(left.length - 1);
  await press("r");
  await expect.poll(marked).toEqual([]);
  await page.locator(".candidates[aria-busy=false]").waitFor();
  await edit("长期重点行动");
  expect(await page.getByLabel("Pinyin").inputValue()).toMatch(/^zhǎng.qī zhòng.diǎn xíng.dòng$/u);
  expect(await page.locator(".syllable").count()).toBe(0);
});

function given(id: string, form: string, change: Partial<WrittenTerm> = {}): WrittenTerm {
  return { ...bareTerm(id, form), ...change };
}

const ITEM: LibraryItem = {
  ...bundledItem({ id: GIVEN, passages: [] }),
  kind: "glossary",
  created: TIME,
  modified: TIME,
  title: "给的术语表",
};

/** Brings a glossary with these terms, of which some doubts are set aside, and opens its check. */
async function check(
  title: string,
  terms: readonly WrittenTerm[],
  count: number,
  setAside: readonly string[] = [],
): Promise<void> {
  const entries = terms.map((term) => ({
    id: termAddress(GIVEN, term.id),
    type: "Entry" as const,
    document: GIVEN,
    created: TIME,
    modified: TIME,
    term,
    origin: null,
    unconfirmed: [],
  }));
  await bring(
    `${title}.cideng`,
    packageText({ item: { ...ITEM, title, setAside }, entries, bytes: null }),
  );
  await page.getByRole("link", { name: `${count} to look at` }).press("Enter");
  await expect.poll(() => page.locator(".check-view > .doubts > li").count()).toBe(count);
}

test("what is doubtful in a glossary is put right by its buttons, and brought back", async () => {
  const terms = [
    given("t0", "三单制", {
      definition: { zh: "用三张清单管理的办法。", en: null },
      basis: "report",
    }),
    given("t1", "三單制", { kind: "mechanism", relations: [{ type: "part-of", to: "none" }] }),
    given("t2", "双拥"),
    given("t3", "党建+双拥"),
    given("t4", "发展"),
    given("t5", "亩"),
  ];
  await check("给的术语表", terms, 6);
  const rows = page.locator(".doubt");
  for (const [said, button, left] of [
    ["is a form of this term and of 三单制", "Join with 三单制", 5],
    ["names a term that is not in this glossary", "Remove the relation", 4],
    ["names no passage", "General knowledge", 3],
    ["“双拥” is part of “党建+双拥”", "Relate the two", 2],
    ["is a word of everyday texts", "Only a guess alone", 1],
    ["so short that other words contain it", "Only a guess alone", 0],
  ] as const) {
    await rows.filter({ hasText: said }).getByRole("button", { name: button }).press("Enter");
    await expect.poll(() => rows.count()).toBe(left);
    // The focus stays in the list.
    if (left > 0)
      await vi.waitFor(async () =>
        expect(await page.evaluate(() => document.activeElement?.className)).toBe("mend"),
      );
  }
  await page.getByText("Nothing to look at").waitFor();
  await page.getByRole("button", { name: /^Undo/u }).press("Enter");
  await rows.filter({ hasText: "so short that" }).waitFor();
  await edit("三单制");
  expect(await page.getByLabel("Kind", { exact: true }).inputValue()).toBe("mechanism");
  await page.getByRole("link", { name: "Cancel" }).press("Enter");
  await edit("发展");
  expect(await forms().first().getByRole("checkbox").isChecked()).toBe(true);
});

test("what is doubtful in a definition leads to the definition", async () => {
  const definition = { zh: "双拥就是双拥。", en: null };
  await check("自述的术语表", [given("t0", "双拥", { definition, basis: "background" })], 1);
  await page.getByRole("link", { name: "Go to the definition" }).press("Enter");
  await page.locator(".entry-editor").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.id);
  await expect.poll(focused).toBe("definition-zh");
});

test("a doubt is set aside, stays so after a restart, and comes back by a button or by itself", async () => {
  const terms = [
    given("t2", "双拥"),
    given("t3", "党建+双拥"),
    given("t4", "发展"),
    given("t5", "亩"),
    given("t6", "里"),
  ];
  // What its giver has set aside stays so.
  const linted = terms.map((it) => ({ ...it, occurrences: [] }));
  const meant = named(lintGlossary(linted, { everyday: new Set() }), terms).find(
    ({ term }) => term === "t6",
  );
  await check("放着的术语表", terms, 3, [meant?.name ?? ""]);
  // The page is another one after the restart.
  const rows = (): Locator => page.locator(".check-view > .doubts > li");
  const rowOf = (said: string): Locator => rows().filter({ hasText: said });
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent ?? "");
  const leave = async (said: string): Promise<void> => {
    await rowOf(said).getByRole("button", { name: "Leave it" }).press("Enter");
    await rowOf("Set aside").getByRole("button", { name: "Undo" }).waitFor();
    // What undoes it stands where it was, and has the focus.
    await expect.poll(focused).toBe("Undo");
  };
  const toLookAt = (count: number) =>
    page.getByText(`${count} to look at`, { exact: true }).waitFor();

  await leave("is part of “党建+双拥”");
  await toLookAt(2);
  await page.locator("summary", { hasText: /^2 set aside$/u }).waitFor();
  await press("Enter");
  await rowOf("is part of “党建+双拥”").waitFor();
  await expect.poll(focused).toBe("Relate the two");
  await page.locator("summary", { hasText: /^1 set aside$/u }).waitFor();
  await toLookAt(3);
  await leave("is part of “党建+双拥”");
  await leave("“亩” is so short that");
  await leave("everyday texts");
  // Only the last one still has a row.
  expect(await rows().count()).toBe(1);
  await page.getByText("Nothing to look at").waitFor();

  const address = page.url();
  await browser.restart();
  page = await browser.openOwn(address.slice(address.indexOf("reader.html")));
  await page.getByText("Nothing to look at").waitFor();
  expect(await rows().count()).toBe(0);
  await page.locator("summary", { hasText: /^4 set aside$/u }).press("Enter");
  const aside = page.locator(".set-aside .doubt");
  await aside
    .filter({ hasText: "everyday texts" })
    .getByRole("button", { name: "Bring back" })
    .press("Enter");
  await rowOf("everyday texts").waitFor();
  await expect.poll(() => aside.count()).toBe(3);

  // Another form is another doubt.
  await edit("党建+双拥");
  await page.getByLabel("Term", { exact: true }).fill("党建+双拥工作");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await saved("党建+双拥工作");
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.getByRole("link", { name: "2 to look at" }).press("Enter");
  await rowOf("is part of “党建+双拥工作”").waitFor();
  await page.locator("summary", { hasText: /^2 set aside$/u }).waitFor();
});

test("the built-in terms are checked when that is asked for, and keep the basis of their definitions", async () => {
  page = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/terms");
  await page.getByRole("link", { name: "Check", exact: true }).press("Enter");
  await page.getByText("Nothing to look at").waitFor();
  const rows = page.locator(".doubt");
  await page.locator("summary", { hasText: "in the built-in terms" }).press("Enter");
  const before = await rows.count();
  expect(before).toBeGreaterThan(0);
  // What came with the program is not set aside: it is not counted anyway.
  expect(await rows.getByRole("button", { name: "Leave it" }).count()).toBe(0);
  await rows.getByRole("button", { name: "Relate the two" }).first().press("Enter");
  await expect.poll(() => rows.count()).toBe(before - 1);
  // A change of the reading does not say that general knowledge is from the text.
  await edit("机关党建");
  await page.getByLabel("Pinyin").fill("jī-guān dǎng jiàn");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await saved("机关党建");
  await page.locator(".term-view .reading", { hasText: "jīguān dǎng jiàn" }).waitFor();
  expect(await page.locator(".basis-background").count()).toBe(1);
});
