// The start in a page, with the built extension: whether opening a page wakes the background, and
// how long it takes from reading the lexicon in `storage.local` until it is a table, compared with
// one `storage.local.get` of the same bytes alone.
import { servePages } from "../scripts/pages-server.mjs";
import { waitLit } from "../scripts/painted.mjs";
import { engineScript, lexicons, words } from "./built.mjs";
import { spread } from "./harness.mjs";
import { withExtension } from "./with-extension.mjs";

const ROUNDS = 7;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const server = await servePages();
  try {
    return await withExtension((browser) => starts(browser, server.url));
  } finally {
    await server.close();
  }
}

/**
 * @param {import("./with-extension.mjs").Extended} browser
 * @param {string} pages
 * @returns {Promise<import("./harness.mjs").Row[]>}
 */
async function starts({ context, origin }, pages) {
  const { lexicon } = await lexicons();
  const thousand = lexicon(await words(), 1000);
  const engine = await engineScript();
  const own = await context.newPage();
  await own.goto(`${origin}/popup.html`);
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await context.newPage();
    await page.goto(`${origin}/card.html`);
    await page.evaluate(engine);
    ratios.push(
      await page.evaluate(async (lexicon) => {
        const { engine } = /** @type {any} */ (globalThis);
        for (;;) {
          await chrome.storage.local.set({ bench: lexicon });
          const began = performance.now();
          const { bench } = await chrome.storage.local.get("bench");
          const read = performance.now();
          // The background clears away what it has not published, sometimes before it is read.
          if (!bench) continue;
          engine.finder(bench);
          return (performance.now() - began) / (read - began);
        }
      }, thousand),
    );
    await page.close();
  }
  const session = await context.newCDPSession(own);
  /** @type {string[]} */
  const states = [];
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    states.push(...versions.map((it) => it.runningStatus));
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  while (!states.includes("stopped")) await new Promise((resolve) => setTimeout(resolve, 20));
  states.length = 0;
  const page = await context.newPage();
  await page.goto(`${pages}/sample.html`);
  await waitLit(page, 0);
  return [
    {
      what: "Reading 1 000 terms from the store and making their table",
      ratio: spread(ratios),
      against: "one storage.local.get",
      target: "2",
    },
    {
      what: "Does opening a page wake the background?",
      ratio: states.includes("running") ? "yes" : "no",
      against: "",
      target: "no",
    },
  ];
}
