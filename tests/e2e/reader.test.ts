import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { cardWith, hover, painted, waitPainted } from "./chromium";
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
    const [fromCard] = await Promise.all([
      browser.context.waitForEvent("page"),
      card.getByRole("button", { name: "Open in the reader" }).click(),
    ]);
    await fromCard.locator("h1").waitFor();
    expect(await fromCard.locator("h1").innerText()).toBe("三单制");
    const popup = await browser.openPopup(web);
    const [fromPopup] = await Promise.all([
      browser.context.waitForEvent("page"),
      popup.getByRole("button", { name: "Open the report" }).click(),
    ]);
    await fromPopup.locator("h1").waitFor();
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

  test("lights the terms with the same engine; resting on one shows its entry, choosing it opens it", async () => {
    await open("");
    await waitPainted(page, "根本遵循");
    await page.locator("[data-passage=p32]").scrollIntoViewIfNeeded();
    await waitPainted(page, "三单制");
    await hover(page, "三单制");
    await vi.waitFor(async () => expect(await page.locator("aside h1").innerText()).toBe("三单制"));
    const { x, y } = await hover(page, "三单制");
    await page.mouse.click(x, y);
    await waitHash("#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi");
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
    expect(await page.locator(".basis").innerText()).toContain("from the report");
    expect(await page.locator(".sources a").allInnerTexts()).toEqual(["paragraph 32"]);
    await open("term/sixia-jiceng");
    expect(await page.locator(".basis").innerText()).toContain("general knowledge");
  });

  test("shows the figures as a sortable table", async () => {
    await open("figures");
    const values = async () =>
      (await page.locator("td.value").allInnerTexts()).map((it) =>
        Number(it.replaceAll(/[^\d.]/gu, "")),
      );
    expect(await values()).toHaveLength(33);
    await page.getByRole("button", { name: "Value" }).click();
    expect(await values()).toEqual((await values()).toSorted((a, b) => b - a));
    expect(await page.locator("th[aria-sort=descending]").innerText()).toContain("Value");
    await page.getByRole("button", { name: "Value" }).click();
    expect(await values()).toEqual((await values()).toSorted((a, b) => a - b));
    await page.getByRole("button", { name: "Unit" }).click();
    expect(await page.locator("th[aria-sort=ascending]").innerText()).toContain("Unit");
  });

  test("shows the figures as charts whose bars link to them", async () => {
    await open("figures");
    await page.locator(".chart").first().waitFor();
    expect(await page.locator(".chart").count()).toBe(4);
    const widths = await page
      .locator(".chart")
      .nth(2)
      .locator(".fill")
      .evaluateAll((bars) => bars.map((it) => it.getBoundingClientRect().width));
    // 4325.57万元 to 1421万元.
    expect((widths[0] as number) / (widths[1] as number)).toBeCloseTo(43_255_700 / 14_210_000, 1);
    await page.locator(".bar[href$='mentoring-pairs']").click();
    await waitHash("#/doc/fuzhou-jiguan-dangjian/figures/mentoring-pairs");
    await vi.waitFor(async () =>
      expect(await isInView("[data-figure=mentoring-pairs].chosen")).toBe(true),
    );
  });

  test("shows the dates and spans as a timeline", async () => {
    await open("timeline");
    await page.locator(".timeline").waitFor();
    expect(await page.locator(".timeline ol").first().locator("a").allInnerTexts()).toEqual([
      "1990年5月17日",
      "1990年6月",
      "2019年7月9日",
    ]);
    expect(await page.locator(".axis .dot").count()).toBe(3);
    await page.getByRole("link", { name: "连续11年" }).click();
    await waitHash("#/doc/fuzhou-jiguan-dangjian/text/p21");
  });

  test("shows the relations as a graph for the keyboard, and as a list", async () => {
    await open("relations/sandan-zhi");
    await page.locator(".graph .node").first().waitFor();
    const listed = await page.locator(".relations dd").allInnerTexts();
    expect(listed).toContain("问题清单");
    for (const form of listed)
      expect(await page.locator(".graph .distance-1", { hasText: form }).count()).toBeGreaterThan(
        0,
      );
    const middle = page.locator(".graph .distance-0");
    await middle.focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-node"));
    let walked = await focused();
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]) {
      await page.keyboard.press(key);
      walked = await focused();
      if (walked !== "sandan-zhi") break;
    }
    expect(walked).not.toBe("sandan-zhi");
    await page.keyboard.press("Enter");
    await waitHash(`#/doc/fuzhou-jiguan-dangjian/relations/${walked}`);
    await vi.waitFor(async () =>
      expect(await page.locator(".graph .distance-0").getAttribute("data-node")).toBe(walked),
    );
    expect(await focused()).toBe(walked);
    await page.locator(".relations a").first().click();
    await vi.waitFor(() =>
      expect(hash()).not.toBe(`#/doc/fuzhou-jiguan-dangjian/relations/${walked}`),
    );
  });

  test("loads charts and graph only where they are shown", async () => {
    const loaded: string[] = [];
    browser.context.on("request", (request) => loaded.push(request.url()));
    await open("");
    const parts = () => loaded.filter((it) => /graph|chart|timeline/u.test(it));
    expect(loaded.some((it) => it.includes("chunks/reader"))).toBe(true);
    expect(parts()).toEqual([]);
    await page.getByRole("link", { name: "Figures" }).click();
    await page.locator(".chart").first().waitFor();
    expect(parts()).toEqual([expect.stringContaining("figure-charts")]);
  });

  test("cites in four forms, with unknown details left open until the user enters them", async () => {
    await open("text/p32");
    const panel = page.locator(".cite");
    await panel.locator("summary").click();
    const text = () => panel.locator("pre").innerText();
    expect(await text()).toContain("〔报名待填〕, 〔日期待填〕(〔版次待填〕): 第32段.");
    await panel.getByRole("button", { name: "BibTeX" }).click();
    expect(await text()).toContain("@article{fuzhou-jiguan-dangjian-p32,");
    await panel.getByRole("button", { name: "CSL-JSON" }).click();
    expect(JSON.parse(await text())).toMatchObject([{ type: "article-newspaper" }]);
    await panel.getByRole("button", { name: "Plain" }).click();
    expect(await text()).toContain("第32段。");
    await panel.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("combobox").click();
    await page.keyboard.press("Control+V");
    expect(await page.getByRole("combobox").inputValue()).toBe((await text()).trim());
    await page.getByRole("combobox").fill("");

    await panel.getByLabel("Newspaper").fill("某日报");
    await panel.getByLabel("Date").fill("2024-07-09");
    await panel.getByRole("button", { name: "Save" }).click();
    await page.reload();
    await page.locator(".cite summary").click();
    await vi.waitFor(async () =>
      expect(await page.locator(".cite pre").innerText()).toContain(
        "某日报, 2024-07-09(〔版次待填〕): 第32段.",
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
    const colour = () =>
      page.evaluate(
        () =>
          getComputedStyle(document.querySelector("h2") as Element, "::highlight(cideng-term)")
            .backgroundColor,
      );
    expect(await colour()).toBe("rgba(255, 196, 0, 0.3)");
    await page.emulateMedia({ media: "print" });
    for (const selector of [".top", ".outline", ".report-view > aside", ".margin button"]) {
      expect(await page.locator(selector).first().isVisible()).toBe(false);
    }
    expect(await page.locator("article.report h1").isVisible()).toBe(true);
    expect(await colour()).toBe("rgba(0, 0, 0, 0)");
    expect((await painted(page)).length).toBeGreaterThan(0);
    const pdf = await page.pdf();
    expect(pdf.length).toBeGreaterThan(20_000);
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
    [`${REPORT}/figures/mentoring-pairs`, ".chart"],
    [`${REPORT}/timeline`, ".timeline"],
    [`${REPORT}/relations/sandan-zhi`, ".graph"],
    [`${REPORT}/relations`, ".starts"],
    ["notes", ".notes-view"],
    ["safety", ".safety-view"],
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
