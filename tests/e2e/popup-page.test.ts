/** What the popup and the side panel show about the page, and the settings made there. */
import type { Page } from "playwright-core";
import type { Browser } from "wxt/browser";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ask, cardWith, hover, painted, waitNoCard, waitPainted } from "./chromium";
import { published } from "./private-values";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;
let popup: Page;

async function openSample(): Promise<void> {
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "三单制");
  popup = await browser.openPopup(page);
  await popup.locator(".page li").first().waitFor();
}

const said = (text: string) =>
  vi.waitFor(async () => expect(await popup.innerText("main")).toContain(text), {
    timeout: 10_000,
  });

describe("the page's terms", () => {
  test("can be visited one place after the other", async () => {
    await openSample();
    const places = popup.locator(".page li", { hasText: "近邻党建" }).getByRole("button").last();
    await places.click();
    await vi.waitFor(async () => expect(await painted(page, "cideng-here")).toEqual(["近邻党建"]));
    await vi.waitFor(async () => expect(await places.locator(".count").innerText()).toBe("1/2"));
    await places.click();
    expect(await places.locator(".count").innerText()).toBe("2/2");
    await page.bringToFront();
    await cardWith(page, "近邻党建");
  });

  test("are gone through with the arrow keys, opened with Enter, visited with the right arrow", async () => {
    await openSample();
    const rows = popup.locator(".page ul").first().locator(".open");
    const isInSearch = () => popup.evaluate(() => document.activeElement?.role === "combobox");
    await vi.waitFor(async () => expect(await isInSearch()).toBe(true));
    // From the search into the rows, back, and into the rows again.
    await popup.keyboard.press("ArrowDown");
    expect(await isInSearch()).toBe(false);
    await popup.keyboard.press("ArrowUp");
    expect(await isInSearch()).toBe(true);
    await popup.keyboard.press("ArrowDown");
    await popup.keyboard.press("ArrowDown");
    const second = (await rows.nth(1).locator(".term").innerText()).trim();
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toContain(second);
    await popup.keyboard.press("ArrowRight");
    await vi.waitFor(async () =>
      expect(await painted(page, "cideng-here")).toEqual([expect.stringContaining(second)]),
    );
    await popup.keyboard.press("Enter");
    await vi.waitFor(async () => expect(await popup.locator("h1").innerText()).toBe(second));
    await popup.setViewportSize({ width: 400, height: 600 });
    const sideways = await popup
      .locator(".detail")
      .evaluate((it) => it.scrollWidth - it.clientWidth);
    expect(sideways).toBe(0);
    const foot = await popup.locator(".detail .actions").boundingBox();
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(600);
  });

  test("and the switches are in sight in a popup of 400 by 600", async () => {
    page = await browser.open(`${server.url}/gov.html`);
    popup = await browser.openPopup(page);
    await popup.locator(".page li").first().waitFor();
    await popup.setViewportSize({ width: 400, height: 600 });
    const size = await popup.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return { scrollHeight, scrollWidth };
    });
    expect(size).toEqual({ scrollHeight: 600, scrollWidth: 400 });
    for (const shown of [
      popup.getByRole("combobox"),
      popup.getByRole("button", { name: "Settings" }),
      popup.getByRole("switch"),
      popup.getByRole("radio", { name: "Normal" }),
      popup.getByRole("button", { name: "Pause for an hour" }),
    ]) {
      const box = await shown.boundingBox();
      expect((box?.y ?? 600) + (box?.height ?? 0)).toBeLessThanOrEqual(600);
    }
  });
});

test("the passages nearest to the selection are shown, with the shared words marked", async () => {
  await openSample();
  await page.evaluate(() => {
    const text = document.createElement("p");
    text.textContent = "發動市、縣機關黨員幹部認種拋荒地";
    document.body.append(text);
    getSelection()?.selectAllChildren(text);
  });
  const first = popup.locator(".nearest li").first();
  await vi.waitFor(async () => expect(await first.innerText()).toContain("认种抛荒地"));
  expect((await first.locator("mark").allInnerTexts()).join("")).toContain("认种抛荒地");
});

describe("the reason why nothing is lit", () => {
  test("is that there is no Chinese", async () => {
    page = await browser.open(`${server.url}/typing.html`);
    await page.evaluate(() => (document.body.textContent = "Nothing but English."));
    popup = await browser.openPopup(page);
    await said("No Chinese on this page");
  });

  test("is a pause, until the user ends it", async () => {
    await openSample();
    await popup.getByRole("button", { name: "Pause for an hour" }).click();
    await said("Paused until");
    expect(await painted(page)).toEqual([]);
    await popup.getByRole("button", { name: "Resume" }).click();
    await waitPainted(page, "三单制");
  });

  test("is that the script of the page is gone", async () => {
    page = await browser.open(`${server.url}/sample.html`);
    const id = await (
      await browser.worker()
    ).evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      return tab?.id;
    });
    popup = await browser.context.newPage();
    // As in a popup, which knows the address; and nobody replies, as after an update.
    await popup.addInitScript((tab) => {
      chrome.tabs.query = () =>
        Promise.resolve([{ id: tab, url: "https://example.org/" } as Browser.tabs.Tab]);
      const { connect } = chrome.tabs;
      chrome.tabs.connect = (_, info) => connect.call(chrome.tabs, 999_999, info);
    }, id);
    await popup.goto(`${browser.origin}/popup.html`);
    await said("Reload to light this page");
    const reloaded = page.waitForEvent("load");
    await popup.getByRole("button", { name: "Reload the page" }).click();
    await reloaded;
  });
});

describe("the settings", () => {
  beforeEach(async () => {
    await openSample();
    await popup.getByRole("button", { name: "Settings" }).click();
  });
  afterEach(async () => {
    await ask(popup, "settings.change", {
      places: "all",
      onlyUnmet: false,
      hiddenKinds: [],
      style: "auto",
      language: null,
    });
  });

  test("leave out kinds of terms", async () => {
    await popup.getByText("Kinds of terms").click();
    await popup.getByRole("checkbox", { name: "mechanism" }).uncheck();
    await vi.waitFor(async () => {
      const lit = await painted(page);
      expect(lit).toContain("近邻党建");
      expect(lit).not.toContain("三单制");
    });
  });

  test("light only the first place in each section", async () => {
    await page.evaluate(() => {
      const more = document.createElement("div");
      more.innerHTML = "<p>堡垒工程一</p><p>堡垒工程二</p><h2>又一节</h2><p>堡垒工程三</p>";
      document.body.prepend(more);
    });
    const count = async () => (await painted(page)).filter((it) => it === "堡垒工程").length;
    await vi.waitFor(async () => expect(await count()).toBe(4));
    await popup.getByRole("radio", { name: "First in a section" }).check();
    await vi.waitFor(async () => expect(await count()).toBe(3));
  });

  test("light no term whose card has been opened, from the next page on", async () => {
    await popup.getByRole("switch", { name: "Only terms I have not looked at yet" }).check();
    await page.bringToFront();
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    await cardWith(page, "三单制");
    await page.mouse.move(998, 698, { steps: 3 });
    await waitNoCard(page);
    await vi.waitFor(async () => expect(await published(popup, "met")).toHaveLength(1));
    await page.reload();
    await waitPainted(page, "近邻党建");
    expect(await painted(page)).not.toContain("三单制");
  });

  test("have another style, another language", async () => {
    await waitPainted(page, "三单制", "cideng-term");
    await popup.getByRole("radio", { name: "Tint" }).check();
    await waitPainted(page, "三单制", "cideng-tint-term");
    expect(await painted(page, "cideng-term")).toEqual([]);
    await popup.getByRole("combobox", { name: "Language" }).selectOption("zh-TW");
    await said("開啟方式");
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe("zh-TW");
    await page.bringToFront();
    await page.reload();
    await waitPainted(page, "三单制", "cideng-tint-term");
    await hover(page, "三单制");
    await cardWith(page, "展開");
  });
});

test("the settings are answered with the keyboard alone, and kept", async () => {
  await openSample();
  await popup.getByRole("button", { name: "Settings" }).press("Enter");
  const kept = () => ask(popup, "settings.get", {});
  await popup.getByRole("radio", { name: "Normal" }).focus();
  await popup.keyboard.press("ArrowLeft");
  await vi.waitFor(async () => expect((await kept()).level).toBe("quiet"));
  expect(await popup.getByRole("radio", { name: "Quiet" }).isChecked()).toBe(true);
  await popup.getByText("Only terms peculiar to a document.").waitFor();
  await popup.getByRole("radiogroup", { name: "How much" }).getByRole("radio").first().focus();
  // The next question is one Tab away, however many answers this one has.
  await popup.keyboard.press("Tab");
  expect(await popup.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("places");
  await popup.getByRole("switch", { name: "Note button beside selected text" }).focus();
  await popup.keyboard.press("Space");
  await vi.waitFor(async () => expect((await kept()).noteButton).toBe(false));
  const opens = popup.getByRole("radiogroup", { name: "Opens on" }).getByRole("radio");
  await opens.first().press("ArrowLeft");
  await vi.waitFor(async () => expect((await kept()).opening).toBe("click"));
  expect(await popup.getByRole("radiogroup", { name: "After" }).count()).toBe(0);
  await opens.last().press("ArrowRight");
  await vi.waitFor(async () => expect((await kept()).opening).toBe("hover"));
  await popup.getByRole("radio", { name: "200 ms" }).press("ArrowRight");
  await vi.waitFor(async () => expect((await kept()).delay).toBe(400));
  await ask(popup, "settings.change", { level: "normal", noteButton: true, delay: 200 });
});

describe("the search box", () => {
  test("does not search while an input method composes", async () => {
    await openSample();
    const session = await browser.context.newCDPSession(popup);
    await popup.bringToFront();
    await popup.getByRole("combobox").focus();
    for (const text of ["j", "ji", "jin", "jin'lin"]) {
      await session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    expect(await popup.getByRole("combobox").inputValue()).toBe("jin'lin");
    expect(await popup.locator("[role=option]").count()).toBe(0);
    await session.send("Input.insertText", { text: "近邻" });
    await vi.waitFor(async () =>
      expect(await popup.locator("[role=option] b").first().innerText()).toBe("近邻党建"),
    );
  });

  test("opens with the page's terms and an empty box, and offers the last search", async () => {
    await openSample();
    const box = popup.getByRole("combobox");
    await box.pressSequentially("堡垒");
    await popup.locator("[role=option]").first().waitFor();
    await popup.reload();
    await popup.locator(".page li").first().waitFor();
    expect(await box.inputValue()).toBe("");
    await popup.getByRole("switch").waitFor();
    await popup.getByRole("button", { name: "Settings" }).waitFor();
    await popup.getByRole("button", { name: "Last search: 堡垒" }).press("Enter");
    await popup.locator("[role=option]").first().waitFor();
    expect(await box.inputValue()).toBe("堡垒");
    await popup.keyboard.press("Backspace");
    expect(await box.inputValue()).toBe("堡");
    await popup.keyboard.press("Escape");
    expect(await box.inputValue()).toBe("");
    await popup.reload();
    await popup.getByRole("button", { name: "Last search: 堡垒" }).waitFor();
  });

  test("has a button that clears it, and a legend of the keys in place of the foot", async () => {
    await openSample();
    const box = popup.getByRole("combobox");
    expect(await popup.getByRole("button", { name: "Clear the search" }).count()).toBe(0);
    await box.fill("清单");
    await popup.locator("[role=option]").first().waitFor();
    const count = await popup.locator("[role=option]").count();
    expect(await popup.locator(".search-foot").innerText()).toContain(`${count} results`);
    expect(await popup.getByRole("button", { name: "Library" }).isVisible()).toBe(false);
    await popup.keyboard.press("Tab");
    await popup.keyboard.press("Enter");
    expect(await box.inputValue()).toBe("");
    expect(await box.evaluate((it) => it === document.activeElement)).toBe(true);
    await popup.getByRole("button", { name: "Library" }).waitFor();
  });

  test("finds figures and opens the term that they belong to", async () => {
    await openSample();
    await popup.getByRole("combobox").fill("2921");
    await popup
      .getByRole("option", { name: /2921条/u })
      .first()
      .click();
    await vi.waitFor(async () => expect(await popup.locator("h1").count()).toBe(1));
    expect(await popup.innerText("main")).toContain("2921");
  });
});

test("the side panel follows the tab", async () => {
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "三单制");
  const panel = await browser.openOwn("sidepanel.html");
  await panel.locator(".segments").waitFor();
  await page.bringToFront();
  const text = () => panel.innerText("main");
  await vi.waitFor(async () => expect(await text()).toContain("三单制"), { timeout: 10_000 });
  const other = await browser.open(`${server.url}/picture.svg`);
  await other.bringToFront();
  await vi.waitFor(async () => expect(await text()).not.toContain("三单制"), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await text()).toContain("近邻党建"), { timeout: 10_000 });
});

test("the popup opens the browser's own side panel", async () => {
  page = await browser.open(`${server.url}/sample.html`);
  await waitPainted(page, "三单制");
  const popup = await browser.openPopup(page);
  const worker = await browser.worker();
  const panels = () =>
    worker.evaluate(async () =>
      (await chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] })).map(
        ({ documentUrl }) => documentUrl,
      ),
    );
  expect(await panels()).toEqual([]);
  await popup.getByRole("button", { name: /side panel/iu }).click();
  await vi.waitFor(async () =>
    expect(await panels()).toEqual([`${browser.origin}/sidepanel.html`]),
  );
});

test("the popup says that a PDF cannot be read", async () => {
  page = await browser.open(`${server.url}/paper.pdf`);
  const popup = await browser.openPopup(page);
  await vi.waitFor(async () =>
    expect(await popup.innerText("main")).toContain("A PDF cannot be lit"),
  );
});
