// Chromium with the built extension, for measurements of the whole extension.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
 * @param {string} [extension] the folder of the extension
 * @returns {Promise<T>}
 */
export async function withExtension(use, extension = EXTENSION) {
  return withProfile(
    [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    async (context) => {
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
      await (await welcomeIn(context)).close();
      return use({ context, origin: worker.url().replace(/(?<=\w)\/[^/]*$/u, "") });
    },
  );
}

/** An empty page of the extension, which any page may show in a frame. Its field takes the focus. */
export const EMPTY_PAGE = "empty.html";

/**
 * The same with a copy of the extension that has an empty page too, as the reference for the card
 * and the popup.
 *
 * @template T
 * @param {(browser: Extended) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withEmptyPage(use) {
  const copy = mkdtempSync(path.join(tmpdir(), "cideng-bench-extension-"));
  try {
    cpSync(EXTENSION, copy, { recursive: true });
    writeFileSync(
      path.join(copy, EMPTY_PAGE),
      "<!doctype html><title>Empty</title><input autofocus />",
    );
    const manifest = path.join(copy, "manifest.json");
    const written = JSON.parse(readFileSync(manifest, "utf8"));
    written.web_accessible_resources.push({ resources: [EMPTY_PAGE], matches: ["<all_urls>"] });
    writeFileSync(manifest, JSON.stringify(written));
    return await withExtension(use, copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
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
