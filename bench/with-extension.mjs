// Chromium with the built extension, for measurements of the whole extension.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM } from "../scripts/browsers.mjs";
import { welcomeIn } from "../scripts/welcome.mjs";

const EXTENSION = path.resolve(import.meta.dirname, "../.output/chrome-mv3");

/** A browser with the extension, and the extension's origin. */
/** @typedef {{ context: import("playwright-core").BrowserContext; origin: string }} Extended */

/**
 * Runs something with a browser that has its own profile.
 *
 * @template T
 * @param {(browser: Extended) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withExtension(use) {
  return withProfile(
    [`--disable-extensions-except=${EXTENSION}`, `--load-extension=${EXTENSION}`],
    async (context) => {
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
      await (await welcomeIn(context)).close();
      return use({ context, origin: worker.url().replace(/(?<=\w)\/[^/]*$/u, "") });
    },
  );
}

/**
 * The same browser without the extension, unless its arguments load it.
 *
 * @template T
 * @param {readonly string[]} args
 * @param {(context: import("playwright-core").BrowserContext) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withProfile(args, use) {
  const profile = mkdtempSync(path.join(tmpdir(), "cideng-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    channel: "chromium",
    viewport: { width: 1000, height: 700 },
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...args, "--disable-gpu", "--disable-quic"],
  });
  try {
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
