import type { Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { ask, painted, readThroughout, waitPainted } from "./chromium";
import { noteBox, saveNote } from "./note-form";
import { welcomeIn } from "../../scripts/welcome.mjs";
import { losePrivate, seqOf } from "./private-values";
import { useChromium } from "./use-chromium";
import { NOTE, notesPopup, waitScript, writeNote } from "./write-notes";

const { browser, server } = useChromium();

const FOOT = "版权归本站所有，转载请注明出处和作者姓名。";
const FIRST = "近邻党建把支部建在楼栋里，居民有事先找红色管家。";

async function open(url: string): Promise<Page> {
  const page = await browser.open(url);
  await waitScript(browser);
  return page;
}

/** The notes that the popup lists for the page. */
async function listed(page: Page): Promise<string[]> {
  const popup = await notesPopup(browser, page);
  const texts = await popup.locator(".page-notes .note-text").allInnerTexts();
  await popup.close();
  await page.bringToFront();
  return texts.map((it) => it.trim());
}

async function waitNothingLit(page: Page): Promise<void> {
  await vi.waitFor(async () => expect(await painted(page, NOTE)).toEqual([]), { timeout: 5000 });
}

/** Whether any note is lit at any of the page's next frames. */
async function isLitLater(page: Page): Promise<boolean> {
  const sizes = await readThroughout(page, (name) => CSS.highlights.get(name)?.size ?? 0, NOTE);
  return sizes.some((it) => it > 0);
}

describe("a single-page application", () => {
  test("shows the notes of its route, and no others", async () => {
    const page = await open(`${server.url}/routes.html#/a`);
    await writeNote(browser, page, "#s", "在甲页");
    await writeNote(browser, page, "#z", "甲页的脚注");
    await page.evaluate(() => (location.hash = "#/b"));
    await waitNothingLit(page);
    expect(await isLitLater(page)).toBe(false);
    expect(await listed(page)).toEqual([]);

    const popup = await notesPopup(browser, page);
    await popup.getByRole("button", { name: "All notes" }).click();
    const link = popup.locator(".notes-browser a[href^='http']").first();
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(`${server.url}/routes.html#/a`);
    await popup.close();

    await page.bringToFront();
    await page.evaluate(() => (location.hash = "#/a"));
    await waitPainted(page, FIRST, NOTE);
    await waitPainted(page, FOOT, NOTE);
    expect((await listed(page)).toSorted()).toEqual(["在甲页", "甲页的脚注"].toSorted());

    // The lit notes of the page that is left disappear, even if only the address changes.
    await page.evaluate(() => history.pushState(null, "", "#/c"));
    await waitNothingLit(page);
    await page.evaluate(() => history.back());
    await waitPainted(page, FOOT, NOTE);
  });

  test("shows them after history.pushState, although its canonical link does not change", async () => {
    const page = await open(`${server.url}/routes.html`);
    await writeNote(browser, page, "#z", "首页的脚注");
    await page.evaluate(() => history.pushState(null, "", "/routes/b"));
    await waitNothingLit(page);
    expect(await isLitLater(page)).toBe(false);
    expect(await listed(page)).toEqual([]);
    await page.evaluate(() => history.back());
    await waitPainted(page, FOOT, NOTE);
    // A place in the page is not another page.
    await page.evaluate(() => (location.hash = "#z"));
    expect(await listed(page)).toEqual(["首页的脚注"]);
  });

  test("keeps a note on a whole route with the route", async () => {
    const page = await open(`${server.url}/routes.html?whole#/a`);
    const popup = await notesPopup(browser, page);
    await popup.getByRole("button", { name: "Note on this page" }).click();
    await noteBox(popup).fill("全页");
    await saveNote(popup);
    await popup.locator(".note-text", { hasText: "全页" }).waitFor();
    await page.evaluate(() => (location.hash = "#/b"));
    // The open popup is updated.
    await vi.waitFor(async () =>
      expect(await popup.locator(".page-notes .note-text").count()).toBe(0),
    );
    await page.evaluate(() => (location.hash = "#/a"));
    await popup.locator(".note-text", { hasText: "全页" }).waitFor();
  });
});

describe("a page with several addresses", () => {
  const TEXT = "近邻党建把支部建在楼栋里，居民有事先找红色管家。";
  const HTML = `<!doctype html><meta charset="utf-8"><title>文章</title><p id="s">${TEXT}</p>`;
  /** Serves web addresses from the test. */
  const serve = (pattern: RegExp): Promise<unknown> =>
    browser.context.route(pattern, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: HTML }),
    );

  test("shows its notes however a WeChat article is opened", async () => {
    await serve(/^http:\/\/mp\.weixin\.qq\.com\//u);
    const at = (query: string): string => `http://mp.weixin.qq.com/s?__biz=MzA5&mid=${query}`;
    const page = await open(at("2650&idx=1&sn=abc&chksm=88d2&scene=21#wechat_redirect"));
    await writeNote(browser, page, "#s", "文章");
    for (const query of [
      "2650&idx=1&sn=abc&chksm=77aa&scene=126&sessionid=1715&clicktime=1715&devicetype=iOS#rd",
      "2650&idx=1&sn=abc",
      "2650&idx=1&sn=abc&chksm=88d2&scene=21&poc_token=H1",
      "2650&idx=1&sn=abc&chksm=88d2&mpshare=1&scene=1&srcid=0506&from=timeline&isappinstalled=0",
    ]) {
      const again = await open(at(query));
      await waitPainted(again, TEXT, NOTE);
      await again.close();
    }
    const other = await open(at("9999&idx=1&sn=zzz"));
    expect(await isLitLater(other)).toBe(false);
    expect(await listed(other)).toEqual([]);
  });

  test("shows the notes of a WeChat article that is opened by its short address", async () => {
    const article = "http://mp.weixin.qq.com/s?__biz=MzB6&mid=7&idx=1&sn=def";
    await browser.context.route(
      /^http:\/\/mp\.weixin\.qq\.com\/s(?:\/Kurz|\?__biz=MzB6)/u,
      (route) =>
        route.fulfill({
          contentType: "text/html; charset=utf-8",
          body: HTML.replace(
            "<title>",
            `<meta property="og:url" content="${article.replaceAll("&", "&amp;")}&amp;chksm=1#rd"><title>`,
          ),
        }),
    );
    const page = await open("http://mp.weixin.qq.com/s/Kurz?scene=1");
    await writeNote(browser, page, "#s", "短");
    const long = await open(`${article}&scene=21#wechat_redirect`);
    await waitPainted(long, TEXT, NOTE);
    expect(await listed(long)).toEqual(["短"]);
  });

  test("is not confused with one whose query is in another encoding", async () => {
    await serve(/^http:\/\/gbk\.example\//u);
    const page = await open("http://gbk.example/p?kw=%BD%FC%C1%DA&spm=1");
    await writeNote(browser, page, "#s", "近邻");
    const other = await open("http://gbk.example/p?kw=%B1%A4%C0%DD&spm=1");
    expect(await isLitLater(other)).toBe(false);
    expect(await listed(other)).toEqual([]);
    const again = await open("http://gbk.example/p?kw=%bd%fc%c1%da&");
    await waitPainted(again, TEXT, NOTE);
    const popup = await notesPopup(browser, again);
    await popup.getByRole("button", { name: "All notes" }).click();
    await popup.locator("a[href='http://gbk.example/p?kw=%BD%FC%C1%DA']").first().waitFor();
  });

  test("shows the notes that an earlier version stored under another address", async () => {
    await serve(/^http:\/\/old\.example\//u);
    const own = await browser.openOwn("popup.html");
    const quote = { type: "TextQuoteSelector", exact: TEXT, prefix: "", suffix: "" } as const;
    const notes = [
      "http://old.example/p?kw=%EF%BF%BD%EF%BF%BD%EF%BF%BD%EF%BF%BD",
      "http://old.example/q?a=b+c%2C",
      "http://old.example/app",
      "http://old.example/dir/index.html",
    ].map((source, i) => ({
      id: `urn:uuid:0189f7a0-0000-7000-8000-00000000000${i}`,
      created: "2025-01-02T03:04:05.000Z",
      modified: "2025-01-02T03:04:05.000Z",
      motivation: "commenting",
      body: { type: "TextualBody", value: `旧${i}`, format: "text/markdown" } as const,
      tags: [],
      colour: "blue" as const,
      target: {
        type: "selection" as const,
        source,
        scope: null,
        selectors: { quote, position: null, element: null },
      },
      canonical: null,
      via: [],
      foreign: null,
    }));
    await ask(own, "import.stage", { batch: "old", annotations: notes });
    const seq = await seqOf(own);
    const commit = { batch: "old", deletes: [], seq, settings: null, met: [] };
    expect(await ask(own, "import.commit", commit)).toBe(4);
    for (const [i, url] of [
      "p?kw=%BD%FC%C1%DA&spm=1",
      "q?a=b%20c,&utm_source=w",
      "app#/a",
      "dir/",
    ].entries()) {
      const page = await open(`http://old.example/${url}`);
      await waitPainted(page, TEXT, NOTE);
      expect(await listed(page)).toEqual([`旧${i}`]);
      await page.close();
    }
  });

  test("shows the notes of an earlier version after the update, which found them by the whole URL", async () => {
    const article = "http://mp.weixin.qq.com/s?__biz=MzC7&mid=8&idx=1&sn=ghi";
    await serve(/^http:\/\/mp\.weixin\.qq\.com\/s\?__biz=MzC7/u);
    const old = `${article}&chksm=88d2&scene=21`;
    const page = await open(`${old}#wechat_redirect`);
    await writeNote(browser, page, "#s", "更新以前");
    // The state left by that version: the note has its original address, is indexed only by it, and
    // no rules are recorded.
    const own = await browser.openOwn("popup.html");
    await own.evaluate(
      async ([now, before]) => {
        const request = indexedDB.open("cideng");
        await new Promise((resolve) => (request.onsuccess = resolve));
        const database = request.result;
        const transaction = database.transaction("annotations", "readwrite");
        const store = transaction.objectStore("annotations");
        const all = store.getAll();
        await new Promise((resolve) => (all.onsuccess = resolve));
        for (const record of all.result as { annotation: { target: { source: string } } }[]) {
          if (record.annotation.target.source !== now) continue;
          const target = { ...record.annotation.target, source: before };
          store.put({
            ...record,
            subjects: [before],
            annotation: { ...record.annotation, target },
          });
        }
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        database.close();
      },
      [article, old] as const,
    );
    await losePrivate(own);
    await browser.restart();
    // That it has opened is forgotten too.
    await (await welcomeIn(browser.context)).close();
    await serve(/^http:\/\/mp\.weixin\.qq\.com\/s\?__biz=MzC7/u);
    for (const url of [`${old}#wechat_redirect`, `${article}&chksm=77aa&scene=126`]) {
      const again = await open(url);
      await waitPainted(again, TEXT, NOTE);
      expect(await listed(again)).toEqual(["更新以前"]);
      await again.close();
    }
  });
});
