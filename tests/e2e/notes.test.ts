import type { Frame, Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import {
  cardVisibleThroughout,
  cardWith,
  grow,
  hover,
  painted,
  waitNoCard,
  waitPainted,
} from "./chromium";
import { beginNote, noteBox, press, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;
const NOTE = "cideng-note";

async function openCard(term: string): Promise<Frame> {
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, term);
  await hover(page, term);
  return cardWith(page, term);
}
async function write(card: Frame | Page, text: string): Promise<void> {
  await noteBox(card).fill(text);
  await saveNote(card);
}
const noteTexts = (card: Frame | Page) => card.locator(".note-text").allInnerTexts();
const shows = (card: Frame | Page, ...texts: string[]) =>
  vi.waitFor(async () => expect(await noteTexts(card)).toEqual(texts), { timeout: 10_000 });

/**
 * What the context menu and the keyboard command do once the browser has informed the background.
 */
async function compose(by: "menu" | "command"): Promise<void> {
  await page.bringToFront();
  const worker = await browser.worker();
  await worker.evaluate(async (how) => {
    const [tab] = await chrome.tabs.query({ active: true });
    const event = how === "menu" ? chrome.contextMenus.onClicked : chrome.commands.onCommand;
    const args =
      how === "menu"
        ? [{ menuItemId: "note-selection", frameId: 0 }, tab]
        : ["note-selection", tab];
    (event as unknown as { dispatch: (...all: unknown[]) => void }).dispatch(...args);
  }, by);
}
const select = (selector: string) =>
  page.evaluate(
    (it) => document.getSelection()?.selectAllChildren(document.querySelector(it) as Element),
    selector,
  );

describe("a note on a term", () => {
  test("is written, edited and deleted in the card", async () => {
    const card = await openCard("三单制");
    await card.getByRole("button", { name: "Add a note" }).click();
    await write(card, "比较近邻党建的三个清单");
    await shows(card, "比较近邻党建的三个清单");
    expect(await card.locator(".notes [role=status]").innerText()).toBe("Saved");
    await card.getByRole("button", { name: "Edit" }).click();
    await write(card, "已核对");
    await shows(card, "已核对");
    await press(card.getByRole("button", { name: "Delete" }));
    await shows(card);
    await press(card.getByRole("button", { name: "Undo" }));
    await shows(card, "已核对");
    await press(card.getByRole("button", { name: "Delete" }));
    await shows(card);
  });

  test("once saved, can be undone: a new note goes back into the editor, an edited one is as before", async () => {
    const card = await openCard("三单制");
    await card.getByRole("button", { name: "Add a note" }).click();
    await write(card, "先写");
    await press(card.getByRole("button", { name: "Undo" }));
    await vi.waitFor(async () => expect(await noteBox(card).inputValue()).toBe("先写"));
    await shows(card);
    await saveNote(card);
    await shows(card, "先写");
    await card.getByRole("button", { name: "Edit" }).click();
    await write(card, "后改");
    await shows(card, "后改");
    await card.getByRole("button", { name: "Undo" }).press("Enter");
    await shows(card, "先写");
    expect(await card.getByRole("button", { name: "Undo" }).count()).toBe(0);
    // The button that was pressed has gone. The focus is on one that has not.
    await vi.waitFor(async () =>
      expect(
        await card.evaluate(() => document.activeElement?.closest(".note")?.textContent),
      ).toContain("先写"),
    );
    await press(card.getByRole("button", { name: "Delete" }));
    await shows(card);
  });

  test("is shown on another page, in the popup, and after the browser was restarted", async () => {
    let card = await openCard("堡垒工程");
    await card.getByRole("button", { name: "Add a note" }).click();
    await write(card, "问：与达标创星的关系？");
    await shows(card, "问：与达标创星的关系？");
    await browser.restart();
    card = await openCard("堡垒工程");
    await card.locator(".strip", { hasText: "问：与达标创星的关系？" }).waitFor();
    await grow(card);
    await shows(card, "问：与达标创星的关系？");
    const popup = await browser.openPopup(page);
    await popup.getByRole("combobox").fill("达标创星的关系");
    await popup.getByRole("option").click();
    expect(await popup.locator("h1").innerText()).toBe("堡垒工程");
    await shows(popup, "问：与达标创星的关系？");
    await popup.getByRole("button", { name: "Edit" }).click();
    await write(popup, "已答");
    await shows(popup, "已答");
    // The card that is open in the other tab is updated.
    await shows(card, "已答");
  });

  test("keeps the card open while the user types, and its draft when the card is closed", async () => {
    const card = await openCard("三单制");
    await beginNote(card, "写到一半");
    await page.mouse.move(998, 698, { steps: 3 });
    expect(await cardVisibleThroughout(page)).toEqual(new Set([true]));
    await noteBox(card).press("Escape");
    await waitNoCard(page);
    await hover(page, "三单制");
    await cardWith(page, "三单制");
    expect(await noteBox(card).inputValue()).toBe("写到一半");
  });

  test("a note begun and left empty does not pin the next card, nor take its keyboard focus", async () => {
    const card = await openCard("近邻党建");
    await card.getByRole("button", { name: "Add a note" }).click();
    await noteBox(card).press("Escape");
    await waitNoCard(page);
    await page.mouse.move(998, 698);
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    await card.getByRole("button", { name: "Add a note" }).waitFor();
    await page.mouse.move(998, 698, { steps: 3 });
    await waitNoCard(page);
  });

  test("a note in the editor locks the others, and survives the popup", async () => {
    await openCard("堡垒工程");
    const popup = await browser.openPopup(page);
    await popup.locator(".page .term", { hasText: "堡垒工程" }).click();
    await beginNote(popup, "还没写完");
    expect(await popup.getByRole("button", { name: "Edit" }).isDisabled()).toBe(true);
    await popup.reload();
    await popup.locator(".page .term", { hasText: "堡垒工程" }).click();
    expect(await noteBox(popup).inputValue()).toBe("还没写完");
    await popup.getByRole("button", { name: "Cancel" }).click();
    await popup.reload();
    await popup.locator(".page .term", { hasText: "堡垒工程" }).click();
    expect(await noteBox(popup).count()).toBe(0);
  });

  test("cannot be empty", async () => {
    const card = await openCard("三单制");
    await beginNote(card, "  ");
    expect(await card.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  });

  test("cannot be read or heard by the page", async () => {
    page = await browser.open(`${server.url}/hostile.html`);
    await waitPainted(page, "近邻党建");
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    await card.getByRole("button", { name: "Add a note" }).click();
    await noteBox(card).pressSequentially("secretword");
    await saveNote(card);
    await shows(card, "secretword");
    const leaks = await page.evaluate(() => {
      const found = (window as unknown as { find: (text: string) => boolean }).find("secretword");
      const { heard } = window as unknown as { heard: string[] };
      return {
        found,
        html: document.documentElement.outerHTML.includes("secretword"),
        keys: heard.filter((it) => /^(?:keydown|input|message)/u.test(it)),
      };
    });
    expect(leaks).toEqual({ found: false, html: false, keys: [] });
  });
});

describe("a note on selected text", () => {
  test.each(["menu", "command"] as const)(
    "is written by the %s, lit, and shown on the next visit",
    async (by) => {
      page = await browser.open(`${server.url}/sample.html?${by}`);
      await waitPainted(page, "三单制");
      await select("h1");
      await compose(by);
      const card = await cardWith(page, "Note on this passage");
      expect(await card.locator("blockquote").innerText()).toBe("读一篇机关党建报道要认得的词");
      await vi.waitFor(async () =>
        expect(await card.evaluate(() => document.activeElement?.localName)).toBe("textarea"),
      );
      await page.keyboard.insertText(`由${by}写`);
      await page.keyboard.press("Control+Enter");
      await waitNoCard(page);
      await waitPainted(page, "读一篇机关党建报道要认得的词", NOTE);

      await browser.stopBackground();
      await page.close();
      page = await browser.open(`${server.url}/sample.html?${by}#later`);
      await waitPainted(page, "读一篇机关党建报道要认得的词", NOTE);
      await hover(page, "读一篇机关党建报道要认得的词", NOTE);
      await shows(await cardWith(page, `由${by}写`), `由${by}写`);
    },
  );

  test("follows its words when the page has changed, and its light goes out when it is deleted", async () => {
    page = await browser.open(`${server.url}/sample.html?menu`);
    await waitPainted(page, "读一篇机关党建报道要认得的词", NOTE);
    await page.evaluate(() => document.body.prepend("新添的一行"));
    await page.evaluate(() =>
      document.querySelector("h1")?.replaceChildren("再读一篇机关党建报道要认得的词"),
    );
    await waitPainted(page, "读一篇机关党建报道要认得的词", NOTE);
    await hover(page, "读一篇机关党建报道要认得的词", NOTE);
    const card = await cardWith(page, "由menu写");
    await press(card.getByRole("button", { name: "Delete" }));
    await vi.waitFor(async () => expect(await painted(page, NOTE)).toEqual([]));
  });

  test("disturbs no text field, and belongs to the address at which it was written", async () => {
    page = await browser.open(`${server.url}/sample.html?spa`);
    await waitPainted(page, "三单制");
    await select("#first");
    await compose("menu");
    const card = await cardWith(page, "Note on this passage");
    await write(card, "整段");
    await vi.waitFor(async () => expect((await painted(page, NOTE)).length).toBe(1));
    browser.complaints.splice(0);
    await page.locator("input").fill("写了很长的一些字在这里");
    const box = await page.locator("input").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
    await page.mouse.move((box?.x ?? 0) + 120, (box?.y ?? 0) + 10, { steps: 12 });
    // Navigation in a single-page application: another address, the same words.
    await page.evaluate(() => {
      history.pushState(null, "", "?elsewhere");
      document.body.append("别处");
    });
    await vi.waitFor(async () => expect(await painted(page, NOTE)).toEqual([]));
    await page.evaluate(() => {
      history.pushState(null, "", "?spa");
      document.body.append("回来");
    });
    await vi.waitFor(async () => expect((await painted(page, NOTE)).length).toBe(1));
    expect(browser.complaints.splice(0)).toEqual([]);
  });

  test("once saved, is undone, written again and deleted with the keyboard alone", async () => {
    page = await browser.open(`${server.url}/sample.html?undone`);
    await waitPainted(page, "三单制");
    await select("h1");
    await compose("command");
    const card = await cardWith(page, "Note on this passage");
    const focused = () =>
      card.evaluate(() => {
        const it = document.activeElement;
        return (it?.getAttribute("aria-label") ?? it?.textContent ?? "").trim();
      });
    const tabTo = async (name: string) => {
      for (let i = 0; i < 12 && (await focused()) !== name; i += 1)
        await page.keyboard.press("Tab");
      expect(await focused()).toBe(name);
    };
    const focusedBox = () =>
      vi.waitFor(async () =>
        expect(await noteBox(card).evaluate((it) => it.matches(":focus"))).toBe(true),
      );
    await focusedBox();
    await page.keyboard.insertText("写错了");
    await page.keyboard.press("Control+Enter");
    await shows(card, "写错了");
    // The saved note has the focus, and what undoes its saving is the next stop.
    await vi.waitFor(async () =>
      expect(
        await card.evaluate(() => document.activeElement?.closest("[data-note]")?.textContent),
      ).toContain("写错了"),
    );
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Undo");
    await page.keyboard.press("Enter");
    await vi.waitFor(async () => expect(await noteBox(card).inputValue()).toBe("写错了"));
    await vi.waitFor(async () => expect(await painted(page, NOTE)).toEqual([]));
    await focusedBox();
    await page.keyboard.insertText("，再写");
    await page.keyboard.press("Control+Enter");
    await shows(card, "写错了，再写");
    await tabTo("Delete");
    await page.keyboard.press("Enter");
    await shows(card);
    await vi.waitFor(async () => expect(await focused()).toBe("Undo"));
    await page.keyboard.press("Enter");
    await shows(card, "写错了，再写");
    await tabTo("Delete");
    await page.keyboard.press("Enter");
    await shows(card);
    await page.keyboard.press("Escape");
    await waitNoCard(page);
    await vi.waitFor(async () => expect(await painted(page, NOTE)).toEqual([]));
  });

  test("returns the focus when it is cancelled", async () => {
    page = await browser.open(`${server.url}/sample.html?focus`);
    await waitPainted(page, "三单制");
    await page.locator("input").focus();
    await select("h1");
    await compose("command");
    const card = await cardWith(page, "Note on this passage");
    await press(card.getByRole("button", { name: "Cancel" }));
    await waitNoCard(page);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("input");
  });

  test("is not offered without a selection", async () => {
    page = await browser.open(`${server.url}/sample.html?none`);
    await waitPainted(page, "三单制");
    await compose("command");
    expect(await cardVisibleThroughout(page)).toEqual(new Set([false]));
  });
});

describe("a store that a newer version has taken over", () => {
  test("is reported in popup and card, and nothing is shown as saved", async () => {
    let card = await openCard("三单制");
    await beginNote(card, "不能丢");
    const own = await browser.openOwn("popup.html");
    await own.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open("cideng", 99);
          request.addEventListener("success", () => resolve(request.result.close()));
          request.addEventListener("error", () => reject(request.error));
        }),
    );
    await page.bringToFront();
    await saveNote(card);
    await card.getByText("A newer version of Cideng").waitFor();
    expect(await noteBox(card).inputValue()).toBe("不能丢");
    expect(await noteTexts(card)).toEqual([]);

    await own.reload();
    await own.getByRole("alert").waitFor();
    expect(await own.getByRole("alert").innerText()).toContain("Update the extension");
    page = await browser.open(`${server.url}/sample.html`);
    await waitPainted(page, "堡垒工程");
    await hover(page, "堡垒工程");
    card = await cardWith(page, "newer version");
    expect(await card.getByRole("alert").innerText()).toContain("newer version");
  });
});
