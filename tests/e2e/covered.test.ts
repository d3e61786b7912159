/**
 * A card opens on every visibly lit term, whatever the page has put over it or does with pointer
 * events.
 */
import { expect, test, vi } from "vitest";
import { cardVisibleThroughout, cardWith, waitPainted } from "./chromium";
import { painted } from "../../scripts/painted.mjs";
import { useChromium } from "./use-chromium";

const HEAD = "<!doctype html><meta charset=utf-8><title>t</title><body style='font-size:30px'>";
const TEXT = "<p>推广近邻党建，实施堡垒工程。</p>";
const stop = (target: string, types: string): string =>
  `<script>for(const t of ${types})${target}.addEventListener(t,e=>e.stopImmediatePropagation(),true)</script>`;
const ALL =
  "['pointermove','mousemove','pointerover','mouseover','pointerrawupdate','pointerenter','mouseenter','click']";

const COVERED: Record<string, string> = {
  "a clear cover": `${HEAD}${TEXT}<div style="position:fixed;inset:0;z-index:99"></div>`,
  "two clear covers": `${HEAD}${TEXT}<div style="position:fixed;inset:0;z-index:9"></div><div style="position:fixed;inset:0;z-index:99"></div>`,
  "a cover that has faded out": `${HEAD}${TEXT}<div style="position:fixed;inset:0;background:#fff;opacity:0"></div>`,
  "a link stretched over a tile": `${HEAD}<div style="position:relative">${TEXT}<a href="#x" style="position:absolute;inset:0"></a></div>`,
  "text that lets the pointer through to a link": `${HEAD}<a href="#x" style="display:block"><span style="pointer-events:none">推广近邻党建，实施堡垒工程。</span></a>`,
  "text in a whole that lets the pointer through": `${HEAD}<div><div style="pointer-events:none">${TEXT}</div></div>`,
  "a page that stops the pointer at its window": `${HEAD.replace("<body", `${stop("window", ALL)}<body`)}${TEXT}`,
  "a page that stops the pointer at its document": `${HEAD.replace("<body", `${stop("document", ALL)}<body`)}${TEXT}`,
  "quotation marks in separate elements": `${HEAD}<p>推行<b>“</b>近邻<b>”</b>党建，实施堡垒工程。`,
};
const HIDDEN: Record<string, string> = {
  "a notice": `${HEAD}${TEXT}<div style="position:fixed;inset:0;background:#fff">notice</div>`,
  "a picture": `${HEAD}${TEXT}<svg style="position:fixed;inset:0" width=900 height=600><rect width=900 height=600 fill="#eee"/></svg>`,
  "the edge of a pane": `${HEAD}<div style="width:90px;overflow:hidden;white-space:nowrap">甲甲近邻党建，实施堡垒工程。</div>`,
};

const address = (kind: "c" | "h", name: string, of: object): string =>
  `/${kind}${Object.keys(of).indexOf(name)}`;
const { browser, server } = useChromium({
  pages: Object.fromEntries([
    ...Object.entries(COVERED).map(([name, html]) => [address("c", name, COVERED), html]),
    ...Object.entries(HIDDEN).map(([name, html]) => [address("h", name, HIDDEN), html]),
  ]),
});

test.each(Object.keys(COVERED))("a card opens under %s", async (name) => {
  const page = await browser.open(server.url + address("c", name, COVERED));
  await vi.waitFor(async () => expect((await painted(page)).length).toBe(2));
  const [first, second] = await painted(page);
  await page.mouse.move(5, 400);
  // Including the opening mark of a quotation.
  const left = await page.evaluate(() => {
    const [it] = CSS.highlights.get("cideng-term") ?? [];
    const { startContainer: text, startOffset } = it as AbstractRange;
    const isAfterMark = text.textContent?.charAt(startOffset - 1) === "“";
    const range = new Range();
    range.setStart(text, isAfterMark ? startOffset - 1 : startOffset);
    range.setEnd(text, range.startOffset + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(left.x, left.y + 4);
  await page.mouse.move(left.x, left.y, { steps: 3 });
  await cardWith(page, "近邻党建");
  expect(first && second).toBeTruthy();
});

test.each(Object.keys(HIDDEN))("no card opens where the term is hidden by %s", async (name) => {
  const page = await browser.open(server.url + address("h", name, HIDDEN));
  await waitPainted(page, "堡垒工程");
  const spot = (await painted(page)).find(({ text }) => text === "堡垒工程");
  await page.mouse.move(spot?.x ?? 0, (spot?.y ?? 0) + 6);
  await page.mouse.move(spot?.x ?? 0, spot?.y ?? 0, { steps: 3 });
  expect(await cardVisibleThroughout(page)).toEqual(new Set([false]));
});
