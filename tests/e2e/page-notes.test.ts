import type { Frame, Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { ask, cardWith, hover, painted, readThroughout, waitNoCard, waitPainted } from "./chromium";
import { noteBox, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";
import { NOTE, compose, drag, notesPopup, waitScript, writeNote } from "./write-notes";

const { browser, server } = useChromium();

/** The button beside a selection. */
const BUTTON = "div[popover][style*='2147483646']";

let page: Page;

const openPage = async (query: string): Promise<void> => {
  page = await browser.open(`${server.url}/noted.html${query}`);
  await waitScript(browser);
};
const note = (frame: Frame | Page, selector: string, text: string): Promise<void> =>
  writeNote(browser, page, selector, text, frame);
const popupOf = (): Promise<Page> => notesPopup(browser, page);

describe("a note on a selection", () => {
  test("is offered by a button beside it, which can be switched off", async () => {
    await openPage("?button");
    await drag(page, "#across");
    const button = page.locator(BUTTON);
    await button.waitFor();
    const box = await button.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
    const card = await cardWith(page, "Note on this passage");
    expect(await card.locator("blockquote").innerText()).toBe(
      "跨过加粗的、链接的文字，也能写笔记。",
    );
    expect(await button.count()).toBe(0);
    await saveNote(card);
    await waitPainted(page, "跨过加粗的、链接的文字，也能写笔记。", NOTE);

    const popup = await popupOf();
    await popup.getByRole("button", { name: "Settings" }).click();
    await popup.getByRole("switch", { name: "Note button beside selected text" }).uncheck();
    await popup.close();
    await openPage("?button");
    await drag(page, "#moves");
    const isThere = await readThroughout(
      page,
      (selector) => document.querySelector(selector) !== null,
      BUTTON,
    );
    expect(new Set(isThere)).toEqual(new Set([false]));
    const own = await browser.openOwn("popup.html");
    await ask(own, "settings.change", { noteButton: true });
    await own.close();
  });

  test("is listed under the title that its page had", async () => {
    await openPage("?titled");
    await page.evaluate(() => (document.title = "  一页的\n题目 "));
    await note(page, "#across", "在有题目的页上");
    const own = await browser.openOwn("reader.html#/notes");
    const group = own.locator(".note-group", { hasText: "在有题目的页上" });
    await group.waitFor();
    expect(await group.getByRole("heading", { level: 2 }).innerText()).toBe("一页的 题目");
    await own.close();
  });

  test("a note in an open shadow tree is offered, written, lit, and shown on the next visit", async () => {
    await openPage("?shadow");
    await drag(page, "#host p");
    await page.locator(BUTTON).waitFor();
    await note(page, "#host p", "影子里的");
    await openPage("?shadow");
    await waitPainted(page, "影子树里的一句话，同样可以写笔记。", NOTE);
    await hover(page, "影子树里的一句话，同样可以写笔记。", NOTE);
    await cardWith(page, "影子里的");
  });

  test("a note in a frame is lit in the frame, and listed with the page", async () => {
    await openPage("?frame");
    const frame = page.frames().find((it) => it.url() === "about:srcdoc") as Frame;
    await note(frame, "p", "框里的");
    await waitPainted(frame, "框里的一句话，也可以写笔记。", NOTE);
    const popup = await popupOf();
    await popup.locator(".page-notes .note-text", { hasText: "框里的" }).waitFor();
  });
});

test("a note in a frame of another site belongs to the framed page, and is shown there by itself too", async () => {
  page = await browser.open(`${server.url}/frames.html`);
  const cross = () => page.frames().find((it) => it.url().startsWith("http://localhost")) as Frame;
  await page.locator("#cross").evaluate((it) => {
    it.style.height = "400px";
    it.scrollIntoView();
  });
  await waitPainted(cross(), "近邻党建");
  await note(cross(), "h1", "别家框里的");
  const popup = await popupOf();
  await popup.locator(".page-notes .note-text", { hasText: "别家框里的" }).waitFor();
  const heading = await cross().locator("h1").innerText();
  page = await browser.open(cross().url());
  await waitPainted(page, heading, NOTE);
});

describe("the notes on a page", () => {
  test("report the state of their places, and lead there", async () => {
    await openPage("?places");
    for (const id of ["moves", "changes", "goes"]) await note(page, `#${id}`, id);
    await vi.waitFor(async () => expect((await painted(page, NOTE)).length).toBe(3));
    await page.evaluate(() => {
      const find = (id: string) => document.querySelector(`#${id}`) as Element;
      document.body.append(find("moves"));
      find("changes").textContent =
        "这一段的文字已经被换掉几个词，笔记仍应认得出它来，因为大部分还在。";
      find("goes").remove();
    });
    const popup = await popupOf();
    const item = (text: string) =>
      popup.locator(".page-notes li", { has: popup.locator(".note-text", { hasText: text }) });
    await vi.waitFor(
      async () => {
        expect(await item("moves").innerText()).toContain("Moved on the page");
        expect(await item("changes").innerText()).toContain("Its words have changed");
        expect(await item("goes").innerText()).toContain("Not found on the page");
      },
      { timeout: 10_000 },
    );
    expect(await item("goes").locator("blockquote").innerText()).toContain("这一段会整个消失");
    await item("changes").getByRole("button", { name: "Go there" }).click();
    await page.bringToFront();
    await cardWith(page, "changes");
  });

  test("are found again while the page is still being built", async () => {
    await openPage("?late");
    await note(page, "#moves", "晚到的");
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        const late = document.querySelector("#moves") as Element;
        const { parentElement } = late;
        late.remove();
        setTimeout(() => parentElement?.append(late), 1500);
      });
    });
    await page.goto(`${server.url}/noted.html?late`);
    await waitPainted(page, "这一段会换到别处去，词句都不变，笔记应当跟着它走。", NOTE);
  });

  test("are lit on a long page that never rests", async () => {
    await openPage("?restless");
    await note(page, "#moves", "不停的");
    await page.addInitScript(() => {
      if (top !== window) return;
      addEventListener("DOMContentLoaded", () => {
        for (let i = 0; i < 2000; i += 1) {
          document.body.append(document.createElement("p"));
          document.body.lastElementChild?.append(`第${i}段里没有笔记。`);
        }
        const clock = document.body.appendChild(document.createElement("p"));
        setInterval(() => clock.replaceChildren(String(performance.now())), 50);
      });
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 8 });
    await page.goto(`${server.url}/noted.html?restless`);
    await waitPainted(page, "这一段会换到别处去，词句都不变，笔记应当跟着它走。", NOTE);
  });

  test("are shared by the page's known addresses, and by no others", async () => {
    await openPage("");
    await note(page, "#moves", "共有的");
    for (const query of ["#part", "?utm_source=feed", ""]) {
      await openPage(query);
      await waitPainted(page, "这一段会换到别处去，词句都不变，笔记应当跟着它走。", NOTE);
    }
    // Another query is another page: the canonical link does not name it.
    await openPage("?id=2");
    const popup = await popupOf();
    expect(await popup.locator(".page-notes .note-text").count()).toBe(0);
    expect(await painted(page, NOTE)).toEqual([]);
  });

  test("are lit where the page goes to another address after a note was begun and abandoned", async () => {
    const text = "这一段会换到别处去，词句都不变，笔记应当跟着它走。";
    await openPage("?goal");
    await note(page, "#moves", "在那边");
    await openPage("?start");
    await compose(browser, page, "#changes");
    await page.keyboard.press("Escape");
    await waitNoCard(page);
    expect(await painted(page, NOTE)).toEqual([]);
    await page.evaluate(() => {
      history.pushState(null, "", "?goal");
      document.body.append(document.createElement("p"));
    });
    await waitPainted(page, text, NOTE);
  });

  test("are lit again after the page calls document.write, including the first one", async () => {
    const text = "这一段会换到别处去，词句都不变，笔记应当跟着它走。";
    await openPage("?rewritten");
    await note(page, "#moves", "重写");
    await page.evaluate(() => {
      const html = document.documentElement.outerHTML;
      document.open();
      document.write(html.replace("<h1>", "<h1>重写的"));
      document.close();
    });
    await waitPainted(page, text, NOTE);
  });

  test("can be on the page as a whole", async () => {
    await openPage("?whole");
    let popup = await popupOf();
    await popup.getByRole("button", { name: "Note on this page" }).click();
    await noteBox(popup).fill("全篇可读");
    await saveNote(popup);
    await popup.locator(".note-text", { hasText: "全篇可读" }).waitFor();
    await openPage("?whole#later");
    popup = await popupOf();
    await popup.locator(".page-notes .note-text", { hasText: "全篇可读" }).waitFor();
    await popup.getByRole("button", { name: "All notes" }).click();
    const listed = popup.locator(".notes-browser .note-text", { hasText: "全篇可读" });
    await listed.waitFor();
    expect(await listed.count()).toBe(1);
  });
});
