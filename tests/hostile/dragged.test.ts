/**
 * Text that is dragged out of a card over a page: what the page hears of it. (No driver can drag
 * out of a frame of another process.)
 */
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { cardWith, hover, waitPainted } from "../e2e/chromium";
import { useChromium } from "../e2e/use-chromium";

const OWN = "页面自己的一行字";
const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px">推广近邻党建，实施堡垒工程。</p><p id=own style="margin-top:560px;width:200px">${OWN}</p>
<script>
window.heard = [];
for (const type of ["dragstart", "drag", "dragenter", "dragover", "dragleave", "drop", "dragend"])
  addEventListener(type, (event) => {
    heard.push(type + " " + ["text/plain", "text/html"].map((it) => event.dataTransfer.getData(it)).join(" ") +
      [...event.dataTransfer.items].map((it) => it.kind + " " + it.type).join());
    if (type === "dragover") event.preventDefault();
  }, true);
</script>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE } });

const heard = (page: Page) => page.evaluate<string[]>("[...new Set(window.heard)]");

/**
 * Dragged data comes from the card's process through the browser, which reports it to the page in
 * this way.
 */
test("the page hears that something is dragged over it, and its content only when it is dropped", async () => {
  const page = await browser.open(`${server.url}/a`);
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  const card = await cardWith(page, "近邻党建");
  await card.getByLabel("Keep open").click();
  await card.locator(".definition").first().click({ clickCount: 3 });
  const text = (await card.evaluate(() => String(getSelection()))).trim();
  expect(text.length).toBeGreaterThan(4);
  const session = await page.context().newCDPSession(page);
  const items = [{ mimeType: "text/plain", data: text }];
  const drag = (type: "dragEnter" | "dragOver" | "dragCancel" | "drop") =>
    session.send("Input.dispatchDragEvent", {
      type,
      x: 800,
      y: 300,
      data: { items, dragOperationsMask: 1 },
    });
  await drag("dragEnter");
  await drag("dragOver");
  await drag("dragCancel");
  await vi.waitFor(async () => expect((await heard(page)).join()).toContain("dragover"));
  expect((await heard(page)).filter((it) => it.includes(text))).toEqual([]);
  // Control: that is what was dragged.
  await drag("dragEnter");
  await drag("dragOver");
  await drag("drop");
  await vi.waitFor(async () => expect((await heard(page)).join()).toContain(`drop ${text}`));
});

test("a page hears everything of its own dragged text (control)", async () => {
  const page = await browser.open(`${server.url}/a`);
  await page.locator("#own").click({ clickCount: 3 });
  const box = await page.locator("#own").boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 5, { steps: 3 });
  await page.mouse.move(800, 300, { steps: 6 });
  await page.mouse.up();
  await vi.waitFor(async () => {
    const told = await heard(page);
    expect(told.some((it) => it.startsWith("dragstart") && it.includes(OWN))).toBe(true);
    expect(told.some((it) => it.startsWith("drop") && it.includes(OWN))).toBe(true);
  });
});
