import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { BUILD, Chromium } from "./chromium";

/**
 * Chromium with the extension, and a server of the test pages, for all tests of a file. Pages
 * opened by a test are closed after it.
 *
 * @param pages additional pages, by path
 * @param isQuiet whether a test fails if a page has complained
 */
export function useChromium({
  extension = BUILD,
  isQuiet = false,
  pages = {},
}: {
  extension?: string;
  isQuiet?: boolean;
  pages?: Parameters<typeof servePages>[0];
} = {}): {
  readonly browser: Chromium;
  readonly server: { readonly url: string };
} {
  const browser = new Chromium(extension);
  const server = { url: "", close: (): Promise<void> => Promise.resolve() };
  beforeAll(async () => {
    Object.assign(server, await servePages(pages));
    await browser.start();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    for (const page of browser.context.pages().slice(1)) await page.close();
    // Unsaved text survives its page, but not a restart of the extension.
    const [worker] = browser.context.serviceWorkers();
    await worker?.evaluate(async () => {
      const stored = await chrome.storage.session.get(null);
      const drafts = Object.keys(stored).filter((it) => it.startsWith("draft"));
      await chrome.storage.session.remove(drafts);
    });
    if (isQuiet) expect(browser.complaints.splice(0)).toEqual([]);
  });
  return { browser, server };
}
