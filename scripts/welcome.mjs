/** Milliseconds after which the page is taken for missing. */
const LATEST_MS = 20_000;

/**
 * The welcome page, which opens by itself in a profile in which the extension has just been
 * installed. It may come at any moment after the browser's start, and in front of other tabs.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @returns {Promise<import("playwright-core").Page>}
 */
export async function welcomeIn(context) {
  const until = Date.now() + LATEST_MS;
  while (Date.now() < until) {
    const found = context.pages().find((page) => page.url().endsWith("/welcome.html"));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("The welcome page has not opened.");
}
