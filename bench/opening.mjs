// The total cost of opening a page, with the built extension: everything that its main thread does
// from the request until three seconds after it has loaded (parsing, style, layout and paint are
// part of it, with our share in each), compared with the same page in a browser without the
// extension, in turn.
import { lexicons } from "./built.mjs";
import { corpus, plant } from "./corpus.mjs";
import { spent, spread } from "./harness.mjs";
import { withExtension, withProfile } from "./with-extension.mjs";

const ROUNDS = 9;
const NAMES = new Set(["FAQ", "Installation guide", "Handbook"]);

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { forms } = await lexicons();
  const pages = corpus().filter(({ name }) => NAMES.has(name));
  return withExtension(({ context: ours }) =>
    withProfile([], async (bare) => {
      /** @type {import("./harness.mjs").Row[]} */
      const rows = [];
      for (const { name, body, units } of pages) {
        const planted = plant(body, forms);
        // The first page in a browser starts what all pages share.
        for (const context of [bare, ours]) await opening(context, planted);
        const ratios = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const without = await opening(bare, planted);
          ratios.push((await opening(ours, planted)) / without);
        }
        const size = `${(units / 1000).toFixed(0)} k units`;
        rows.push({
          what: `Opening a page with the extension, in all: ${name}, ${size}`,
          ratio: spread(ratios),
          against: "the page without Cideng",
          target: "",
        });
      }
      return rows;
    }),
  );
}

/**
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} body
 * @returns {Promise<number>} main-thread milliseconds
 */
async function opening(context, body) {
  const page = await context.newPage();
  const html = `<!doctype html><meta charset=utf-8><body>${body}`;
  await page.route("**/*", (route) => route.fulfill({ body: html, contentType: "text/html" }));
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto("http://bench.test/");
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 3000))");
  const ms = await spent(cdp, "TaskDuration");
  await page.close();
  return ms;
}
