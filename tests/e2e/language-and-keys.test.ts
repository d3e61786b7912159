/** The chosen language and the bound keys, wherever they are shown. */
import type { Page } from "playwright-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { describeLit, waitAtRest } from "../../scripts/painted.mjs";
import { ask, cardWith, hover, painted, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

async function choose(language: "en" | "zh-CN" | "zh-TW" | null): Promise<void> {
  const own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", { language });
  await own.close();
}
const shows = (page: Page, text: string) =>
  vi.waitFor(async () => expect(await page.innerText("body")).toContain(text));

describe("the chosen language", () => {
  afterEach(() => choose(null));

  test.each([
    ["zh-CN", "术语", "备份与恢复", "词灯"],
    ["zh-TW", "術語", "備份", "詞燈"],
  ] as const)("is the reader's too, also while it is open: %s", async (language, ...words) => {
    const reader = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/facts");
    await shows(reader, "Backup and restore");
    expect(await reader.title()).toContain("Cideng");
    await choose(language);
    for (const word of words.slice(0, -1)) await shows(reader, word);
    expect(await reader.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await reader.title()).toContain(words.at(-1));
    await reader.reload();
    await shows(reader, words[0] ?? "");
  });

  test("applies to the labels of dates", async () => {
    const reader = await browser.openOwn("reader.html#/doc/fuzhou-jiguan-dangjian/facts");
    const label = () => reader.locator("[data-fact=first-work-conference]").innerText();
    await reader.locator("[data-fact=first-work-conference]").waitFor();
    expect(await label()).toContain("The Party");
    await choose("zh-CN");
    await vi.waitFor(async () => expect(await label()).not.toMatch(/[a-z]/u));
  });

  test("applies to cards, even in a page that was open before, and to the button beside a selection", async () => {
    const page = await browser.open(`${server.url}/sample.html`);
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await card.getByRole("button", { name: "Keep open" }).waitFor();
    await choose("zh-CN");
    await page.bringToFront();
    await page.mouse.move(0, 0);
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    const again = await cardWith(page, "三单制");
    await again.getByRole("button", { name: "固定" }).waitFor();
    await page.locator("h1").first().selectText();
    // A selection ends when the mouse button or a key is released.
    await page.keyboard.press("Shift");
    // Only assistive technology can read a closed shadow tree.
    const session = await browser.context.newCDPSession(page);
    await vi.waitFor(async () => {
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const names = nodes.flatMap(({ role, name }) =>
        role?.value === "button" ? [name?.value as string] : [],
      );
      expect(names).toContain("为选中的文字写笔记");
    });
  });

  test("applies to the context menu", async () => {
    const worker = await browser.worker();
    await worker.evaluate(() => {
      const { contextMenus } = chrome;
      const update = contextMenus.update.bind(contextMenus);
      Object.assign(globalThis, { titles: [] });
      contextMenus.update = ((id: string, changes: { title: string }) => {
        (globalThis as unknown as { titles: string[] }).titles.push(changes.title);
        return update(id, changes);
      }) as typeof update;
    });
    await choose("zh-CN");
    await choose("zh-TW");
    const titles = () =>
      worker.evaluate(() => (globalThis as unknown as { titles: string[] }).titles);
    await vi.waitFor(async () =>
      expect(await titles()).toEqual([
        "为“%s”写笔记",
        "将“%s”加为术语",
        "将本页加入文库",
        "為「%s」寫筆記",
        "將「%s」加為術語",
        "將本頁加入文庫",
      ]),
    );
  });
});

describe("the keys", () => {
  test("are bound by the browser as the manifest says", async () => {
    const worker = await browser.worker();
    const [commands, manifest] = await worker.evaluate(async () => [
      await chrome.commands.getAll(),
      chrome.runtime.getManifest(),
    ]);
    const wanted = Object.entries(manifest.commands ?? {}).map(
      ([name, it]) =>
        `${name} ${(it as { suggested_key: { default: string } }).suggested_key.default}`,
    );
    expect(wanted).toHaveLength(3);
    expect(commands.map(({ name, shortcut }) => `${name} ${shortcut}`)).toEqual(wanted);
  });

  test("are shown as they are bound, with the way to change them", async () => {
    const worker = await browser.worker();
    const bound = await worker.evaluate(async () =>
      (await chrome.commands.getAll()).map((it) => it.shortcut),
    );
    const popup = await browser.openOwn("popup.html");
    await popup.getByRole("button", { name: "Settings" }).click();
    await popup.locator("kbd").first().waitFor();
    expect(await popup.locator(".shortcuts dd").allInnerTexts()).toEqual(
      bound.map((it) => it?.replaceAll("+", " ")),
    );
    const [opened] = await Promise.all([
      browser.context.waitForEvent("page"),
      popup.getByRole("button", { name: "Change the keys" }).click(),
    ]);
    await opened.waitForURL("chrome://extensions/shortcuts");
    const reader = await browser.openOwn("reader.html#/notes");
    await shows(reader, `press ${bound[1]}`);
  });

  test("are not mentioned where there are none", async () => {
    const reader = await browser.openOwn("reader.html");
    await reader.addInitScript(() => {
      const none = async () => [];
      Object.assign(chrome.commands, { getAll: none });
    });
    await reader.goto(`${browser.origin}/reader.html#/notes`);
    await reader.reload();
    await shows(reader, "press the button beside it");
    const popup = await browser.context.newPage();
    await popup.addInitScript(() => {
      Object.assign(chrome.commands, { getAll: async () => [] });
    });
    await popup.goto(`${browser.origin}/popup.html`);
    await popup.getByRole("button", { name: "Settings" }).click();
    await vi.waitFor(async () =>
      expect(await popup.locator(".shortcuts dd").allInnerTexts()).toEqual([
        "no keys",
        "no keys",
        "no keys",
      ]),
    );
  });
});

test("what npm start prints is what is lit when the page is at rest", async () => {
  const page = await browser.open(`${server.url}/sample.html`);
  await waitAtRest(page);
  const [first, last] = [await painted(page), await painted(page)];
  expect(first).toEqual(last);
  expect(first.length).toBeGreaterThanOrEqual(10);
});

test.each([
  [["机关党建"], "1 place is lit: 机关党建."],
  [["三单制", "近邻党建", "三单制"], "3 places are lit: 三单制 ×2, 近邻党建."],
])("for %j it prints: %s", (texts, sentence) => {
  expect(describeLit(texts)).toBe(sentence);
});
