/**
 * What a highlight paints in a page or frame that Playwright drives: the text of each stretch, and
 * the middle of its first line in the viewport.
 *
 * @param {import("playwright-core").Page | import("playwright-core").Frame} page
 * @param {string} name the highlight's name in `CSS.highlights`
 * @returns {Promise<{ text: string; x: number; y: number }[]>}
 */
export function painted(page, name = "cideng-term") {
  return page.evaluate((highlight) => {
    // No array methods are used, because a hostile page may have replaced them.
    /** @type {{ text: string; x: number; y: number }[]} */
    const found = [];
    for (const it of CSS.highlights.get(highlight) ?? []) {
      if (!it.startContainer.isConnected || !it.endContainer.isConnected) continue;
      const range = new Range();
      range.setStart(it.startContainer, it.startOffset);
      range.setEnd(it.endContainer, it.endOffset);
      const box = range.getClientRects()[0] ?? new DOMRect();
      const text = range.toString();
      found[found.length] = { text, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    return found;
  }, name);
}

/**
 * Rests the pointer on the first painted stretch with that text.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} text
 * @param {string} [name]
 */
export async function restOn(page, text, name) {
  const spot = (await painted(page, name)).find((it) => it.text === text);
  if (!spot) throw new Error(`${text} is not painted`);
  await page.mouse.move(spot.x - 30, spot.y + 2);
  await page.mouse.move(spot.x, spot.y, { steps: 4 });
  return spot;
}

/**
 * Waits until the card is visible.
 *
 * @param {import("playwright-core").Page} page
 */
export async function waitCard(page) {
  await page.waitForFunction(() => {
    const host = document.querySelector("div[popover][style*='2147483647']");
    return host && getComputedStyle(host).visibility === "visible";
  });
}

/**
 * Waits until the page is at rest: something is painted, and the amount has not changed for thirty
 * frames, which is half a second at sixty frames a second.
 *
 * @param {import("playwright-core").Page} page
 */
export async function waitAtRest(page) {
  await page.evaluate(async () => {
    const size = () => [...CSS.highlights.values()].reduce((sum, it) => sum + it.size, 0);
    let [last, frames] = [0, 0];
    while (last === 0 || frames < 30) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = size();
      frames = now === last ? frames + 1 : 0;
      last = now;
    }
  });
}

/**
 * What is lit on a page, as a sentence.
 *
 * @param {readonly string[]} texts the painted texts, in order
 */
export function describeLit(texts) {
  const places = new Map();
  for (const text of texts) places.set(text, (places.get(text) ?? 0) + 1);
  const names = [...places].map(([text, count]) => (count > 1 ? `${text} ×${count}` : text));
  return `${texts.length === 1 ? "1 place is" : `${texts.length} places are`} lit: ${names.join(", ")}.`;
}
