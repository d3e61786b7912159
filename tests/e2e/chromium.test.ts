import type { Frame, Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { painted as spotsIn } from "../../scripts/painted.mjs";
import {
  cardBox,
  cardVisibleThroughout,
  cardWith,
  grow,
  hover,
  painted,
  readThroughout,
  waitNoCard,
  waitPainted,
} from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium({ isQuiet: true });

const at = (name: string) => `${server.url}/${name}`;

describe("a page", () => {
  test("has its terms lit, in all their written forms, and is not changed in any other way", async () => {
    const page = await browser.open(at("sample.html"));
    const before = await (await fetch(at("sample.html"))).text();
    for (const form of [
      "党务干部“蓝青工程",
      "近邻党建",
      "近鄰黨建",
      "堡垒工程",
      "三单制",
      "马上就办·真抓实干",
      "党建＋双拥",
    ]) {
      await waitPainted(page, form);
    }
    const count = (html: string) => html.match(/<\w+/gu)?.length;
    const after = await page.evaluate(() => document.documentElement.outerHTML);
    expect(count(after)).toBe(count(before.replace(/<!doctype html>/u, "")));
    expect(await page.evaluate(() => document.querySelector("input")?.value)).toBe("近邻党建");
    const colour = await page.evaluate(
      () =>
        getComputedStyle(document.querySelector("p") as Element, "::highlight(cideng-term)")
          .textDecorationColor,
    );
    expect(colour).toBe("rgb(184, 122, 0)");
  });

  test("has the terms in its frames lit, in frames of every kind", async () => {
    const page = await browser.open(at("frames.html"));
    await waitPainted(page, "近邻党建");
    for (const [name, text] of [
      ["same", "近邻党建"],
      ["srcdoc", "近邻党建"],
      ["blank", "近邻党建"],
      ["blob", "近邻党建"],
      ["sandbox", "近邻党建"],
      ["cross", "近邻党建"],
    ] as const) {
      const frame = (await (await page.waitForSelector(`#${name}`)).contentFrame()) as Frame;
      await waitPainted(frame, text);
    }
  });

  test("has later text lit", async () => {
    const page = await browser.open(at("sample.html"));
    await waitPainted(page, "近邻党建");
    await page.evaluate(() =>
      document.querySelector("#first")?.after("后来的四下基层制度与近邻党建"),
    );
    await waitPainted(page, "四下基层");
  });

  test.each([
    ["in XHTML", "page.xhtml", ["近邻党建", "堡垒工程"]],
    ["in SVG", "picture.svg", ["近邻党建"]],
    ["in plain text", "plain.txt", ["近邻\n党建", "堡垒工程"]],
    ["with a strict content policy", "strict.html?csp", ["近邻党建", "三单制"]],
    ["in an isolated browsing context group", "sample.html?coep", ["近邻党建", "三单制"]],
    ["in a sandbox", "sample.html?sandbox", ["近邻党建", "三单制"]],
    ["with clobbered names and poisoned prototypes", "hostile.html", ["近邻党建"]],
    ["that rewrites itself all the time", "living.html", ["近邻党建"]],
    ["of a hundred thousand text nodes", "large.html", ["近邻党建"]],
  ])("%s is lit and notices nothing", async (_, name, texts) => {
    const page = await browser.open(at(name));
    for (const text of texts) await waitPainted(page, text);
  });

  test("has text in shadow trees lit visibly, including later ones", async () => {
    const page = await browser.open(at("shadow.html"));
    for (const text of ["近邻党建", "三单制", "堡垒工程", "四下基层"])
      await waitPainted(page, text);
    const colour = await page.evaluate(
      () =>
        getComputedStyle(
          document.querySelector("#outer")?.shadowRoot?.querySelector("b") as Element,
          "::highlight(cideng-term)",
        ).textDecorationColor,
    );
    expect(colour).toBe("rgb(184, 122, 0)");
    await hover(page, "三单制");
    await cardWith(page, "三单制");
  });

  test("a page of plain XML is lit, and has no card", async () => {
    const page = await browser.open(at("styled.xml"));
    await waitPainted(page, "近邻党建");
    await hover(page, "近邻党建");
    expect(await cardVisibleThroughout(page)).toEqual(new Set([false]));
  });

  test("a page of XML that the browser shows as a tree is lit, and has a card", async () => {
    const page = await browser.open(at("data.xml"));
    await waitPainted(page, "近邻党建");
    await hover(page, "近邻党建");
    await cardWith(page, "近邻党建");
  });

  test("a page that rewrites itself is lit everywhere once it rests, and keeps running meanwhile", async () => {
    const page = await browser.open(at("living.html"));
    await waitPainted(page, "近邻党建");
    const rounds = () =>
      page.evaluate(() => Number(/第 (\d+) 轮/u.exec(document.body.innerText)?.[1]));
    const before = await rounds();
    await vi.waitFor(async () => expect(await rounds()).toBeGreaterThan(before + 20));
    await page.evaluate(() => Object.assign(window, { stopped: true }));
    await waitPainted(page, "堡垒工程");
  });

  test("a page of a hundred thousand text nodes has all its terms counted", async () => {
    const page = await browser.open(at("large.html"));
    const popup = await browser.openPopup(page);
    const counted = popup.locator(".page li", { hasText: "堡垒工程" }).locator(".count");
    await vi.waitFor(async () => expect(await counted.textContent()).toBe("200"), {
      timeout: 30_000,
    });
  });

  test("keeps typed text and editable regions unlit", async () => {
    const page = await browser.open(at("hostile.html"));
    await waitPainted(page, "近邻党建");
    await page.locator("#editable").pressSequentially("堡垒工程");
    await page.locator("#typed").fill("三单制");
    await page.evaluate(() => document.querySelector("#term")?.after("四下基层"));
    await waitPainted(page, "四下基层");
    await waitPainted(page, "近邻党建");
    expect(await painted(page)).toHaveLength(2);
    expect(await page.locator("#editable").innerHTML()).not.toContain("<");
  });
});

describe("the card", () => {
  let page: Page;
  const open = async (text: string, shows: string): Promise<Frame> => {
    page = await browser.open(at("sample.html"));
    await waitPainted(page, text);
    await hover(page, text);
    return cardWith(page, shows);
  };

  test("shows what the term means and what the report says about it, word for word", async () => {
    const card = await open("三单制", "三单制");
    await grow(card);
    const text = await card.locator("main").innerText();
    expect(text).toContain("sāndānzhì");
    expect(text).toContain("from the text");
    expect(await card.locator(".definition p").first().innerText()).not.toBe("");
    expect(await card.locator("blockquote").innerText()).toContain(
      "实行责任清单、问题清单、整改清单“三单制”管理",
    );
    expect(await card.locator("blockquote mark").allInnerTexts()).toContain("三单制");
    expect(text).toContain("压实全面从严治党第一责任");
    expect(text).toContain("paragraph 32");
  });

  test("steps through the other passages and back to the first", async () => {
    const card = await open("马上就办·真抓实干", "真抓实干");
    await grow(card);
    const position = card.locator(".position");
    const first = await card.locator("blockquote").innerText();
    const count = Number(/of (\d+)/u.exec(await position.innerText())?.[1]);
    expect(count).toBeGreaterThan(1);
    const seen = new Set([first]);
    for (let i = 1; i < count; i += 1) {
      await card.getByLabel("Next passage").click();
      expect(await position.innerText()).toBe(`${i + 1} of ${count}`);
      seen.add(await card.locator("blockquote").innerText());
    }
    expect(seen.size).toBe(count);
    await card.getByLabel("Next passage").click();
    expect(await card.locator("blockquote").innerText()).toBe(first);
    await card.getByLabel("Previous passage").click();
    expect(await position.innerText()).toBe(`${count} of ${count}`);
  });

  test("opens the terms inside a longer one", async () => {
    const card = await open("马上就办·真抓实干", "真抓实干");
    await grow(card);
    await card.locator(".inner button", { hasText: /^马上就办$/u }).click();
    await vi.waitFor(async () => expect(await card.locator("h1").innerText()).toBe("马上就办"));
  });

  test("stays while the pointer moves to it, and closes when the pointer leaves both", async () => {
    await open("三单制", "三单制");
    const { left, top } = await cardBox(page);
    await page.mouse.move(left + 30, top + 30, { steps: 5 });
    // After the time in which the pointer may cross the gap.
    expect(await cardVisibleThroughout(page)).toEqual(new Set([true]));
    await page.mouse.move(998, 698, { steps: 5 });
    await waitNoCard(page);
  });

  test("closes on Escape, in the page and in the card, and the page hears its own key", async () => {
    await open("三单制", "三单制");
    await page.evaluate(() =>
      addEventListener("keydown", (event) =>
        Object.assign(window, { heard: [event.key, event.defaultPrevented] }),
      ),
    );
    await page.keyboard.press("Escape");
    await waitNoCard(page);
    expect(await page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      "Escape",
      false,
    ]);
    await page.mouse.move(998, 698);
    await hover(page, "三单制");
    const card = await cardWith(page, "三单制");
    await card.locator("h1").click();
    await page.keyboard.press("Escape");
    await waitNoCard(page);
  });

  test("moves with its term when the page scrolls, and closes when the term has gone", async () => {
    await open("三单制", "三单制");
    await page.evaluate(() => (document.body.style.height = "5000px"));
    const before = await cardBox(page);
    await page.evaluate(() => window.scrollBy(0, 30));
    await vi.waitFor(async () => expect((await cardBox(page)).top).toBe(before.top - 30));
    await page.evaluate(() => document.querySelector("#first")?.remove());
    await page.evaluate(() => window.scrollBy(0, 30));
    await waitNoCard(page);
  });

  test.each([
    ["top left", "left:0;top:0"],
    ["top right", "right:0;top:0"],
    ["bottom left", "left:0;bottom:0"],
    ["bottom right", "right:0;bottom:0"],
  ])("is inside the window and not over its term at the %s", async (_, place) => {
    page = await browser.open(at("sample.html"));
    await page.evaluate((css) => {
      const corner = document.createElement("div");
      corner.style.cssText = `position:fixed;${css};font-size:16px`;
      corner.textContent = "四下基层";
      document.body.append(corner);
    }, place);
    await waitPainted(page, "四下基层");
    const point = await hover(page, "四下基层");
    await cardWith(page, "四下基层");
    const box = await cardBox(page);
    expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(1000);
    expect(box.bottom).toBeLessThanOrEqual(700);
    expect(point.y < box.top || point.y > box.bottom).toBe(true);
  });

  test("leaves nothing over the page after it has closed", async () => {
    await open("三单制", "三单制");
    const seen = await page.screenshot({ clip: { x: 0, y: 0, width: 1000, height: 700 } });
    await page.mouse.move(998, 698, { steps: 3 });
    await waitNoCard(page);
    const bare = await browser.open(at("sample.html"));
    await waitPainted(bare, "三单制");
    const [after, untouched] = [await page.screenshot(), await bare.screenshot()];
    expect(after.equals(untouched)).toBe(true);
    expect(seen.equals(untouched)).toBe(false);
  });

  test("stays open while something else on the page scrolls", async () => {
    await open("三单制", "三单制");
    await page.evaluate(async () => {
      const ticker = document.createElement("div");
      ticker.style.cssText = "height:30px;overflow:auto;position:fixed;bottom:0";
      ticker.innerHTML = "<p style='height:900px'>滚动</p>";
      document.body.append(ticker);
      for (let i = 0; i < 40; i += 1) {
        ticker.scrollTop += 5;
        await new Promise(requestAnimationFrame);
      }
    });
    expect((await cardBox(page)).visible).toBe(true);
  });

  test("comes back, with the light, after the page has called document.write", async () => {
    await open("三单制", "三单制");
    await page.evaluate(() => {
      document.open();
      document.write("<p style='margin:100px'>重写之后的堡垒工程</p>");
      document.close();
    });
    await waitPainted(page, "堡垒工程");
    await hover(page, "堡垒工程");
    await cardWith(page, "堡垒工程");
  });

  test("opens again when a term appears under a resting pointer", async () => {
    page = await browser.open(at("sample.html"));
    await waitPainted(page, "三单制");
    await page.evaluate(
      () =>
        (document.body.innerHTML =
          "<p id=p style='margin:0;position:fixed;left:300px;top:300px'>平常的文字</p>"),
    );
    await page.mouse.move(340, 312, { steps: 3 });
    await page.evaluate(() => (document.querySelector("#p") as Element).append("四下基层"));
    await page.evaluate(() =>
      (document.querySelector("#p") as Element).replaceChildren("四下基层的制度"),
    );
    await cardWith(page, "四下基层");
  });

  test("opens after the background was ended", async () => {
    page = await browser.open(at("sample.html"));
    await waitPainted(page, "三单制");
    await browser.stopBackground();
    await page.bringToFront();
    await hover(page, "三单制");
    await cardWith(page, "三单制");
  });

  test.each(["strict.html?csp", "sample.html?coep", "hostile.html", "page.xhtml"])(
    "opens on %s",
    async (name) => {
      page = await browser.open(at(name));
      await waitPainted(page, "近邻党建");
      await hover(page, "近邻党建");
      await cardWith(page, "近邻党建");
    },
  );

  test("does not open for a synthetic pointer event", async () => {
    page = await browser.open(at("sample.html"));
    await waitPainted(page, "三单制");
    const { x = 0, y = 0 } = (await spotsIn(page)).find((it) => it.text === "三单制") ?? {};
    await page.evaluate(
      ([clientX, clientY]) => {
        const target = document.elementFromPoint(clientX, clientY) ?? document;
        for (let i = 0; i < 20; i += 1) {
          target.dispatchEvent(
            new PointerEvent("pointermove", {
              clientX,
              clientY,
              bubbles: true,
            }),
          );
        }
      },
      [x, y] as const,
    );
    expect(await cardVisibleThroughout(page)).toEqual(new Set([false]));
  });

  test("accepts messages only from its own content script", async () => {
    page = await browser.open(at("hostile.html"));
    await waitPainted(page, "近邻党建");
    await hover(page, "近邻党建");
    const card = await cardWith(page, "近邻党建");
    await page.evaluate(() => {
      const { port2 } = new MessageChannel();
      window[0]?.postMessage({ nonce: "guess" }, "*", [port2]);
      window[0]?.postMessage(
        { type: "show", turn: 99, subject: { type: "term", term: "x", guess: false, inner: [] } },
        "*",
      );
    });
    expect(
      new Set(await readThroughout(card, () => document.querySelector("h1")?.innerText)),
    ).toEqual(new Set(["近邻党建"]));
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(heard.filter((it) => it.startsWith("message"))).toEqual([]);
  });
});

describe("a frame as tall as its content", () => {
  const LINE = 40;
  const WINDOW = 700;
  /** Both terms of each line. A term at the window's edge may be only just in view. */
  const inView = (spots: readonly { y: number }[], top: number) =>
    spots.filter(({ y }) => y > top && y < top + WINDOW).length;

  test.each(["same", "cross"])(
    "is lit where it is in view, and not everywhere (%s origin)",
    async (name) => {
      const page = await browser.open(at("tall-frames.html"));
      const host = await page.waitForSelector(`#${name}`);
      const frame = (await host.contentFrame()) as Frame;
      const frameTop = (await host.boundingBox())?.y ?? Number.NaN;
      // Scrolls as a reader does, and then far at once: to the end and back.
      for (const top of [0, 300, 600, 30_000, 59_000, 200]) {
        await page.evaluate((y) => scrollTo(0, y), frameTop + top);
        await vi.waitFor(
          async () => {
            const spots = await spotsIn(frame);
            expect(inView(spots, top)).toBeGreaterThanOrEqual(2 * Math.floor(WINDOW / LINE) - 2);
            expect(spots.length).toBeLessThanOrEqual(100);
          },
          { timeout: 5000 },
        );
      }
    },
  );

  test("has nothing painted ahead after it was scrolled itself and is quiet", async () => {
    const page = await browser.open(at("tall-frames.html"));
    const host = await page.waitForSelector("#same");
    await host.evaluate((it) => (it as HTMLElement).style.setProperty("height", "1000px"));
    const frame = (await host.contentFrame()) as Frame;
    await waitPainted(frame, "近邻党建");
    // More is painted while it is being scrolled than at rest.
    await vi.waitFor(async () => {
      await frame.evaluate(() => scrollBy(0, 200));
      expect((await spotsIn(frame)).length).toBeGreaterThan(100);
    });
    await vi.waitFor(async () => expect((await spotsIn(frame)).length).toBeLessThanOrEqual(100));
    expect(inView(await spotsIn(frame), 0)).toBeGreaterThan(30);
  });

  test("is lit before it comes into view", async () => {
    const page = await browser.open(at("tall-frames.html"));
    const frame = (await (await page.waitForSelector("#cross")).contentFrame()) as Frame;
    await vi.waitFor(async () => {
      const spots = await spotsIn(frame);
      expect(inView(spots, 0)).toBeGreaterThan(30);
      expect(spots.length).toBeLessThanOrEqual(100);
    });
  });
});
