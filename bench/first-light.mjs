// First light: script time until the first term in the viewport is painted, on the largest page
// compared with the smallest, with the report's terms and with 120 000. The table is made before,
// because `matching` measures that separately.
import { engineScript, lexicons, words } from "./built.mjs";
import { corpus, plant } from "./corpus.mjs";
import { openPage, spread, withBrowser } from "./harness.mjs";

const ROUNDS = 5;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { forms, lexicon } = await lexicons();
  const dictionary = await words();
  const engine = await engineScript();
  const pages = corpus();
  const [small, large] = [pages[0], pages.at(-1)].map((it) => plant(it?.body ?? "", forms));
  /** @type {import("./harness.mjs").Row[]} */
  const rows = [];
  await withBrowser(async (browser) => {
    for (const [name, given] of /** @type {const} */ ([
      ["the report's terms", lexicon(dictionary)],
      ["120 000 terms", lexicon(dictionary, 120_000)],
    ])) {
      const ratios = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const near = await untilLit(browser, `<p>${forms[0]}</p>${small}`, engine, given);
        const far = await untilLit(browser, `<p>${forms[0]}</p>${large}`, engine, given);
        ratios.push(far / near);
      }
      rows.push({
        what: `First light on 6 M units, ${name}`,
        ratio: spread(ratios),
        against: "on 10 k units",
        target: "2",
      });
    }
  });
  return rows;
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} body
 * @param {string} engine
 * @param {unknown} lexicon
 */
async function untilLit(browser, body, engine, lexicon) {
  const { page, close } = await openPage(browser, body, [engine]);
  await page.evaluate((it) => Object.assign(globalThis, { given: it }), lexicon);
  const spent = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // Our slices are idle callbacks. Their time is summed until something is painted.
        let sum = 0;
        let began = 0;
        const idle = window.requestIdleCallback.bind(window);
        window.requestIdleCallback = (callback, options) =>
          idle((deadline) => {
            began = performance.now();
            callback(deadline);
            // Runs after the promises of the slice, and before any task of the page.
            void scheduler.postTask(
              () => {
                if (began > 0) sum += performance.now() - began;
                began = 0;
              },
              { priority: "user-blocking" },
            );
          }, options);
        // oxlint-disable-next-line typescript/unbound-method -- it is called with its own below
        const { add } = Highlight.prototype;
        Highlight.prototype.add = function (range) {
          resolve(sum + (began > 0 ? performance.now() - began : 0));
          Highlight.prototype.add = add;
          return add.call(this, range);
        };
        const { engine, given } = /** @type {any} */ (globalThis);
        const finder = engine.finder(given);
        setTimeout(() => engine.light(finder));
      }),
  );
  await close();
  return /** @type {number} */ (spent);
}
