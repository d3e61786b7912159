/** The names of the highlights of certain terms (`lib/page/paint/appearance.ts`). */
export const TERM_HIGHLIGHTS = ["term", "term-next", "common", "common-next"].flatMap((it) => [
  `cideng-${it}-ink`,
  ...colours(`cideng-${it}`),
  ...colours(`cideng-tint-${it}`),
]);

/** The names of the highlights of guesses. */
export const GUESS_HIGHLIGHTS = [
  "cideng-guess-ink",
  ...colours("cideng-guess"),
  ...colours("cideng-tint-guess"),
];

/**
 * The names of a highlight in each colour of a glossary.
 *
 * @param {string} name
 */
function colours(name) {
  return ["", "-2", "-3", "-4", "-5"].map((it) => name + it);
}

/**
 * What highlights paint in a page or frame that Playwright drives: the text of each stretch, and
 * the middle of its first line in the viewport.
 *
 * @param {import("playwright-core").Page | import("playwright-core").Frame} page
 * @param {string | readonly string[]} names the names in `CSS.highlights`
 * @returns {Promise<{ text: string; x: number; y: number }[]>}
 */
export function painted(page, names = TERM_HIGHLIGHTS) {
  return page.evaluate(
    (asked) => {
      // No array methods are used, because a hostile page may have replaced them.
      /** @type {{ text: string; x: number; y: number }[]} */
      const found = [];
      for (const name of asked) {
        for (const it of CSS.highlights.get(name) ?? []) {
          if (!it.startContainer.isConnected || !it.endContainer.isConnected) continue;
          const range = new Range();
          range.setStart(it.startContainer, it.startOffset);
          range.setEnd(it.endContainer, it.endOffset);
          const box = range.getClientRects()[0] ?? new DOMRect();
          const text = range.toString();
          found[found.length] = { text, x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
      return found;
    },
    typeof names === "string" ? [names] : names,
  );
}

/**
 * Waits until more than this number of terms are painted.
 *
 * @param {import("playwright-core").Page | import("playwright-core").Frame} page
 * @param {number} count
 */
export async function waitLit(page, count = 0) {
  await page.waitForFunction(
    ({ names, least }) =>
      names.reduce((sum, it) => sum + (CSS.highlights.get(it)?.size ?? 0), 0) > least,
    { names: TERM_HIGHLIGHTS, least: count },
  );
}

/**
 * Rests the pointer on the first painted stretch with that text.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} text
 * @param {string | readonly string[]} [name]
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
