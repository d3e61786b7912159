import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { cardWith, grow, hover, painted, waitPainted } from "./chromium";
import { beginNote, noteBox, saveNote } from "./note-form";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

let page: Page;

const REPORT = "doc/fuzhou-jiguan-dangjian";

/** @param place within the report, or "" for the start */
async function open(place: string): Promise<void> {
  page = await browser.openOwn(`reader.html#/${place === "" ? "" : `${REPORT}/${place}`}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator("main").first().waitFor();
}
const hash = () => new URL(page.url()).hash;
const waitHash = (expected: string) => vi.waitFor(() => expect(hash()).toBe(expected));
const isInView = (selector: string) =>
  page.evaluate((it) => {
    const { top, bottom } = (document.querySelector(it) as Element).getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }, selector);

describe("the reader", () => {
  test("is opened from the popup and from the card", async () => {
    const web = await browser.open(`${server.url}/sample.html`);
    await waitPainted(web, "三单制");
    await hover(web, "三单制");
    const card = await cardWith(web, "三单制");
    await grow(card);
    const [fromCard] = await Promise.all([
      browser.context.waitForEvent("page"),
      card.getByRole("button", { name: "Open in the reader" }).click(),
    ]);
    await fromCard.locator("h1").waitFor();
    expect(await fromCard.locator("h1").innerText()).toBe("三单制");
    const popup = await browser.openPopup(web);
    const [fromPopup] = await Promise.all([
      browser.context.waitForEvent("page"),
      popup.getByRole("button", { name: "Library" }).click(),
    ]);
    await fromPopup.getByRole("heading", { name: "Library", level: 1 }).waitFor();
    await fromPopup.locator("main").getByRole("link", { name: "Fuzhou report" }).click();
    await fromPopup.locator("article.report h1").waitFor();
    expect(await fromPopup.locator("h1").innerText()).toBe("新时代机关党建的「福州答卷」");
  });

  test("shows headline, sections, subheadings and captions in their roles", async () => {
    await open("");
    const article = page.locator("article.report");
    expect(await article.locator("h1").count()).toBe(1);
    expect(await article.locator("h2").allInnerTexts()).toEqual([
      "走好践行“两个维护”第一方阵",
      "服务保障高质量发展第一要务",
      "筑牢基层基础第一工程",
      "压实全面从严治党第一责任",
    ]);
    expect(await article.locator("h3").count()).toBe(9);
    expect(await article.locator(".caption").count()).toBe(6);
    expect(await article.locator(".paragraph").count()).toBe(37);
    expect(await article.locator("[data-passage=p19] > p").innerText()).toContain(
      "引领2000多个基层党组织",
    );
  });

  test("lights the terms with the same engine; resting on one shows its entry, Escape closes it", async () => {
    await open("");
    await waitPainted(page, "根本遵循");
    await page.locator("[data-passage=p32]").scrollIntoViewIfNeeded();
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    const entry = page.getByRole("complementary", { name: "三单制" });
    await entry.waitFor();
    await page.keyboard.press("Escape");
    await entry.waitFor({ state: "detached" });
    await hover(page, "问题清单");
    await page
      .getByRole("complementary")
      .getByRole("link", { name: "Open the term’s page" })
      .click();
    await vi.waitFor(() => expect(hash()).toMatch(/\/term\//u));
  });

  test("shows the entry as a sheet from below in a narrow window, when a term is chosen", async () => {
    await open("text/p32");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator("[data-passage=p32]").scrollIntoViewIfNeeded();
    await waitPainted(page, "三单制");
    const { x, y } = await hover(page, "三单制");
    expect(await page.getByRole("complementary").count()).toBe(0);
    await page.mouse.click(x, y);
    const entry = page.getByRole("complementary", { name: "三单制" });
    await entry.waitFor();
    const box = await entry.boundingBox();
    expect(box?.width).toBe(390);
    expect(box?.y).toBeGreaterThan(400);
    expect(y).toBeLessThan(box?.y ?? 0);
    await entry.getByRole("button", { name: "Close" }).click();
    await entry.waitFor({ state: "detached" });
  });

  test("the keys ] and [ step through the terms of the text, and Enter goes into the entry", async () => {
    await open("text/s4");
    await waitPainted(page, "马上就办");
    const here = () => painted(page, "cideng-here");
    const walked: string[] = [];
    for (const key of ["]", "]", "]", "["]) {
      await page.keyboard.press(key);
      await vi.waitFor(async () => expect((await here())[0] ?? "").not.toBe(walked.at(-1) ?? ""));
      walked.push((await here()).join());
    }
    expect(walked[3]).toBe(walked[1]);
    const entry = page.getByRole("complementary");
    await entry.waitFor();
    await page.keyboard.press("Enter");
    await vi.waitFor(async () =>
      expect(await entry.evaluate((it) => it === document.activeElement)).toBe(true),
    );
    await beginNote(entry, "");
    await page.keyboard.type("a [b] c");
    expect(await noteBox(entry).inputValue()).toBe("a [b] c");
    expect(await here()).toEqual([walked[3]]);
  });

  test.each([1280, 1440, 1920])(
    "%i px wide, a line of the text has 32 to 38 characters",
    async (width) => {
      await open("text/p20");
      await page.setViewportSize({ width, height: 900 });
      const characters = await page.locator("[data-passage=p20] > .words").evaluate((it) => {
        const { fontSize } = getComputedStyle(it);
        return it.getBoundingClientRect().width / Number.parseFloat(fontSize);
      });
      expect(characters).toBeGreaterThanOrEqual(32);
      expect(characters).toBeLessThanOrEqual(38);
      await page.keyboard.press("]");
      const entry = await page.getByRole("complementary").boundingBox();
      const words = await page.locator("[data-passage=p20] > .words").boundingBox();
      expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual(entry?.x ?? 0);
    },
  );

  test("numbers the paragraphs, and the numbers are links", async () => {
    await open("");
    const numbers = await page.locator(".paragraph > .address").allInnerTexts();
    expect(numbers).toEqual(Array.from({ length: 37 }, (_, i) => String(i + 1)));
    await page.getByRole("link", { name: "paragraph 20" }).first().click();
    await waitHash(`#/${REPORT}/text/p20`);
    await vi.waitFor(async () => expect(await isInView("[data-passage=p20].chosen")).toBe(true));
  });

  test("keeps the size of the text and the colours that the user chooses", async () => {
    await open("");
    const look = () =>
      page.locator("[data-passage=p1] > .words").evaluate((it) => {
        const { colorScheme } = getComputedStyle(document.documentElement);
        return `${getComputedStyle(it).fontSize} ${colorScheme}`;
      });
    expect(await look()).toBe("18px light dark");
    await page.getByRole("button", { name: "Text size and colours" }).press("Enter");
    await page.getByRole("button", { name: "Larger text" }).press("Enter");
    await page.getByRole("radio", { name: "Dark" }).press("Space");
    await vi.waitFor(async () => expect(await look()).toBe("20px dark"));
    await page.reload();
    await vi.waitFor(async () => expect(await look()).toBe("20px dark"));
    await page.getByRole("button", { name: "Text size and colours" }).click();
    await page.getByRole("button", { name: "Smaller text" }).click();
    await page.getByRole("radio", { name: "As the browser" }).check({ force: true });
    await vi.waitFor(async () => expect(await look()).toBe("18px light dark"));
  });

  test("marks figures and dates in the text", async () => {
    await open("text/p32");
    await vi.waitFor(async () =>
      expect(await painted(page, "cideng-figure")).toEqual(
        expect.arrayContaining(["2921条", "5年来", "1990年5月17日"]),
      ),
    );
  });

  test("has an outline that leads to sections and follows the scroll position", async () => {
    await open("");
    const entries = page.locator(".outline a");
    expect(await entries.count()).toBe(13);
    await entries.filter({ hasText: "压实全面从严治党第一责任" }).click();
    await vi.waitFor(async () => expect(await isInView("[data-passage=s4]")).toBe(true));
    await page
      .locator("[data-passage=p20]")
      .evaluate((it) => it.scrollIntoView({ block: "start" }));
    await vi.waitFor(async () =>
      expect(await page.locator(".outline [aria-current]").innerText()).toBe("围绕民生有担当"),
    );
  });

  test("goes to a place again when its link is followed again, and to the top of another view", async () => {
    await open("");
    const entry = page.locator(".outline a", { hasText: "压实全面从严治党第一责任" });
    for (let i = 0; i < 2; i += 1) {
      await entry.click();
      await vi.waitFor(async () => expect(await isInView("[data-passage=s4]")).toBe(true));
      await page.evaluate(() => scrollTo(0, 0));
      await vi.waitFor(async () => expect(await isInView("[data-passage=s4]")).toBe(false));
    }
    await page.evaluate(() => scrollTo(0, 3000));
    await page.getByRole("link", { name: "Terms" }).click();
    await page.locator(".index").waitFor();
    await vi.waitFor(async () => expect(await page.evaluate(() => scrollY)).toBe(0));
  });

  test("opens a passage by its address, and says so if there is none", async () => {
    await open("text/p32");
    await vi.waitFor(async () => expect(await isInView("[data-passage=p32]")).toBe(true));
    expect(await page.locator(".passage-row.chosen").getAttribute("data-passage")).toBe("p32");
    await open("text/p99");
    expect(await page.locator("main .hint").first().innerText()).toBe(
      "Nothing here. It may have been deleted.",
    );
    await open("term/nobody");
    expect(await page.locator("main .hint").first().innerText()).toBe(
      "Nothing here. It may have been deleted.",
    );
  });

  test.each([
    ["pinyin", "by pinyin", "B"],
    ["kind", "by kind", "concept"],
    ["report", "in order", "heading"],
  ])("has an index of all terms by %s", async (order, name, first) => {
    await open("terms/pinyin");
    await page.getByRole("link", { name, exact: true }).click();
    await waitHash(`#/doc/fuzhou-jiguan-dangjian/terms/${order}`);
    await vi.waitFor(async () =>
      expect(await page.locator(".index-group h2").first().innerText()).toBe(first),
    );
    expect(await page.locator(".index-group li").count()).toBeGreaterThanOrEqual(80);
    await page.locator(".index-group a", { hasText: "蓝青工程" }).click();
    await waitHash("#/doc/fuzhou-jiguan-dangjian/term/lanqing-gongcheng");
    await vi.waitFor(async () => expect(await page.locator("h1").innerText()).toBe("蓝青工程"));
  });

  test("shows each occurrence of a term in one line, with the term in the middle and a link", async () => {
    await open("term/mashang-jiuban");
    const lines = page.locator(".concordance li");
    expect(await lines.count()).toBeGreaterThan(2);
    const middles = await lines
      .locator("mark")
      .evaluateAll((marks) => marks.map((it) => Math.round(it.getBoundingClientRect().left)));
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(2);
    expect(await lines.first().locator("mark").innerText()).toContain("马上就办");
    await lines.last().locator("a").click();
    await vi.waitFor(() => expect(hash()).toMatch(/\/text\//u));
    await vi.waitFor(async () => expect(await isInView(".passage-row.chosen")).toBe(true));
  });

  test("names the passages on which a definition is based, and marks general knowledge as such", async () => {
    await open("term/sandan-zhi");
    expect(await page.locator(".basis").innerText()).toContain("from the text");
    expect(await page.locator(".sources a").allInnerTexts()).toEqual(["paragraph 32"]);
    await open("term/sixia-jiceng");
    expect(await page.locator(".basis").innerText()).toContain("general knowledge");
  });

  test("shows figures and dates in one table, as the report writes them, under its headings", async () => {
    await open("facts");
    const values = page.locator("td.value");
    expect(await values.count()).toBe(33 + 23);
    const written = await values.allInnerTexts();
    for (const it of [
      "1421万元",
      "4325.57万元",
      "3.1万多人次",
      "1990年5月17日",
      "连续11年",
      "五支",
    ])
      expect(written).toContain(it);
    expect(await page.locator(".facts .group").allInnerTexts()).toEqual([
      "At the beginning",
      "走好践行“两个维护”第一方阵",
      "服务保障高质量发展第一要务",
      "筑牢基层基础第一工程",
      "压实全面从严治党第一责任",
    ]);
    // Only shares of a whole are drawn.
    const drawn = page.locator("tr", { has: page.locator(".share") }).locator("td.value");
    expect(await drawn.allInnerTexts()).toEqual(["40.97%", "77.69%", "100%"]);
    await page.getByRole("button", { name: "Dates" }).press("Enter");
    await vi.waitFor(async () => expect(await values.count()).toBe(23));
  });

  test("opens a figure in the table with its sentence, and leads to its passage and term", async () => {
    await open("facts");
    await page.getByRole("link", { name: "1421万元" }).click();
    await waitHash(`#/${REPORT}/facts/assistance-funds`);
    await vi.waitFor(async () =>
      expect(await page.locator(".sentence mark").allInnerTexts()).toEqual(["1421万元"]),
    );
    expect(await page.locator(".sentence").innerText()).toMatch(/^目前,市直单位帮扶项目152个/u);
    expect(await isInView("tr.chosen")).toBe(true);
    await page.locator("tr.chosen").getByRole("link", { name: "paragraph 20" }).click();
    await waitHash(`#/${REPORT}/text/p20`);
  });

  test.each([
    ["figures/mentoring-pairs", "75对"],
    ["timeline/first-work-conference", "2019年7月9日"],
  ])("the earlier address %s leads to the row of %s", async (place, value) => {
    await open(place);
    await vi.waitFor(async () =>
      expect(await page.locator("tr.chosen td.value").innerText()).toBe(value),
    );
    expect(await isInView("tr.chosen")).toBe(true);
  });

  test("copies the table as columns of text", async () => {
    await open("facts");
    await page.getByRole("button", { name: "Copy as a table" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    await page.getByRole("combobox").click();
    await page.keyboard.press("Control+V");
    const pasted = await page.getByRole("combobox").inputValue();
    expect(pasted).toContain("1421万元");
  });

  test("shows what a term belongs to at its left, what it has at its right, what it is not below", async () => {
    await open("relations/sandan-zhi");
    const boxOf = async (name: string) => {
      const box = await page.locator(".relation-map").getByRole("link", { name }).boundingBox();
      if (!box) throw new Error(`${name} is not shown`);
      return { ...box, right: box.x + box.width, bottom: box.y + box.height };
    };
    // The boxes are asked one after the other, and the page may still move.
    await vi.waitFor(async () => {
      const middle = await boxOf("三单制");
      expect((await boxOf("机关党建责任体系")).right).toBeLessThan(middle.x);
      for (const it of ["责任清单", "问题清单", "整改清单"])
        expect((await boxOf(it)).x).toBeGreaterThan(middle.right);
      expect((await boxOf("近邻党建“三个清单”")).y).toBeGreaterThan(middle.bottom);
    });
    const bundle = page.getByRole("region", { name: "includes" });
    expect(await bundle.getByRole("link").count()).toBe(3);
    // The same terms as a list.
    const names = () => page.locator(".relation-map .node b").allInnerTexts();
    const drawn = await names();
    await page.getByRole("radio", { name: "List" }).press("Space");
    await page.locator(".relation-map.list").waitFor();
    expect(await names()).toEqual(drawn);
    expect((await boxOf("责任清单")).y).toBeGreaterThan((await boxOf("机关党建责任体系")).bottom);
  });

  test("the arrow keys go from term to term of the relations, and Enter puts one in the middle", async () => {
    await open("relations/sandan-zhi");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-node"));
    await page.locator(".relation-map .middle a").focus();
    const walked: string[] = [];
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"]) {
      await page.keyboard.press(key);
      walked.push((await focused()) ?? "");
    }
    expect(walked.slice(0, 3)).toEqual(["wenti-qingdan", "zhenggai-qingdan", "sandan-zhi"]);
    expect(["jiguan-dangjian-zeren-tixi", "dangjian-zhuti-zeren"]).toContain(walked[3]);
    await page.keyboard.press("Enter");
    await waitHash(`#/${REPORT}/relations/${walked[3]}`);
    await vi.waitFor(async () =>
      expect(await page.locator(".middle a").getAttribute("data-node")).toBe(walked[3]),
    );
    // The focus follows after the next frame.
    await vi.waitFor(async () => expect(await focused()).toBe(walked[3]));
  });

  test("cites in four forms, with unknown details left open until the user enters them", async () => {
    await open("text/p32");
    const panel = page.locator("#cite");
    await page.getByRole("button", { name: "Cite" }).click();
    const text = () => panel.locator("pre").innerText();
    expect(await text()).toContain(
      "〔报名待填〕, 〔日期待填〕(〔版次待填〕): 第32段（健全机关党建责任体系）.",
    );
    await panel.getByRole("button", { name: "BibTeX" }).click();
    expect(await text()).toContain("@article{fuzhou-jiguan-dangjian-p32,");
    await panel.getByRole("button", { name: "CSL-JSON" }).click();
    expect(JSON.parse(await text())).toMatchObject([{ type: "article-newspaper" }]);
    await panel.getByRole("button", { name: "Plain" }).click();
    const plain = await text();
    expect(plain).toContain("第32段（健全机关党建责任体系）。");
    await panel.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("combobox").click();
    await page.keyboard.press("Control+V");
    expect(await page.getByRole("combobox").inputValue()).toBe(plain.trim());
    await page.getByRole("combobox").fill("");

    await page.getByRole("button", { name: "Cite" }).click();
    await panel.getByRole("textbox", { name: "Newspaper" }).fill("某日报");
    await panel.getByLabel("Date").fill("2024-07-09");
    // The citation follows while it is entered.
    expect(await text()).toContain("《某日报》，2024年7月9日");
    await panel.getByRole("button", { name: "Save" }).click();
    await panel.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Cite" }).click();
    await vi.waitFor(async () =>
      expect(await page.locator(".cite pre").innerText()).toContain(
        "某日报, 2024-07-09(〔版次待填〕): 第32段（健全机关党建责任体系）.",
      ),
    );
  });

  test("shows notes beside their passages: on the passage, and on the terms that it defines", async () => {
    await open("text/p32");
    const row = page.locator("[data-passage=p32]");
    await row.hover();
    await beginNote(row, "核对 2921 条");
    await saveNote(row);
    await vi.waitFor(async () =>
      expect(await row.locator(".note-text").allInnerTexts()).toEqual(["核对 2921 条"]),
    );
    await open("term/sandan-zhi");
    await beginNote(page, "与三个清单不同");
    await saveNote(page);
    await vi.waitFor(async () => expect(await page.locator(".note-text").count()).toBe(1));
    await open("text/p32");
    const beside = page.locator("[data-passage=p32] .margin");
    await vi.waitFor(async () => expect(await beside.innerText()).toContain("与三个清单不同"));
    expect(await beside.innerText()).toContain("核对 2921 条");
    expect(await beside.locator(".term-note a").innerText()).toBe("Note on 三单制");
  });

  test("shows notes on a selection in a passage, lit, and quoted beside it", async () => {
    await open("text/p26");
    const passage = page.locator("[data-passage=p26] > p");
    const box = await passage.boundingBox();
    if (!box) throw new Error("there is no passage");
    await page.mouse.move(box.x + 20, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 10, { steps: 4 });
    await page.mouse.up();
    const quote = await page.evaluate(() => String(getSelection()));
    expect(quote.length).toBeGreaterThan(3);
    await page.getByRole("button", { name: "Note on this passage" }).click();
    const row = page.locator("[data-passage=p26]");
    await noteBox(row).fill("这半句要紧");
    await row.getByRole("radio", { name: "green" }).check();
    await saveNote(row);
    await vi.waitFor(async () => expect(await row.locator(".quote").innerText()).toBe(quote));
    await vi.waitFor(async () => expect(await painted(page, "cideng-note-green")).toEqual([quote]));
    await page.reload();
    await vi.waitFor(async () => expect(await painted(page, "cideng-note-green")).toEqual([quote]));
  });

  test("finds from its own search box", async () => {
    await open("");
    await page.getByRole("combobox").fill("jldj");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await waitHash("#/doc/fuzhou-jiguan-dangjian/term/jinlin-dangjian");
  });

  test("prints the report and nothing around it, without light", async () => {
    await open("");
    await waitPainted(page, "根本遵循");
    const line = () =>
      page.evaluate(
        () =>
          getComputedStyle(document.querySelector("h2") as Element, "::highlight(cideng-term)")
            .textDecorationLine,
      );
    expect(await line()).toBe("underline");
    await page.emulateMedia({ media: "print" });
    for (const selector of [".top", ".sidebar", ".margin button"]) {
      expect(await page.locator(selector).first().isVisible()).toBe(false);
    }
    expect(await page.locator("article.report h1").isVisible()).toBe(true);
    expect(await page.getByRole("button").count()).toBe(0);
    // The definitions are notes at the end.
    const printed = page.locator(".printed-terms dl > div");
    expect(await printed.count()).toBeGreaterThan(160);
    expect(await printed.first().isVisible()).toBe(true);
    const text = await printed.filter({ hasText: "sāndānzhì" }).innerText();
    expect(text).toContain("Three-List System");
    expect(text).toContain("paragraph 32");
    expect(await line()).toBe("none");
    expect((await painted(page)).length).toBeGreaterThan(0);
    const pdf = await page.pdf();
    expect(pdf.length).toBeGreaterThan(20_000);
  });
});

describe.each([
  ["390 px wide", 390, "16px"],
  ["320 px wide", 320, "16px"],
  ["1280 px wide with text of 200 %", 1280, "32px"],
  ["390 px wide with text of 200 %", 390, "32px"],
])("%s", (_, width, size) => {
  test.each([
    "text/p32",
    "terms/pinyin",
    "term/sandan-zhi",
    "facts/mentoring-pairs",
    "relations/sandan-zhi",
    "relations",
    "candidates",
    "edit/sandan-zhi",
  ])("nothing of %s is cut off sideways", async (place) => {
    await open(place);
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate((it) => (document.documentElement.style.fontSize = it), size);
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    // Less than nothing: room is kept for a scroll bar, which Playwright hides.
    await vi.waitFor(async () => expect(await overflow()).toBeLessThanOrEqual(0));
    if (!place.startsWith("text")) return;
    await page.keyboard.press("]");
    const box = await page.getByRole("complementary").boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  });
});

describe.each(["light", "dark"] as const)("with axe, in %s colours,", (colorScheme) => {
  const violations = () =>
    page.evaluate(async () => {
      const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run();
      return found.map(
        (it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).join(", ")}`,
      );
    });

  test.each([
    [`${REPORT}/text/p32`, "article.report"],
    [`${REPORT}/terms/pinyin`, ".index-group"],
    [`${REPORT}/terms/report`, ".index-group"],
    [`${REPORT}/term/sandan-zhi`, ".concordance"],
    [`${REPORT}/facts/mentoring-pairs`, ".sentence"],
    [`${REPORT}/relations/sandan-zhi`, ".relation-map"],
    [`${REPORT}/relations`, ".starts"],
    [`${REPORT}/edit/sandan-zhi`, ".entry-editor"],
    ["notes", ".notes-view"],
    ["safety", ".safety-view"],
    ["library", ".library-view"],
    ["add", ".add-view"],
  ])("#/%s has no violation", async (place, selector) => {
    page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(`${browser.origin}/reader.html#/${place}`);
    await page.locator(selector).first().waitFor();
    await page.evaluate(axe.source);
    expect(await violations()).toEqual([]);
  });

  test("the popup has no violation, with the page's terms, results and an entry", async () => {
    const web = await browser.open(`${server.url}/sample.html`);
    await waitPainted(web, "三单制");
    page = await browser.openPopup(web);
    await page.emulateMedia({ colorScheme });
    await page.locator(".page li").first().waitFor();
    await page.evaluate(axe.source);
    expect(await violations()).toEqual([]);
    await page.getByRole("combobox").fill("党建");
    await page.getByRole("option").first().waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Add a note" }).click();
    expect(await violations()).toEqual([]);
  });
});
