import { type Browser, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { CHROMIUM } from "../../scripts/browsers.mjs";

/**
 * Chromium without the extension, for comparison, in all tests of a file. Pages opened by a test
 * are closed after it.
 */
export function useBareChromium(): { readonly open: (url: string) => Promise<Page> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      chromiumSandbox: process.getuid?.() !== 0,
      args: ["--disable-gpu"],
    });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  return {
    async open(url) {
      const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
      await page.goto(url);
      return page;
    },
  };
}
