// A frame as tall as its content, with ten thousand matches, in a page that is scrolled instead of
// it: the cost of a change in it, and of scrolling, with the built extension, compared with a
// browser without it, in turn.
import { spent, spread } from "./harness.mjs";
import { withExtension, withProfile } from "./with-extension.mjs";

const ROUNDS = 5;
const LINES = 2000;
const INNER =
  `<!doctype html><meta charset=utf-8><p id="live">0</p>` +
  "<p>推进近邻党建，落实三单制，建设堡垒工程，学习四下基层，坚持马上就办。</p>".repeat(LINES);
const OUTER = `<!doctype html><body><iframe src="/inner" style="width:900px;height:90000px;border:0">`;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  return withExtension(({ context: ours }) =>
    withProfile([], async (bare) => {
      /** @type {number[]} */
      const changes = [];
      /** @type {number[]} */
      const scrolling = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const without = await costs(bare);
        const withUs = await costs(ours);
        changes.push(withUs.change / without.change);
        scrolling.push(withUs.scroll / without.scroll);
      }
      const against = "the bare page";
      return [
        {
          what: "A frame with a change, in an iframe as tall as its 10 000 matches",
          ratio: spread(changes),
          against,
          target: "2.5",
        },
        {
          what: "… and scrolling frames of the page around it",
          ratio: spread(scrolling),
          against,
          target: "1",
        },
      ];
    }),
  );
}

/**
 * @param {import("playwright-core").BrowserContext} context
 * @returns {Promise<{ change: number; scroll: number }>} main-thread milliseconds of 120 frames each
 */
async function costs(context) {
  const page = await context.newPage();
  await page.route("**/*", (route) => {
    const body = route.request().url().endsWith("/inner") ? INNER : OUTER;
    return route.fulfill({ body, contentType: "text/html" });
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto("http://bench.test/");
  // By then, everything visible has been painted, and the search for shadow hosts is over. Its last
  // run is after eight seconds.
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 10_000))");
  const cost = async (/** @type {string} */ step) => {
    const before = await spent(cdp, "TaskDuration");
    await page.evaluate(`new Promise((resolve) => {
      const live = frames[0].document.querySelector("#live").firstChild;
      let i = 0;
      const frame = () => { ${step}; i += 1; i < 120 ? requestAnimationFrame(frame) : resolve(); };
      requestAnimationFrame(frame);
    })`);
    return (await spent(cdp, "TaskDuration")) - before;
  };
  const change = await cost("live.data = String(i)");
  const scroll = await cost("scrollBy(0, 40)");
  await page.close();
  return { change, scroll };
}
