// How long a card and the popup take to open, with the built extension.

/**
 * Opens the popup as a page, and sets the user's delay to zero.
 *
 * @param {import("./with-extension.mjs").Extended} browser
 */
export async function withoutDelay({ context, origin }) {
  const own = await context.newPage();
  await own.goto(`${origin}/popup.html`);
  await own.evaluate(() =>
    chrome.runtime.sendMessage({ cideng: "settings.change", params: { delay: 0 } }),
  );
  return own;
}

/**
 * The time of a card: milliseconds from the pointer's arrival at a term until its card is visible, by the page's own
 * clock; and the number of frames.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ x: number; y: number }} at
 */
export async function openCard(page, at) {
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

/**
 * The time of the popup: milliseconds from its start until its field has the focus.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} address
 * @returns {Promise<number>}
 */
export async function openPopup(context, address) {
  const popup = await context.newPage();
  await popup.addInitScript(() =>
    addEventListener("focusin", () => performance.mark("ready"), { once: true }),
  );
  await popup.goto(address);
  await popup.waitForFunction(() => performance.getEntriesByName("ready").length > 0);
  const ms = await popup.evaluate(
    () => performance.getEntriesByName("ready")[0]?.startTime ?? Number.NaN,
  );
  await popup.close();
  return ms;
}
