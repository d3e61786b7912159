import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Target } from "@/lib/annotation/model";
import { ask } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser } = useChromium();

const REPORT = "urn:cideng:fuzhou-jiguan-dangjian";
const quoted = (source: string): Target => ({
  type: "selection",
  source,
  scope: null,
  selectors: {
    quote: { type: "TextQuoteSelector", exact: "机关党建", prefix: "", suffix: "" },
    position: null,
    element: null,
  },
});

/** A note by its text, its subject, and where it must lead; null if nowhere. */
const NOTES: readonly (readonly [string, Target, string | null])[] = [
  [
    "注在段落",
    quoted(`${REPORT}:passage:p32`),
    "/reader.html#/doc/fuzhou-jiguan-dangjian/text/p32",
  ],
  ["注在图说", quoted(`${REPORT}:passage:c3`), "/reader.html#/doc/fuzhou-jiguan-dangjian/text/c3"],
  ["注在标题", quoted(`${REPORT}:passage:s2`), "/reader.html#/doc/fuzhou-jiguan-dangjian/text/s2"],
  [
    "注在词条",
    quoted(`${REPORT}:term:sandan-zhi`),
    "/reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi",
  ],
  ["注在网页", quoted("https://example.org/a#/b"), "https://example.org/a#/b"],
  [
    "注整页",
    { type: "resource", source: "https://example.org/whole" },
    "https://example.org/whole",
  ],
  ["注整个文件", { type: "resource", source: "urn:x-pdf:whole" }, null],
  ["注在文件", quoted("urn:x-pdf:abc"), null],
  ["注在别的报道", quoted("urn:cideng:other:passage:p1"), null],
  ["注在会运行的", quoted("javascript:document.title='ran'"), null],
];

beforeAll(async () => {
  const own = await browser.openOwn("popup.html");
  for (const [i, [text, target]] of NOTES.entries()) {
    const id = `urn:uuid:00000000-0000-7000-8000-${String(i).padStart(12, "0")}`;
    await ask(own, "note.save", { id, base: null, text, tags: [], colour: "blue", target });
  }
});

/** The popup with a note opened from its search. */
async function opened(text: string): Promise<Page> {
  const popup = await browser.openOwn("popup.html");
  await popup.getByRole("combobox").fill(text);
  await popup.getByRole("option", { name: text }).click();
  await popup.locator(".note-text", { hasText: text }).waitFor();
  return popup;
}

describe("a note that is opened in the popup", () => {
  test.each(NOTES)("leads to its subject: %s", async (text, _, href) => {
    const popup = await opened(text);
    const links = popup.locator(".detail p a");
    expect(await links.count()).toBe(href === null ? 0 : 1);
    if (href !== null) expect(await links.getAttribute("href")).toBe(href);
    expect(await popup.locator("a[href^='urn:'], a[href^='javascript:']").count()).toBe(0);
  });

  test("opens the reader at the passage", async () => {
    const popup = await opened("注在段落");
    const [reader] = await Promise.all([
      browser.context.waitForEvent("page"),
      popup.locator(".detail p a").click(),
    ]);
    const chosen = reader.locator(".passage-row.chosen");
    await chosen.waitFor();
    expect(await chosen.getAttribute("data-passage")).toBe("p32");
    expect(reader.url()).toMatch(/\/text\/p32$/u);
  });
});

test("all notes in the list lead to their subjects", async () => {
  const popup = await browser.openOwn("popup.html");
  await popup.getByRole("combobox").fill("");
  await popup.getByRole("button", { name: "All notes" }).click();
  await popup.locator(".notes-browser .note-text").first().waitFor();
  const hrefs = await popup
    .locator(".note-about a")
    .evaluateAll((links) => links.map((it) => it.getAttribute("href")));
  expect(new Set(hrefs)).toEqual(new Set(NOTES.flatMap(([, , href]) => href ?? [])));
  expect(hrefs).toHaveLength(NOTES.filter(([, , href]) => href !== null).length);
});
