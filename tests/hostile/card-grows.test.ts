/**
 * A card that grows by itself: what is under the pointer stays there, so a click hits what it was
 * meant for.
 */
import { expect, test, vi } from "vitest";
import { ask, cardBox, cardWith, grow, hover, waitPainted } from "../e2e/chromium";
import { useChromium } from "../e2e/use-chromium";

// The term is at the window's lower edge. The card is above it, and would grow upwards.
const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px;position:fixed;bottom:0">实行三单制。</p>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE } });
const SOURCE = "urn:cideng:fuzhou-jiguan-dangjian:term:sandan-zhi";

test("what is under the pointer stays there when a note appears", async () => {
  const own = await browser.openOwn("popup.html");
  const page = await browser.open(`${server.url}/a`);
  // More room than the card needs. Its entry is short, because a card is not higher than 560 pixels.
  await page.setViewportSize({ width: 1000, height: 1500 });
  await waitPainted(page, "三单制");
  await hover(page, "三单制");
  const card = await cardWith(page, "三单制");
  await grow(card);
  const pin = card.getByLabel("Keep open");
  await pin.hover();
  const standing = await cardBox(page);
  const before = await pin.boundingBox();
  const texts = Array.from({ length: 3 }, (_, i) => `笔记${i}`);
  for (const [i, text] of texts.entries()) {
    await ask(own, "note.save", {
      id: `urn:uuid:00000000-0000-7000-8000-00000000010${i}`,
      base: null,
      text,
      tags: [],
      colour: "blue",
      target: { type: "resource", source: SOURCE },
    });
  }
  await card.getByText("笔记2", { exact: true }).waitFor({ state: "attached" });
  // Control: the card has been placed again, and a card above its term would have grown upwards.
  await vi.waitFor(async () => {
    const { top, bottom } = await cardBox(page);
    expect([top, bottom]).not.toEqual([standing.top, standing.bottom]);
  });
  expect(await pin.boundingBox()).toEqual(before);
});
