// What all measurements share: a browser, the processor time of a page's main thread, medians,
// rows.
import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM } from "../scripts/browsers.mjs";

/**
 * One row of the table: what was measured, its ratio (median, with its range), the reference, the
 * target.
 */
/** @typedef {{ what: string; ratio: string; against: string; target: string }} Row */

const STYLE = readFileSync(path.join(import.meta.dirname, "../public/in-page.css"), "utf8");

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return /** @type {number} */ (sorted[sorted.length >> 1]);
}

/**
 * @param {readonly number[]} values
 * @returns {string} the median with the range
 */
export function spread(values, digits = 2) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

/**
 * Runs something with a separate browser.
 *
 * @template T
 * @param {(browser: import("playwright-core").Browser) => Promise<T>} use
 */
export async function withBrowser(use) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", "--disable-quic"],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Opens a page with this body in its own process, and waits until it is at rest.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} body
 * @param {readonly string[]} scripts added once the page is at rest
 * @param {{ isBare?: boolean }} [options] `isBare`: without the extension's style sheet
 */
export async function openPage(browser, body, scripts, { isBare = false } = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const html = `<!doctype html><meta charset=utf-8><style>${isBare ? "" : STYLE}</style><body>${body}`;
  await page.route("**/*", (route) => route.fulfill({ body: html, contentType: "text/html" }));
  await page.goto("http://bench.test/");
  for (const script of scripts) await page.evaluate(script);
  await rest(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  // Between half a second and two after a page was opened, the browser collects garbage for 15 to
  // 30 ms. That is not our work.
  await cdp.send("HeapProfiler.collectGarbage");
  return { page, cdp, close: () => context.close() };
}

/**
 * Waits until the page has nothing to do.
 *
 * @param {import("playwright-core").Page} page
 */
export async function rest(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let quiet = 0;
        const look = (/** @type {IdleDeadline} */ deadline) => {
          quiet = deadline.timeRemaining() > 30 ? quiet + 1 : 0;
          if (quiet > 3) resolve(undefined);
          else requestIdleCallback(look);
        };
        requestIdleCallback(look);
      }),
  );
}

/**
 * Milliseconds that the page's main thread has spent so far: in all tasks, or only in scripts.
 *
 * @param {import("playwright-core").CDPSession} cdp
 * @param {"TaskDuration" | "ScriptDuration"} what
 */
export async function spent(cdp, what) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find((it) => it.name === what)?.value ?? Number.NaN);
}
