// A page that makes ten thousand changes a second, for a minute: the number of frames and changes
// that it achieves with us, as a share of those that it achieves without us.
import { engineScript, lexicons, words } from "./built.mjs";
import { openPage, withBrowser } from "./harness.mjs";

const SECONDS = Number(process.env.FLOOD_SECONDS ?? 60);

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { lexicon } = await lexicons();
  const own = lexicon(await words());
  const engine = await engineScript();
  return withBrowser(async (browser) => {
    const bare = await flooded(browser, engine, null);
    const lit = await flooded(browser, engine, own);
    const share = (/** @type {number} */ ours, /** @type {number} */ theirs) =>
      (ours / theirs).toFixed(2);
    return [
      {
        what: `${SECONDS} s of 10 000 changes a second: frames; changes made; followed again afterwards`,
        ratio: `${share(lit.frames, bare.frames)}; ${share(lit.changes, bare.changes)}; ${lit.follows}`,
        against: "the bare page's",
        target: "1; 1; yes",
      },
    ];
  });
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} engine
 * @param {unknown} lexicon null: without us
 */
async function flooded(browser, engine, lexicon) {
  const body = `<p>推进近邻党建。</p><div id="flood"></div>`;
  const { page, close } = await openPage(browser, body, [engine], { isBare: lexicon === null });
  if (lexicon) {
    await page.evaluate((given) => {
      const { engine } = /** @type {any} */ (globalThis);
      Object.assign(globalThis, { light: engine.light(engine.finder(given)) });
    }, lexicon);
  }
  const seen = await page.evaluate(flood, SECONDS * 1000);
  const follows = lexicon ? await page.evaluate(isFollowed) : "";
  await close();
  return { ...seen, follows };
}

/** @param {number} ms @returns {Promise<{ frames: number; changes: number }>} */
function flood(ms) {
  return new Promise((resolve) => {
    const place = /** @type {Element} */ (document.querySelector("#flood"));
    const began = performance.now();
    let frames = 0;
    let changes = 0;
    const frame = () => {
      frames += 1;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const timer = setInterval(() => {
      for (let i = 0; i < 50; i += 1) {
        const line = document.createElement("p");
        line.textContent = `堡垒工程 ${changes}`;
        place.append(line);
        if (place.childNodes.length > 200) place.firstChild?.remove();
        changes += 2;
      }
      if (performance.now() - began < ms) return;
      clearInterval(timer);
      place.textContent = "三单制";
      resolve({ frames, changes });
    }, 10);
  });
}

/** Whether the final state of the page is found within half a minute. */
function isFollowed() {
  return new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      const { engine, light } = /** @type {any} */ (globalThis);
      const isOver = light.state === "settled" && engine.terms(light).length === 2;
      if (isOver) resolve("yes");
      else if (performance.now() - began > 30_000) resolve("no");
      else setTimeout(look, 200);
    };
    look();
  });
}
