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

/**
 * The reference for a card: milliseconds from the pointer's arrival until a page in a frame, which
 * is made then, has been painted.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ x: number; y: number }} at
 * @param {string} address the page to show
 * @returns {Promise<number>}
 */
export async function openFrame(page, at, address) {
  await page.evaluate((src) => {
    Object.assign(globalThis, {
      opened: new Promise((resolve) => {
        addEventListener(
          "pointermove",
          ({ timeStamp }) => {
            const frame = document.createElement("iframe");
            frame.style.cssText = "position:fixed;left:0;top:0;width:340px;height:190px";
            frame.addEventListener("load", () =>
              requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
            );
            frame.src = src;
            document.documentElement.append(frame);
          },
          { once: true, capture: true },
        );
      }),
    });
  }, address);
  await page.mouse.move(at.x, at.y);
  return page.evaluate(() => /** @type {any} */ (globalThis).opened);
}

/**
 * Moves the pointer along a line of text, there and back, and measures for how long a card is open
 * meanwhile.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ from: number; to: number; y: number }} line CSS pixels of the viewport
 * @param {{ speed: number; forMs: number }} how the speed is in CSS pixels a second
 * @returns {Promise<number>} milliseconds
 */
export async function followLine(page, { from, to, y }, { speed, forMs }) {
  await page.evaluate(() => {
    const state = { open: 0, last: performance.now() };
    Object.assign(globalThis, { followed: state });
    const look = () => {
      const now = performance.now();
      const host = /** @type {HTMLElement | null} */ (
        document.querySelector("div[popover][style*='2147483647']")
      );
      if (host?.style.visibility === "visible") state.open += now - state.last;
      state.last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const began = performance.now();
  for (let ms = 0; ms < forMs; ms = performance.now() - began) {
    const way = ((ms / 1000) * speed) % (2 * (to - from));
    await page.mouse.move(way < to - from ? from + way : 2 * to - from - way, y);
    await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
  }
  return page.evaluate(() => /** @type {any} */ (globalThis).followed.open);
}
