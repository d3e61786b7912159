// The time of a card, with the built extension: of the first one in a page, from the pointer's rest
// until the card can be read; and of later ones, when the card is already loaded. The user's delay
// is set to zero.
import { servePages } from "../scripts/pages-server.mjs";
import { painted, waitLit } from "../scripts/painted.mjs";
import { spread } from "./harness.mjs";
import { withExtension } from "./with-extension.mjs";

const ROUNDS = 20;

/**
 * Milliseconds from the pointer's arrival at a term until its card is visible, by the page's own
 * clock; and the number of frames.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ x: number; y: number }} at
 */
async function open(page, at) {
  await page.evaluate(() => {
    const host = () =>
      /** @type {HTMLElement | null} */ (
        document.querySelector("div[popover][style*='2147483647']")
      );
    Object.assign(globalThis, {
      opened: new Promise((resolve) => {
        addEventListener(
          "pointermove",
          ({ timeStamp }) => {
            let frames = 0;
            const look = () => {
              frames += 1;
              if (host()?.style.visibility === "visible")
                resolve({ ms: performance.now() - timeStamp, frames });
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      }),
    });
  });
  await page.mouse.move(at.x, at.y);
  return page.evaluate(() => /** @type {any} */ (globalThis).opened);
}

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const server = await servePages();
  try {
    return await withExtension((browser) => cards(browser, server.url));
  } finally {
    await server.close();
  }
}

/**
 * @param {import("./with-extension.mjs").Extended} browser
 * @param {string} pages
 * @returns {Promise<import("./harness.mjs").Row[]>}
 */
async function cards({ context, origin }, pages) {
  const own = await context.newPage();
  await own.goto(`${origin}/popup.html`);
  await own.evaluate(() =>
    chrome.runtime.sendMessage({ cideng: "settings.change", params: { delay: 0 } }),
  );
  const first = [];
  const next = [];
  const ready = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await context.newPage();
    await page.goto(`${pages}/sample.html`);
    await waitLit(page, 5);
    const [one, other] = (await painted(page)).filter(({ text }) =>
      /近邻党建|堡垒工程/u.test(text),
    );
    if (!one || !other) throw new Error("The terms are not lit.");
    first.push((await open(page, one)).ms);
    await page.keyboard.press("Escape");
    await page.mouse.move(990, 690);
    const again = await open(page, other);
    next.push(again.frames);
    await page.close();

    // The popup: from its start until its field has the focus.
    const popup = await context.newPage();
    await popup.addInitScript(() =>
      addEventListener("focusin", () => performance.mark("ready"), { once: true }),
    );
    await popup.goto(own.url());
    await popup.waitForFunction(() => performance.getEntriesByName("ready").length > 0);
    ready.push(
      await popup.evaluate(() => performance.getEntriesByName("ready")[0]?.startTime ?? Number.NaN),
    );
    await popup.close();
  }
  return [
    {
      what: "The first card in a page",
      ratio: `${spread(first, 0)} ms`,
      against: "",
      target: "150 ms",
    },
    {
      what: "The next card, when it is loaded",
      ratio: spread(next, 0),
      against: "frames",
      target: "2",
    },
    {
      what: "The popup, until it can be typed into",
      ratio: `${spread(ready, 0)} ms`,
      against: "",
      target: "100 ms",
    },
  ];
}
