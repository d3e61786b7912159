/** The side panel: its entry follows what the user looks at on the page. */
import type { Page } from "playwright-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  ask,
  cardVisibleThroughout,
  cardWith,
  hover,
  painted,
  waitNoCard,
  waitPainted,
} from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;
let panel: Page;

async function open(name = "sample.html"): Promise<void> {
  page = await browser.open(`${server.url}/${name}`);
  await waitPainted(page, "三单制");
  panel = await browser.openPopup(page, "sidepanel.html");
  await panel.locator(".page li").first().waitFor();
  await page.bringToFront();
}

const shows = (form: string) =>
  vi.waitFor(async () => expect(await panel.locator(".entry h1").allInnerTexts()).toEqual([form]), {
    timeout: 10_000,
  });

const part = (name: string) => panel.getByRole("radio", { name }).check();

describe("the entry", () => {
  test("follows the pointer, and the card stays brief", async () => {
    await open();
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await shows("三单制");
    expect(await panel.locator(".entry").innerText()).toContain("2921");
    expect(await card.locator(".brief").count()).toBe(1);
    expect(await card.locator(".more").count()).toBe(0);
    // A click asks for the whole entry, which is in the panel.
    const { x, y } = await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    await page.mouse.click(x, y);
    await shows("近邻党建");
    expect(await cardVisibleThroughout(page)).toEqual(new Set([true]));
    expect(await card.locator(".brief").count()).toBe(1);
  });

  test("follows the keyboard", async () => {
    await open();
    await browser.command("term-mode");
    await cardWith(page, "近邻党建");
    await shows("近邻党建");
    await vi.waitFor(async () => expect(await painted(page, "cideng-here")).toEqual(["近邻党建"]));
    // The last term in view.
    await page.keyboard.press("ArrowLeft");
    await vi.waitFor(async () =>
      expect(await panel.locator(".entry h1").innerText()).not.toBe("近邻党建"),
    );
    await page.keyboard.press("Enter");
    const card = page.frames().find((it) => it.url().endsWith("/card.html"));
    await card?.locator(".brief").waitFor();
    expect(await card?.locator(".entry").count()).toBe(0);
  });

  test("stays when the card closes, and shows a selection, until nothing is selected", async () => {
    await open();
    await hover(page, "三单制");
    await shows("三单制");
    await page.mouse.move(5, 5);
    await waitNoCard(page);
    await shows("三单制");
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll("p")].find((it) =>
        it.textContent?.includes("近邻党建"),
      );
      getSelection()?.selectAllChildren(paragraph as Element);
    });
    await panel.locator(".selected-terms", { hasText: "近邻党建" }).waitFor();
    await panel.locator(".nearest li").first().waitFor();
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await shows("三单制");
  });

  test("is held, and follows again", async () => {
    await open();
    await hover(page, "三单制");
    await shows("三单制");
    await panel.getByRole("button", { name: "Hold" }).click();
    await page.bringToFront();
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    expect(await panel.locator(".entry h1").innerText()).toBe("三单制");
    await panel.getByRole("button", { name: "Hold" }).click();
    await shows("近邻党建");
  });

  test("does not change while a note is written on it", async () => {
    await open();
    await hover(page, "三单制");
    await shows("三单制");
    await panel.getByRole("button", { name: "Add a note" }).click();
    await panel.locator("textarea").fill("写到一半");
    await page.bringToFront();
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    expect(await panel.locator("textarea").inputValue()).toBe("写到一半");
    await panel.bringToFront();
    await panel.getByRole("button", { name: "Cancel" }).click();
    await page.bringToFront();
    await hover(page, "三单制");
    await cardWith(page, "三单制");
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    await shows("近邻党建");
  });

  test("leads to related terms and back", async () => {
    await open();
    await hover(page, "近邻党建");
    await shows("近邻党建");
    const related = panel.locator(".relations button").first();
    const form = (await related.innerText()).trim();
    await related.click();
    await shows(form);
    await panel.getByRole("button", { name: "Back to 近邻党建" }).click();
    await shows("近邻党建");
  });
});

test("a card is whole again once the panel is closed", async () => {
  await open();
  await hover(page, "三单制");
  await shows("三单制");
  await panel.close();
  await page.mouse.move(5, 5);
  await waitNoCard(page);
  const { x, y } = await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  await page.mouse.click(x, y);
  await card.locator(".entry").waitFor();
});

describe("the other parts", () => {
  afterEach(async () => {
    const own = await browser.openOwn("popup.html");
    await own.close();
  });

  test("are the page's terms with the site's switches, and its notes in the page's order", async () => {
    await open();
    const own = await browser.openOwn("popup.html");
    const texts = ["三单制", "近邻党建"];
    for (const exact of texts) {
      const start = await page.evaluate(
        (it) => (document.body.textContent ?? "").indexOf(it),
        exact,
      );
      const quote = { type: "TextQuoteSelector", exact, prefix: "", suffix: "" } as const;
      const position = { type: "TextPositionSelector", start, end: start + exact.length } as const;
      const selectors = { quote, position, element: null };
      await ask(own, "note.save", {
        id: `urn:uuid:${crypto.randomUUID()}`,
        base: null,
        text: `on ${exact}`,
        tags: [],
        colour: "blue",
        target: { type: "selection", source: `${server.url}/sample.html`, scope: null, selectors },
      });
    }
    await own.close();
    await page.bringToFront();
    await part("Notes 2");
    await vi.waitFor(async () =>
      expect(await panel.locator(".note-text").allInnerTexts()).toEqual([
        "on 近邻党建",
        "on 三单制",
      ]),
    );
    expect(await panel.locator(".page-title").innerText()).toContain(await page.title());
    expect(await panel.locator(".page-title").innerText()).toContain(new URL(server.url).host);
    await part("This page");
    await panel.getByRole("switch").waitFor();
    await panel.locator(".page li", { hasText: "三单制" }).locator(".open").click();
    await panel.getByRole("button", { name: "Back" }).click();
    expect(await panel.getByRole("radio", { name: "This page" }).isChecked()).toBe(true);
  });

  test("lie under the search", async () => {
    await open();
    await panel.getByRole("button", { name: /^Search/u }).click();
    await panel.getByRole("combobox").fill("jldj");
    await panel.getByRole("option").first().click();
    await shows("近邻党建");
    await panel.getByRole("button", { name: "Back" }).click();
    await part("Entry");
    await panel.locator(".following").waitFor();
  });
});
