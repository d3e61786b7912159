// The cost of a lit page while it lives: a frame with a change, an idle frame, a scrolling frame,
// the insertion of an element, endless scrolling. Each is compared with the same page without us,
// in turn.
import { engineScript, lexicons, words } from "./built.mjs";
import { longestTask } from "./longest-task.mjs";
import { openPage, rest, spent, spread, withBrowser } from "./harness.mjs";

const ROUNDS = 3;
const FRAMES = 120;
const PARAGRAPH = "推进近邻党建，落实三单制，建设堡垒工程，学习四下基层，坚持马上就办。";

/** @param {number} count paragraphs, of five terms each */
const pageOf = (count) => `<p id="live">0</p>${`<p>${PARAGRAPH}</p>`.repeat(count)}`;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { lexicon } = await lexicons();
  const own = lexicon(await words());
  const engine = await engineScript();
  /** @type {import("./harness.mjs").Row[]} */
  const rows = [];
  await withBrowser(async (browser) => {
    /** @param {Page} page */
    const light = async (page) => {
      await page.evaluate((given) => {
        const { engine } = /** @type {any} */ (globalThis);
        Object.assign(globalThis, { light: engine.light(engine.finder(given)) });
      }, own);
      await page.waitForFunction(() => /** @type {any} */ (globalThis).light.state === "settled");
      // The search for shadow hosts runs several times after a page has been read, the last time
      // after eight seconds.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
    };
    /**
     * The state after the popup or a card has requested the whole page.
     *
     * @param {Page} page
     */
    const lightAll = async (page) => {
      await light(page);
      await page.evaluate(() => /** @type {any} */ (globalThis).light.readAll());
    };
    /**
     * @param {string} body
     * @param {(page: Page) => Promise<void>} [prepare] what the bare page does without
     */
    const open = async (body, prepare) => {
      const isBare = prepare !== light && prepare !== lightAll;
      const it = await openPage(browser, body, [engine], { isBare });
      await prepare?.(it.page);
      await rest(it.page);
      return it;
    };
    /**
     * @param {string} what
     * @param {string} body
     * @param {string} target
     * @param {(opened: Awaited<ReturnType<typeof open>>) => Promise<number>} cost
     */
    const compare = async (what, body, target, cost, prepare = light) => {
      const ratios = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const bare = await open(body);
        const without = await cost(bare);
        await bare.close();
        const lit = await open(body, prepare);
        const withUs = await cost(lit);
        await lit.close();
        ratios.push(withUs / without);
      }
      rows.push({ what, ratio: spread(ratios), against: "the bare page", target });
    };
    await compare("A frame with a change, 100 matches", pageOf(20), "2.5", changingFrames);
    const painting = "The same number of ranges painted without Cideng";
    await compare(painting, pageOf(20), "", changingFrames, paintHundred);
    await compare("A frame with a change, 100 000 matches", pageOf(20_000), "2.5", changingFrames);
    const allRead = "… and every term judged, as when the popup asks";
    await compare(allRead, pageOf(20_000), "2.5", changingFrames, lightAll);
    await compare("Three idle seconds, 100 000 matches", pageOf(20_000), "1", idleSeconds);
    await compare("Scrolling frames, 100 000 matches", pageOf(20_000), "1", scrollingFrames);
    await compare("Inserting an element, 100 000 matches", pageOf(20_000), "1.05", insertions);
    const alone = "The same without Cideng, with a mutation observer that does nothing";
    await compare(alone, pageOf(20_000), "", insertions, observe);
    await compare("Endless scrolling, 50 times 100 paragraphs", pageOf(100), "1.2", endless);
    const longest = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { page, cdp, close } = await open(pageOf(100), light);
      longest.push(await longestTask(cdp, () => page.evaluate(ENDLESS)));
      await close();
    }
    const ratio = `${spread(longest, 1)} ms`;
    rows.push({ what: "Cideng's longest task meanwhile", ratio, against: "", target: "16 ms" });
    rows.push(await hits(await open(pageOf(20_000), light)));
  });
  return rows;
}

/** @typedef {Awaited<ReturnType<typeof openPage>>} Opened */
/** @typedef {import("playwright-core").Page} Page */

/**
 * The browser's own cost of reporting changes.
 *
 * @param {Page} page
 */
async function observe(page) {
  await page.evaluate(() => {
    new MutationObserver(() => {}).observe(document, { subtree: true, childList: true });
  });
}

/**
 * The browser's own cost of painting this much.
 *
 * @param {Page} page
 */
async function paintHundred(page) {
  await page.addStyleTag({
    content: ":root::highlight(painted) { background: rgb(255 200 0 / 30%) }",
  });
  await page.evaluate(() => {
    const painted = new Highlight();
    for (const { firstChild } of document.querySelectorAll("p:not(#live)")) {
      if (!firstChild) continue;
      for (const at of [2, 9, 14, 20, 27]) {
        const ends = { startOffset: at, endOffset: at + 4 };
        const range = { startContainer: firstChild, endContainer: firstChild, ...ends };
        painted.add(new StaticRange(range));
      }
    }
    CSS.highlights.set("painted", painted);
  });
}

/**
 * @param {Opened} opened
 * @param {string} script runs in the page; its promise resolves when it is over
 */
async function costOf({ page, cdp }, script) {
  const before = await spent(cdp, "TaskDuration");
  await page.evaluate(script);
  return (await spent(cdp, "TaskDuration")) - before;
}

/** @param {string} step what is done in each frame; `i` is the frame's number */
const perFrame = (step, frames = FRAMES) => `new Promise((resolve) => {
  let i = 0;
  const live = document.querySelector("#live");
  const frame = () => { ${step}; i += 1; i < ${frames} ? requestAnimationFrame(frame) : resolve(); };
  requestAnimationFrame(frame);
})`;

/** @param {Opened} opened */
function changingFrames(opened) {
  return costOf(opened, perFrame("live.firstChild.data = String(i)"));
}

/** @param {Opened} opened */
function idleSeconds(opened) {
  return costOf(opened, "new Promise((resolve) => setTimeout(resolve, 3000))");
}

/** @param {Opened} opened */
function scrollingFrames(opened) {
  return costOf(opened, perFrame("scrollBy(0, 40)"));
}

/** @param {Opened} opened @returns {Promise<number>} milliseconds of the DOM calls themselves */
async function insertions({ page }) {
  return page.evaluate(() => {
    const live = /** @type {Element} */ (document.querySelector("#live"));
    const element = document.createElement("div");
    element.innerHTML = "<p>推进<b>工作</b>的一段</p><p>和<i>另一</i>段</p>";
    const began = performance.now();
    for (let i = 0; i < 20_000; i += 1) {
      live.append(element);
      element.remove();
    }
    return performance.now() - began;
  });
}

const ENDLESS = perFrame(
  `if (i % 6 === 0) {
    const batch = document.createDocumentFragment();
    for (let k = 0; k < 100; k += 1) {
      const p = document.createElement("p");
      p.textContent = "第" + i + "批，推进近邻党建和其他工作，落实三单制的各项要求，这一段到此为止。";
      batch.append(p);
    }
    document.body.append(batch);
    scrollTo(0, document.documentElement.scrollHeight);
  }`,
  300,
);

/** @param {Opened} opened */
function endless(opened) {
  return costOf(opened, ENDLESS);
}

/**
 * From the pointer to the term under it, and where there is none.
 *
 * @param {Opened} opened
 */
async function hits({ page, close }) {
  const [hit, miss] = await page.evaluate(() => {
    const { engine, light } = /** @type {any} */ (globalThis);
    const hits = engine.hits(light);
    const lit = /** @type {Element} */ (document.querySelectorAll("p")[3]);
    const bare = /** @type {Element} */ (document.querySelector("#live"));
    const { left, top, height } = lit.getBoundingClientRect();
    const time = (/** @type {Element} */ target) => {
      const began = performance.now();
      for (let i = 0; i < 500; i += 1) hits.at(target, left + 40 + (i % 9), top + height / 2);
      return (performance.now() - began) / 500;
    };
    return [time(lit), time(bare)];
  });
  await close();
  const frame = 1000 / 60;
  return {
    what: "From pointer to hit; the same where nothing is lit",
    ratio: `${(hit / frame).toFixed(4)}; ${(miss / frame).toFixed(5)}`,
    against: "a frame",
    target: "0.1; no hit test",
  };
}
