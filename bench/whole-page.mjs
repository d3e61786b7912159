// A whole page, cold, with the table already made: main-thread time (all tasks: script, and the
// style and paint that it causes) until all text has been searched for terms and everything near
// the viewport is read and painted; and until all of the page is read, as when the popup requests
// it. Both are compared with walking all text nodes and reading their data. Every run has a new
// page and process, with code that has never run.
import { engineScript, lexicons, words } from "./built.mjs";
import { corpus, plant } from "./corpus.mjs";
import { openPage, spent, spread, withBrowser } from "./harness.mjs";

const ROUNDS = 5;
const MIN_UNITS = 160_000;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { forms, lexicon } = await lexicons();
  const own = lexicon(await words());
  const engine = await engineScript();
  return withBrowser(async (browser) => {
    /** @type {import("./harness.mjs").Row[]} */
    const rows = [];
    for (const { name, body, units } of corpus()) {
      if (units < MIN_UNITS) continue;
      const planted = { body: plant(body, forms), script: engine };
      /** @type {number[]} */
      const ratios = [];
      /** @type {number[]} */
      const askedFor = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const floor = await cold(browser, planted, walkAndRead, null);
        ratios.push((await cold(browser, planted, lightPage, own)) / floor);
        askedFor.push((await cold(browser, planted, readAll, own)) / floor);
      }
      const size = `${(units / 1000).toFixed(0)} k units`;
      rows.push(
        {
          what: `Whole page, cold: ${name}, ${size}`,
          ratio: spread(ratios),
          against: "walking and reading",
          target: "3 (aim 1.5)",
        },
        {
          what: "… and every term judged, as when the popup asks",
          ratio: spread(askedFor),
          against: "walking and reading",
          target: "",
        },
      );
    }
    return rows;
  });
}

/**
 * The main-thread milliseconds of some work on a fresh page.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ body: string; script: string; isBare?: boolean }} what the page, and a script that is
 *   added to it, as in `openPage`
 * @param {(argument: any) => Promise<unknown>} work
 * @param {unknown} argument
 */
export async function cold(browser, what, work, argument) {
  const { page, cdp, close } = await openPage(browser, what.body, [what.script], what);
  // The argument is parsed and made into a table before the clock starts: a page makes its table
  // once.
  await page.evaluate((it) => {
    const { engine } = /** @type {any} */ (globalThis);
    const isLexicon = it !== null && typeof it === "object" && "forms" in it;
    Object.assign(globalThis, { given: isLexicon ? engine.finder(it) : it });
  }, argument);
  const idle = await spentOver(cdp, () => page.evaluate(WAIT));
  const busy = await spentOver(cdp, () => page.evaluate(`(${work.toString()})(globalThis.given)`));
  await close();
  // A page at rest has tasks too, ours and the browser's.
  return busy.cpu - (idle.cpu / idle.wall) * busy.wall;
}

const WAIT = "new Promise((resolve) => setTimeout(resolve, 400))";

/**
 * @param {import("playwright-core").CDPSession} cdp
 * @param {() => Promise<unknown>} work
 */
async function spentOver(cdp, work) {
  const began = performance.now();
  const before = await spent(cdp, "TaskDuration");
  await work();
  const cpu = (await spent(cdp, "TaskDuration")) - before;
  return { cpu, wall: performance.now() - began };
}

/**
 * The floor: the minimum that any solution needs. It runs in a separate task, so that it is counted
 * like a page's script.
 */
export function walkAndRead() {
  return new Promise((resolve) => {
    setTimeout(() => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      let units = 0;
      while (walker.nextNode()) units += /** @type {Text} */ (walker.currentNode).data.length;
      resolve(units);
    });
  });
}

/** @param {import("../lib/page/terms/term-finder.ts").TermFinder} finder */
export function lightPage(finder) {
  return new Promise((resolve) => {
    setTimeout(() => {
      /** @type {import("./engine.ts").Engine} */
      const engine = /** @type {any} */ (globalThis).engine;
      const light = engine.light(finder);
      const look = () => {
        // What has been found is painted a little later.
        if (light.state === "settled") setTimeout(() => resolve(engine.terms(light)), 400);
        else setTimeout(look, 50);
      };
      look();
    });
  });
}

/** @param {import("../lib/page/terms/term-finder.ts").TermFinder} finder */
export function readAll(finder) {
  return new Promise((resolve) => {
    setTimeout(async () => {
      /** @type {import("./engine.ts").Engine} */
      const engine = /** @type {any} */ (globalThis).engine;
      const light = engine.light(finder);
      await light.readAll();
      resolve(engine.terms(light));
    });
  });
}
