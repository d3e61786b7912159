import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { painted as spotsIn } from "../../scripts/painted.mjs";
import {
  Chromium,
  ask,
  cardBox,
  cardVisibleThroughout,
  cardWith,
  copyMenu,
  grow,
  hover,
  painted,
  waitNoCard,
  waitPainted,
} from "./chromium";
import { contrastOver } from "../cases/contrast";
import { saveNote } from "./note-form";
import { noteBox } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;

async function open(name: string, term = "三单制"): Promise<void> {
  page = await browser.open(`${server.url}/${name}`);
  await waitPainted(page, term);
}

async function command(name: string): Promise<void> {
  await page.bringToFront();
  await browser.command(name);
}

const settings = async (changes: object): Promise<void> => {
  const own = await browser.openOwn("popup.html");
  await ask(own, "settings.change", changes);
  await own.close();
  if (page && !page.isClosed()) await page.bringToFront();
};

const titleOf = (card: Frame) => card.locator("h1").innerText();

describe("term mode", () => {
  // The first lit term of the sample page is in its heading.
  beforeEach(() => settings({ level: "everything" }));
  afterEach(() => settings({ level: "normal" }));

  test("walks through the terms in view, opens one with the focus in it, and returns focus and caret", async () => {
    await open("sample.html");
    await page.locator("input").first().focus();
    await page.evaluate(() => document.querySelector("input")?.setSelectionRange(1, 2));
    await page.evaluate(() =>
      addEventListener("keydown", ({ key }) => (document.title += ` ${key}`), true),
    );
    const title = await page.title();
    await command("term-mode");
    const card = await cardWith(page, "机关党建");
    await vi.waitFor(async () => expect(await painted(page, "cideng-here")).toEqual(["机关党建"]));
    await page.keyboard.press("ArrowRight");
    await cardWith(page, "近邻党建");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    await cardWith(page, "近邻党建");
    expect(await painted(page, "cideng-here")).toEqual(["近邻党建"]);
    await page.keyboard.press("Enter");
    await vi.waitFor(async () => expect(await titleOf(card)).toBe("近邻党建"));
    await page.keyboard.press("Tab");
    expect(await card.evaluate(() => document.activeElement?.localName)).toBe("button");
    await page.keyboard.press("Escape");
    await waitNoCard(page);
    const field = await page.evaluate(() => {
      const it = document.activeElement as HTMLInputElement;
      return [it.localName, it.selectionStart, it.selectionEnd];
    });
    expect(field).toEqual(["input", 1, 2]);
    expect(await painted(page, "cideng-here")).toEqual([]);
    // The page has heard no key of the walk.
    expect(await page.title()).toBe(title);
  });

  test("begins at an open card, and gives it the keyboard", async () => {
    await open("sample.html");
    await hover(page, "机关党建");
    const card = await cardWith(page, "机关党建");
    await card.locator(".brief").waitFor();
    await command("term-mode");
    await card.locator(".brief").waitFor({ state: "detached" });
    expect(await painted(page, "cideng-here")).toEqual(["机关党建"]);
    await vi.waitFor(async () => expect(await card.evaluate(() => document.hasFocus())).toBe(true));
    await page.keyboard.press("ArrowRight");
    await cardWith(page, "近邻党建");
    await page.keyboard.press("Escape");
    await waitNoCard(page);
  });

  test("begins a note by N, which is written and saved by keys alone, and keeps what was typed", async () => {
    await open("sample.html");
    await command("term-mode");
    const card = await cardWith(page, "机关党建");
    await page.keyboard.press("n");
    const isFocused = () => noteBox(card).evaluate((it) => it === document.activeElement);
    await vi.waitFor(async () => expect(await isFocused()).toBe(true));
    await page.keyboard.type("no N here, ");
    await page.keyboard.press("Shift+Tab");
    await vi.waitFor(async () => expect(await isFocused()).toBe(false));
    await page.keyboard.press("n");
    await vi.waitFor(async () => expect(await isFocused()).toBe(true));
    await page.keyboard.type("but there");
    await page.keyboard.press("Control+Enter");
    await vi.waitFor(async () =>
      expect(await card.locator(".note-text").innerText()).toBe("no N here, but there"),
    );
    await page.keyboard.press("Escape");
    await waitNoCard(page);
  });

  test("says so if no term is in view", async () => {
    await open("sample.html");
    await page.evaluate(() => {
      document.body.style.paddingBottom = "4000px";
      scrollTo(0, 3500);
    });
    await command("term-mode");
    await cardWith(page, "No lit term in view.");
    await page.keyboard.press("Escape");
    await waitNoCard(page);
  });
});

describe("an open card", () => {
  test("stays when it is pinned, moves when it is dragged, and closes on request", async () => {
    await open("sample.html");
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await card.getByLabel("Keep open").click();
    await page.mouse.move(998, 698, { steps: 4 });
    await hover(page, "近邻党建");
    const before = await cardBox(page);
    expect(await titleOf(card)).toBe("三单制");
    const grip = { x: before.left + 120, y: before.top + 12 };
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x - 60, grip.y + 20, { steps: 6 });
    await page.mouse.up();
    await vi.waitFor(async () => expect((await cardBox(page)).left).toBeLessThan(before.left - 40));
    await card.getByLabel("Close").click();
    await waitNoCard(page);
  });

  test("steps through the places of its term on the page with the keys [ and ]", async () => {
    await open("sample.html");
    await page.evaluate(() => {
      const far = document.createElement("p");
      far.style.marginTop = "3000px";
      far.textContent = "很远的地方也有三单制。";
      document.body.append(far);
    });
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    const scrolled = () => page.evaluate(() => scrollY);
    await card.locator("main").press("]");
    await vi.waitFor(async () => expect(await scrolled()).toBeGreaterThan(1000));
    await card.locator(".entry").waitFor();
    await page.mouse.move(998, 5);
    await card.locator("main").press("]");
    await vi.waitFor(async () => expect(await scrolled()).toBeLessThan(1000));
    await card.locator("main").press("[");
    await vi.waitFor(async () => expect(await scrolled()).toBeGreaterThan(1000));
    expect(await titleOf(card)).toBe("三单制");
    await page.keyboard.press("Escape");
    await waitNoCard(page);
  });

  const line = (i: number, every: number): string => `${i} ${i % every ? "别的话" : "近邻党建"}`;
  const lines = Array.from({ length: 40 }, (_, i) => `<p>${line(i, 8)}</p>`).join("");
  const cells = Array.from(
    { length: 30 },
    (_, i) => `<td style="min-width:150px">${line(i, 9)}</td>`,
  ).join("");
  test.each([
    ["in a pane", `<div style="height:200px;overflow:auto">${lines}</div>`],
    [
      "in a table wider than its box",
      `<div style="overflow:auto"><table><tr>${cells}</table></div>`,
    ],
    ["on a page wider than the window", `<table><tr>${cells}</table>`],
  ])("scrolls the next place into view %s", async (_, html) => {
    await open("sample.html");
    await page.evaluate((it) => (document.body.innerHTML = it), html);
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    await card.locator("main").press("]");
    const isSeen = (): Promise<boolean> =>
      page.evaluate(() => {
        const [at] = CSS.highlights.get("cideng-here") ?? [];
        if (!at) return false;
        const range = new Range();
        range.setStart(at.startContainer, at.startOffset);
        range.setEnd(at.endContainer, at.endOffset);
        const { x, y, width, height } = range.getBoundingClientRect();
        const seen = document.elementsFromPoint(x + width / 2, y + height / 2);
        return seen.includes(at.startContainer.parentElement as Element);
      });
    await vi.waitFor(async () => expect(await isSeen()).toBe(true));
    await page.keyboard.press("Escape");
    await waitNoCard(page);
  });

  test("steps on from a place whose surrounding text has changed", async () => {
    await open("sample.html");
    await page.evaluate(() => {
      document.body.innerHTML = "<p>甲三单制</p><p id=second>四下基层</p><p>丙三单制</p>";
    });
    await waitPainted(page, "四下基层");
    await page.evaluate(() => {
      document.querySelector("#second")?.firstChild?.replaceWith("乙三单制");
    });
    await vi.waitFor(async () => expect(await painted(page)).toEqual(Array(3).fill("三单制")));
    const spots = (await spotsIn(page)).toSorted((a, b) => a.y - b.y);
    const { x, y } = spots[1] ?? { x: 0, y: 0 };
    await page.mouse.move(x, y, { steps: 4 });
    const card = await cardWith(page, "三单制");
    await card.getByLabel("Keep open").click();
    await page.evaluate(() => {
      const [text] = document.querySelector("#second")?.childNodes ?? [];
      (text as Text).appendData("和近邻党建");
    });
    await waitPainted(page, "近邻党建");
    await card.locator("main").press("]");
    const here = (): Promise<string | null | undefined> =>
      page.evaluate(() => {
        const [at] = CSS.highlights.get("cideng-here") ?? [];
        return at?.startContainer.textContent;
      });
    await vi.waitFor(async () => expect(await here()).toBe("丙三单制"));
  });

  test("moves with its term when the page inserts something before it", async () => {
    await open("sample.html");
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await card.getByLabel("Keep open").click();
    const { top } = await cardBox(page);
    await page.evaluate(() => {
      const before = document.createElement("div");
      before.style.cssText = "height:30px";
      document.body.prepend(before);
    });
    await vi.waitFor(async () => expect((await cardBox(page)).top).toBeGreaterThan(top + 10));
  });

  test("a card opened by a command stays when the page removes what it was beside", async () => {
    await settings({ level: "everything" });
    await open("sample.html");
    await command("term-mode");
    await cardWith(page, "机关党建");
    await page.evaluate(() => document.querySelector("h1")?.remove());
    await vi.waitFor(async () => expect(await painted(page)).not.toContain("机关党建"));
    expect(await cardVisibleThroughout(page)).toEqual(new Set([true]));
    await settings({ level: "normal" });
  });

  test("opens related terms, with a way back", async () => {
    await open("sample.html");
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await grow(card);
    await card.locator(".relations button", { hasText: "问题清单" }).click();
    await vi.waitFor(async () => expect(await titleOf(card)).toBe("问题清单"));
    await card.getByRole("button", { name: "Back to 三单制" }).click();
    await vi.waitFor(async () => expect(await titleOf(card)).toBe("三单制"));
  });

  test("copies its entry, a citation of the passage, and a link to it", async () => {
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open("sample.html");
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await grow(card);
    await copyMenu(card);
    await card.getByRole("button", { name: "Copy as text" }).click();
    await card.getByText("Copied").first().waitFor();
    await page.bringToFront();
    await page.evaluate(() => window.focus());
    await vi.waitFor(async () => expect(await clipboard()).toContain("三单制 (sāndānzhì)"));
    expect(await clipboard()).toContain("实行责任清单、问题清单、整改清单“三单制”管理");
    await card.getByRole("button", { name: "Copy citation" }).click();
    await vi.waitFor(async () => expect(await clipboard()).toContain("第32段"));
    // It is not known where the report was published, so the link leads to the reader.
    await card.getByRole("button", { name: "Copy link" }).click();
    const at = `${browser.origin}/reader.html#/doc/fuzhou-jiguan-dangjian/text/p32`;
    await vi.waitFor(async () => expect(await clipboard()).toBe(at));
  });
});

describe("a card is opened by", () => {
  afterEach(() => settings({ opening: "hover", delay: 80 }));

  test("a click only, if the settings say so, and then the pointer alone opens and closes nothing", async () => {
    await open("sample.html");
    await settings({ opening: "click" });
    await waitPainted(page, "三单制");
    const { x, y } = await hover(page, "三单制");
    await page.mouse.click(x, y);
    await cardWith(page, "三单制");
    await page.mouse.move(990, 20, { steps: 4 });
    expect((await cardBox(page)).visible).toBe(true);
    await page.mouse.click(990, 690);
    await waitNoCard(page);
    await page.mouse.click(x, y);
    await cardWith(page, "三单制");
    await page.evaluate(() => document.querySelector("#first")?.remove());
    await waitNoCard(page);
  });

  test("the pointer only with Alt held, if the settings say so", async () => {
    await open("sample.html");
    await settings({ opening: "alt-hover" });
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    await page.keyboard.down("Alt");
    await cardWith(page, "三单制");
    await page.keyboard.up("Alt");
  });

  test.each<[string, (place: HTMLElement) => void]>([
    [
      "in a slot",
      (place) => {
        place.textContent = "在槽里的四下基层";
        place.attachShadow({ mode: "open" }).innerHTML = "<slot></slot>";
      },
    ],
    [
      "in a slot of a slot, beside text of its own",
      (place) => {
        place.textContent = "在槽里的四下基层";
        const outer = place.attachShadow({ mode: "open" });
        outer.innerHTML = "<section>外<slot></slot></section>";
        const inner = (outer.firstChild as Element).attachShadow({ mode: "open" });
        inner.innerHTML = "<slot></slot>";
      },
    ],
    [
      "directly in the root of a shadow tree",
      (place) => {
        place.attachShadow({ mode: "open" }).innerHTML = "影子根下的四下基层";
      },
    ],
    [
      "in a form whose fields hide DOM methods",
      (place) => {
        const names = [
          "closest",
          "matches",
          "isConnected",
          "getRootNode",
          "parentElement",
          "compareDocumentPosition",
        ];
        const inputs = names.map((it) => `<input type=hidden name=${it}>`).join("");
        place.innerHTML = `<form>${inputs}表单里的四下基层</form>`;
      },
    ],
  ])("the pointer on text %s, or a click there", async (_, put) => {
    await open("sample.html");
    await page.evaluate(
      `(${put.toString()})(document.body.appendChild(document.createElement("div")))`,
    );
    await waitPainted(page, "四下基层");
    const { x, y } = await hover(page, "四下基层");
    await cardWith(page, "四下基层");
    await page.mouse.move(998, 690, { steps: 4 });
    await waitNoCard(page);
    await settings({ opening: "click" });
    await waitPainted(page, "四下基层");
    await page.mouse.click(x, y);
    await cardWith(page, "四下基层");
  });

  test("the pointer, and moves with its term when that is scrolled inside a shadow tree", async () => {
    await open("sample.html");
    await page.evaluate(() => {
      const root = document.body
        .appendChild(document.createElement("div"))
        .attachShadow({ mode: "open" });
      root.innerHTML =
        "<div style='height:200px;overflow:auto'><p>四下基层</p><p style='height:9000px'></p></div>";
      root.host.scrollIntoView();
    });
    await waitPainted(page, "四下基层");
    await hover(page, "四下基层");
    await cardWith(page, "四下基层");
    await page.mouse.wheel(0, 3000);
    await waitNoCard(page);
  });
});

describe("the place of a card", () => {
  /**
   * Checks that the card is inside a window of this size and does not cover the point at which it
   * was requested.
   */
  async function expectBeside(
    point: { x: number; y: number },
    width: number,
    height: number,
  ): ReturnType<typeof cardBox> {
    const box = await cardBox(page);
    const { left, top, right, bottom } = box;
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
    const covers = point.x > left && point.x < right && point.y > top && point.y < bottom;
    expect(covers).toBe(false);
    return box;
  }

  test.each<[string, string]>([
    ["on a page zoomed by style", "html { zoom: 1.5 }"],
    ["on a page darkened by a filter", "html { filter: invert(1) hue-rotate(180deg) }"],
    ["in vertical text", "body { writing-mode: vertical-rl }"],
    ["in text from right to left", "body { direction: rtl }"],
    ["in columns", "body { columns: 3 }"],
    ["in a transformed body", "body { transform: translate(40px, 30px) scale(0.9) }"],
  ])("%s is inside the window and not over its term", async (_, css) => {
    await open("sample.html");
    await page.addStyleTag({ content: css });
    const point = await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
    const { left, top } = await expectBeside(point, 1000, 700);
    await page.mouse.move(left + 40, top + 60, { steps: 6 });
    await page.mouse.move(left + 42, top + 62);
    expect((await cardBox(page)).visible).toBe(true);
  });

  test("exists on a page that Dark Reader has darkened, where the lit terms stay readable", async () => {
    await open("sample.html");
    await page.addScriptTag({ path: path.resolve("node_modules/darkreader/darkreader.js") });
    await page.evaluate(() => {
      (window as unknown as { DarkReader: { enable: (theme: object) => void } }).DarkReader.enable(
        {},
      );
    });
    await page.waitForFunction(
      () => getComputedStyle(document.body).backgroundColor !== "rgba(0, 0, 0, 0)",
    );
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    expect(await card.locator("main").isVisible()).toBe(true);
    const colours = () =>
      page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(
          document.body,
          "::highlight(cideng-term)",
        );
        return [color, backgroundColor, getComputedStyle(document.body).backgroundColor] as const;
      });
    // Dark Reader changes the page's parts one after another.
    await vi.waitFor(async () => expect(contrastOver(...(await colours()))).toBeGreaterThan(4.5));
  });

  test.each([0.5, 1.5, 3])("is right on a page zoomed by the browser to %d", async (zoom) => {
    await open("sample.html");
    const worker = await browser.worker();
    const setZoom = (factor: number): Promise<void> =>
      worker.evaluate(async (to) => {
        const [tab] = await chrome.tabs.query({ active: true });
        await chrome.tabs.setZoom(tab?.id ?? 0, to);
      }, factor);
    await page.bringToFront();
    await setZoom(zoom);
    try {
      await page.waitForFunction((it) => Math.abs(devicePixelRatio - it) < 0.01, zoom);
      const point = await hover(page, "近邻党建");
      await cardWith(page, "近邻党建");
      const window = await page.evaluate(() => [innerWidth, innerHeight] as const);
      await expectBeside(point, ...window);
    } finally {
      await setZoom(1);
    }
  });

  test("is above a modal dialog, where the card receives clicks", async () => {
    await open("layers.html");
    await page.evaluate(() => {
      const dialog = document.createElement("dialog");
      dialog.innerHTML = "<p style='margin:40px'>对话框里的四下基层</p>";
      document.body.append(dialog);
      dialog.showModal();
    });
    await waitPainted(page, "四下基层");
    await hover(page, "四下基层");
    const card = await cardWith(page, "四下基层");
    await card.getByLabel("Keep open").click();
    expect(await card.getByLabel("Keep open").getAttribute("aria-pressed")).toBe("true");
  });

  test("exists on an SVG image too", async () => {
    await open("picture.svg", "近邻党建");
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
  });
});

describe("a page that spies on the card", () => {
  // The last one is given by its number, because it must not be in the page's own source.
  const WORDS = ["穆棱河畔", "zephyrquill", String.fromCodePoint(0x9f98)];

  const tryAll = (spied: Page): Promise<string[]> =>
    spied.evaluate((words) => {
      const { ways } = window as unknown as {
        ways: Record<string, (words: string[]) => string>;
      };
      return Object.entries(ways).flatMap(([name, way]) => {
        const got = way(words);
        return words.some((word) => got.includes(word)) ? [name] : [];
      });
    }, WORDS);

  test("gets nothing that is typed or shown in it", async () => {
    await open("spy.html");
    await hover(page, "三单制");
    let card = await cardWith(page, "三单制");
    await card.getByRole("button", { name: "Add a note" }).click();
    await card.getByRole("textbox", { name: "Note" }).focus();
    await page.keyboard.type(WORDS.join(" "));
    expect(await tryAll(page)).toEqual([]);
    await hover(page, "三单制");
    card = await cardWith(page, "三单制");
    await saveNote(card);
    await card.locator(".note-text", { hasText: "zephyrquill" }).waitFor();
    expect(await tryAll(page)).toEqual([]);
  });

  test("reads a card in a closed shadow root in nearly all of these ways", async () => {
    const naive = await new Chromium(path.resolve("tests/naive-card")).start();
    const spied = await naive.open(`${server.url}/spy.html`);
    await spied.mouse.click(60, 220);
    await spied.keyboard.type(WORDS.join(" "));
    await spied.waitForFunction(() =>
      performance.getEntriesByType("resource").some((it) => it.name.includes("spy-font")),
    );
    const found = await tryAll(spied);
    await naive.close();
    expect(found).toEqual(expect.arrayContaining(["find", "fonts", "heard", "roots"]));
  });
});
