/** The library: a document is brought, read, given terms, lit, found, noted, replaced and removed. */
import { readFile, writeFile } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { waitLit } from "../../scripts/painted.mjs";
import { DOCUMENTS, WORDS } from "../cases/documents";
import { Chromium, cardWith, hover, painted, waitPainted } from "./chromium";
import { beginNote, saveNote } from "./note-form";
import { waitScript } from "./write-notes";
import { useChromium } from "./use-chromium";

const PLAN = `厦门市城市基层治理规划
（2026年11月1日）
一、总体要求
以五社联动引领城市基层治理，健全社区与驻区单位共建机制，推动党员常态化参与社区服务。
二、主要任务
（一）建设近邻中心。到2027年，全市城市社区“近邻中心”覆盖率达到90%以上，建成120个。
（二）完善五社联动机制，引导社会力量参与。
`;
const NEWER = PLAN.replace("引导社会力量参与", "引导社会力量和志愿者参与").replace(
  "120个",
  "150个",
);

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p>各地推广五社联动，也推广近邻党建。</p>`;
const ARTICLE = `<!doctype html><html lang="zh-CN"><meta charset=utf-8><title>老旧小区改造提速</title>
<body><nav>首页 新闻 关于</nav><article><h1>老旧小区改造提速</h1>
<p>今年以来，全市推进老旧小区改造，惠及群众十二万人。各街道把改造与治理结合起来，听取居民意见，解决停车难、充电难等问题，群众满意度明显提升。</p>
<p id="policy">同时，各区加强服务。建设一刻钟便民生活圈，方便群众。下一步，将继续完善长效管护办法，推动改造成果惠及更多居民。</p>
<p>市住建局负责人表示，今后三年还将改造一百二十个小区，并引入社会力量参与运营，使小区面貌和服务水平同步提高。</p></article>
<footer>版权所有 某某网</footer></body></html>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE, "/article": ARTICLE } });
const IS_ON = /^Fuzhou report is on$/u;
const MORE = /^More on Fuzhou report/u;
const folder = mkdtempSync(path.join(tmpdir(), "cideng-files-"));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function bring(page: Page, file: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
}

test("a document is brought, read, given a term by hand, lit, found, noted, replaced, removed and brought back", async () => {
  // Brought and previewed.
  const page = await browser.openOwn("reader.html#/library");
  await page.getByRole("link", { name: "Add", exact: true }).click();
  await bring(page, await fileOf("厦门规划.txt", PLAN));
  await page.getByRole("heading", { name: "How it will read" }).waitFor();
  expect(await page.locator(".sections li").allInnerTexts()).toContain("一、总体要求");
  expect(await page.getByLabel("Name on cards").inputValue()).toBe("厦门市城市基层治理规划");
  await page.getByLabel("Name on cards").fill("厦门规划");
  await page.getByRole("button", { name: "Add to the library" }).click();

  // Read.
  const text = page.locator("article.report");
  await text.getByText("以五社联动引领城市基层治理").waitFor();
  expect(await text.locator("h1").innerText()).toBe("厦门市城市基层治理规划");
  await page.getByRole("link", { name: /^Facts/u }).click();
  await page.locator("td.value", { hasText: "90%" }).waitFor();

  // A term by hand, from a selection.
  await page.getByRole("link", { name: "Text", exact: true }).click();
  const words = text.locator(".words", { hasText: "以五社联动" });
  await words.waitFor();
  await select(page, "五社联动");
  await page.getByRole("button", { name: "Add as a term" }).click();
  expect(await page.getByLabel("Term", { exact: true }).inputValue()).toBe("五社联动");
  await page.getByLabel("Definition in Chinese").fill("社区、社会组织等五方一起治理社区的办法。");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("社区、社会组织等五方一起治理社区的办法。").waitFor();

  // Lit on a page, in its own colour, and explained by a card that names its source.
  const web = await browser.open(`${server.url}/a`);
  await waitPainted(web, "五社联动");
  expect((await painted(web)).sort()).toEqual(["五社联动", "近邻党建"].sort());
  expect(await textsIn(web, "cideng-term-2")).toEqual(["五社联动"]);
  await hover(web, "五社联动");
  const card = await cardWith(web, "社区、社会组织等五方一起");
  expect(await card.locator("body").innerText()).toContain("厦门规划");
  await beginNote(card, "五方是谁");
  await saveNote(card);
  await card.getByText("五方是谁").waitFor();

  // Found.
  const popup = await browser.openOwn("popup.html");
  await popup.getByRole("combobox").fill("五社");
  await popup.getByRole("option", { name: "五社联动" }).first().waitFor();
  await popup.getByRole("combobox").fill("驻区单位共建");
  await popup
    .getByRole("option", { name: /驻区单位共建/u })
    .first()
    .waitFor();
  await popup.close();

  // Replaced: the term and the note stay.
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.getByRole("button", { name: "More on 厦门规划" }).click();
  await page.getByRole("link", { name: "Replace by a newer version" }).click();
  await bring(page, await fileOf("厦门规划2.txt", NEWER));
  await page.getByText("2 changed passages").waitFor();
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await text.getByText("引导社会力量和志愿者参与").waitFor();
  await page
    .locator("#sidebar")
    .getByRole("link", { name: /^Terms/u })
    .click();
  await page.getByRole("link", { name: /五社联动/u }).click();
  await page.getByText("五方是谁").waitFor();

  // Removed: no longer lit; undone: lit again, with its text.
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.getByRole("button", { name: "More on 厦门规划" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("Removed: 厦门规划").waitFor();
  await vi.waitFor(async () => expect(await painted(web)).toEqual(["近邻党建"]));
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.locator("main").getByRole("link", { name: "厦门规划" }).waitFor();
  await waitPainted(web, "五社联动");
  await page.locator("main").getByRole("link", { name: "厦门规划" }).click();
  await text.getByText("引导社会力量和志愿者参与").waitFor();
});

test("the file comes out as it came in, and a switched-off document lights nothing", async () => {
  const bytes = new TextEncoder().encode("\ufeff城市更新行动方案\r\n推进城市更新。\r\n");
  const page = await browser.openOwn("reader.html#/add");
  await bring(page, await fileOf("方案.txt", bytes));
  await page.getByRole("button", { name: "Add to the library" }).click();
  await page.locator("article.report").getByText("推进城市更新。").waitFor();
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.getByRole("button", { name: /^More on 城市更新/u }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the file as it came" }).click();
  const saved = await (await download).path();
  expect(new Uint8Array(await readFile(saved))).toEqual(bytes);

  await page.keyboard.press("Escape");
  await page.getByRole("switch", { name: "Fuzhou report is on" }).uncheck();
  const web = await browser.open(`${server.url}/a`);
  await waitLit(web);
  await vi.waitFor(async () => expect(await painted(web)).not.toContain("近邻党建"));
  await page.bringToFront();
  await page.getByRole("switch", { name: "Fuzhou report is on" }).check();
  await web.bringToFront();
  await waitPainted(web, "近邻党建");
});

test("decisions that follow quickly on one another are all made, in their order", async () => {
  const page = await browser.openOwn("reader.html#/library");
  const other = await browser.openOwn("reader.html#/library");
  /** Waits until this is what another page loads, and what this one shows. */
  const waitMade = (name: RegExp, role: "switch" | "radio", isChecked: boolean): Promise<void> =>
    vi.waitFor(async () => {
      await other.reload();
      await other.getByRole("button", { name: MORE }).click();
      for (const it of [other, page])
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await it.getByRole(role, { name }).isChecked()).toBe(isChecked);
    });
  await page.bringToFront();
  await page.getByRole("switch", { name: IS_ON }).focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Space");
  await waitMade(IS_ON, "switch", false);
  await page.bringToFront();
  await page.keyboard.press("Space");
  await waitMade(IS_ON, "switch", true);
  await page.bringToFront();
  await page.getByRole("button", { name: MORE }).click();
  await page.getByRole("radio", { name: "Colour 1" }).focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowRight");
  await waitMade(/Colour 4/u, "radio", true);
  await page.bringToFront();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowLeft");
  await waitMade(/Colour 1/u, "radio", true);
  expect(await page.locator(".trouble").count()).toBe(0);
});

test.each(DOCUMENTS.map(({ name, bytes }) => [name, bytes] as const))(
  "%s is brought and read",
  async (name, bytes) => {
    const page = await browser.openOwn("reader.html#/add");
    await bring(page, await fileOf(name, bytes));
    await page.locator(".how", { hasText: WORDS }).waitFor();
    await page.getByRole("button", { name: "Add to the library" }).click();
    await page.locator("article.report", { hasText: WORDS }).waitFor();
    expect(await page.locator(".outline").innerText()).toContain("总体要求");
  },
);

/** Drags files over a place of the page and drops them there, as the browser itself does. */
async function drop(page: Page, files: readonly string[], x: number, y: number): Promise<void> {
  const session = await browser.context.newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  await session.detach();
}

test("files that are dropped anywhere come in one after another; a folder says why it does not, and what comes too late is not lost in the browser", async () => {
  const page = await browser.openOwn("reader.html#/add");
  await page.locator(".drop").waitFor();
  const files = [
    await fileOf("甲.txt", "甲方案\n第一件事要办好。\n"),
    folder,
    await fileOf("乙.txt", "乙方案\n第二件事要办好。\n"),
  ];
  // Beside the place for them.
  await drop(page, files, 600, 20);
  await page.locator(".how", { hasText: "第一件事" }).waitFor();
  // While a preview is open, nothing is taken, and the browser does not open the file instead.
  await drop(page, files, 600, 20);
  await page.getByLabel("Name on cards").fill("甲方案本");
  await page.getByRole("button", { name: "Add to the library" }).click();
  await page.locator("[data-fault=unreadable]").waitFor();
  await page.getByRole("button", { name: "Leave out" }).click();
  await page.locator(".how", { hasText: "第二件事" }).waitFor();
  await page.getByRole("button", { name: "Add to the library" }).click();
  await vi.waitFor(async () => expect(await page.locator(".added a").count()).toBe(2));
});

test("pasted text is brought and read", async () => {
  const page = await browser.openOwn("reader.html#/add");
  await page.getByLabel("Paste text").fill("丙方案\n第三件事要办好。\n");
  await page.locator(".paste button").click();
  await page.locator(".how", { hasText: "第三件事" }).waitFor();
  await page.getByRole("button", { name: "Add to the library" }).click();
  await vi.waitFor(async () =>
    expect(await page.locator("article.report").innerText()).toContain("第三件事要办好。"),
  );
});

test("a file that cannot be read says why, and nothing is in the library", async () => {
  const page = await browser.openOwn("reader.html#/library");
  await page.locator(".shelf-row").first().waitFor();
  const before = await page.locator(".shelf-row").count();
  await page.goto(`${browser.origin}/reader.html#/add`);
  await bring(page, await fileOf("空.txt", ""));
  await page.locator("[data-fault=empty]").waitFor();
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.locator(".shelf-row").first().waitFor();
  expect(await page.locator(".shelf-row").count()).toBe(before);
});

test("the page that is being read is added from the popup, with its address, and lit", async () => {
  const web = await browser.open(`${server.url}/article`);
  const popup = await browser.openPopup(web);
  const opened = browser.context.waitForEvent("page");
  await popup.getByRole("button", { name: "Add page" }).click();
  const page = await opened;
  await page.getByRole("heading", { name: "How it will read" }).waitFor();
  const preview = page.locator(".how");
  expect(await preview.innerText()).toContain("全市推进老旧小区改造");
  expect(await preview.innerText()).not.toContain("版权所有");
  await page.getByText("For citing").click();
  expect(await page.getByLabel("Address", { exact: true }).inputValue()).toBe(
    `${server.url}/article`,
  );
  await page.getByRole("button", { name: "Add to the library" }).click();
  await page.locator("article.report").getByText("全市推进老旧小区改造").waitFor();
});

test("selected words become a term of the glossary that is chosen, with their sentence", async () => {
  const library = await browser.openOwn("reader.html#/library");
  await library.getByText("New glossary").click();
  await library.getByLabel("Name of the glossary").fill("外事译名");
  await library.getByRole("button", { name: "Make it" }).click();
  await library.getByText("No terms yet").waitFor();

  const web = await browser.open(`${server.url}/article`);
  await waitScript(browser);
  await web.evaluate(() => {
    const text = document.querySelector("#policy")?.firstChild as Text;
    const at = text.data.indexOf("一刻钟便民生活圈");
    getSelection()?.setBaseAndExtent(text, at, text, at + "一刻钟便民生活圈".length);
  });
  const opened = browser.context.waitForEvent("page");
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    const event = chrome.contextMenus.onClicked as unknown as {
      dispatch: (...all: unknown[]) => void;
    };
    event.dispatch({ menuItemId: "term-selection", frameId: 0 }, tab);
  });
  const page = await opened;
  expect(await page.getByLabel("Term", { exact: true }).inputValue()).toBe("一刻钟便民生活圈");
  await page.getByLabel("In the glossary").selectOption({ label: "外事译名" });
  await page.getByText("建设一刻钟便民生活圈，方便群众。").waitFor();
  await page.getByLabel("English", { exact: true }).fill("15-minute neighbourhood");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("heading", { name: "一刻钟便民生活圈" }).waitFor();
  await page.getByText("建设一刻钟便民生活圈，方便群众。").waitFor();
  await waitPainted(web, "一刻钟便民生活圈");
  await hover(web, "一刻钟便民生活圈");
  const card = await cardWith(web, "15-minute neighbourhood");
  expect(await card.locator("body").innerText()).toContain("外事译名");

  // A glossary that is only looked up lights nothing, and answers for what is selected.
  await page.goto(`${browser.origin}/reader.html#/library`);
  await page.getByRole("button", { name: "More on 外事译名" }).click();
  await page.getByRole("radio", { name: "look-up" }).check();
  await web.bringToFront();
  await vi.waitFor(async () => expect(await painted(web)).not.toContain("一刻钟便民生活圈"));
  await web.evaluate(() =>
    getSelection()?.selectAllChildren(document.querySelector("#policy") as Node),
  );
  const popup = await browser.openPopup(web);
  const term = popup.getByRole("region", { name: "Terms in the selection" });
  await term.getByRole("button", { name: "一刻钟便民生活圈" }).click();
  await popup.getByRole("heading", { name: "一刻钟便民生活圈" }).waitFor();
});

test("a document goes to somebody else with its glossary, as one file", async () => {
  const page = await browser.openOwn("reader.html#/library");
  await page.getByRole("button", { name: "More on 厦门规划" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take out with its glossary" }).click();
  const saved = await (await download).path();
  expect((await download).suggestedFilename()).toBe("厦门规划.cideng.json");
  const other = await new Chromium().start();
  try {
    const theirs = await other.openOwn("reader.html#/add");
    await bring(theirs, await fileOf("厦门规划.cideng.json", await readFile(saved)));
    await theirs.getByText("1 term in it").waitFor();
    await theirs.locator(".how", { hasText: "引导社会力量和志愿者参与" }).waitFor();
    await theirs.getByRole("button", { name: "Add to the library" }).click();
    await theirs.locator("article.report").getByText("引导社会力量和志愿者参与").waitFor();
    const web = await other.open(`${server.url}/a`);
    await waitPainted(web, "五社联动");

    const damaged = (await readFile(saved, "utf8")).replace("五社联动", "六社联动");
    await theirs.bringToFront();
    await theirs.goto(`${other.origin}/reader.html#/add`);
    await bring(theirs, await fileOf("坏.cideng.json", damaged));
    await theirs.locator("[data-fault=package]").waitFor();
  } finally {
    await other.close();
  }
});

test("the database is built anew from the files and the journal", async () => {
  const page = await browser.openOwn("reader.html#/safety");
  await page.getByText("Rebuild the database").first().click();
  await vi.waitFor(async () => {
    await page.goto(`${browser.origin}/reader.html#/library`);
    expect(await page.locator("main").getByRole("link", { name: "厦门规划" }).count()).toBe(1);
  });
  await page.locator("main").getByRole("link", { name: "厦门规划" }).click();
  await page.locator("article.report").getByText("引导社会力量和志愿者参与").waitFor();
});

function textsIn(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (it) =>
      Array.from(CSS.highlights.get(it) ?? [], (range) => {
        const whole = new Range();
        whole.setStart(range.startContainer, range.startOffset);
        whole.setEnd(range.endContainer, range.endOffset);
        return whole.toString();
      }),
    name,
  );
}

/** Selects words of the text as a person does: with the mouse. */
async function select(page: Page, wanted: string): Promise<void> {
  const box = await page.evaluate((it) => {
    for (const words of document.querySelectorAll(".words")) {
      const node = words.firstChild as Text;
      const at = node.data.indexOf(it);
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + it.length);
      words.scrollIntoView({ block: "center" });
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }
    throw new Error("Not there.");
  }, wanted);
  await page.mouse.move(box.left + 1, box.y);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.y, { steps: 5 });
  await page.mouse.up();
}
