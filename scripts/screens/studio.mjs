import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { CHROMIUM } from "../browsers.mjs";
import { servePages } from "../pages-server.mjs";
import { waitAtRest } from "../painted.mjs";
import { welcomeIn } from "../welcome.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * Saves a picture small enough for a repository: with a palette of at most 256 colours. A screen has few
 * colours, so the eye sees no difference.
 *
 * @param {Buffer} picture
 * @param {string} file
 */
export async function saveSmall(picture, file) {
  await sharp(picture).png({ palette: true, effort: 10 }).toFile(file);
}
/** @typedef {{ width: number; height: number }} Size in CSS pixels */
/** @typedef {{ theme: "light" | "dark"; language: "en" | "zh-CN" }} Look */

/** The looks in which each screen is taken. @type {readonly Look[]} */
export const LOOKS = [
  { theme: "light", language: "en" },
  { theme: "dark", language: "en" },
  { theme: "light", language: "zh-CN" },
  { theme: "dark", language: "zh-CN" },
];

/** Milliseconds after which something is taken for missing. */
const LATEST_MS = 20_000;

/** Chromium with the built extension, a server of pages, and the look of what is taken. */
export class Studio {
  /** @type {Look} */
  look = { theme: "light", language: "en" };
  count = 0;

  /**
   * @param {import("playwright-core").BrowserContext} context
   * @param {{ url: string; close: () => Promise<void> }} server
   * @param {string} origin `chrome-extension://…`
   * @param {Page} own a page of the extension, which stays open
   * @param {string} folder where the pictures go
   */
  constructor(context, server, origin, own, folder) {
    this.context = context;
    this.server = server;
    this.origin = origin;
    this.own = own;
    this.folder = folder;
  }

  /**
   * Starts the browser with an empty profile.
   *
   * @param {string} folder where the pictures go
   * @param {Record<string, string>} pages HTML by path
   * @param {number} [deviceScaleFactor]
   */
  static async open(folder, pages, deviceScaleFactor = 1) {
    const extension = path.resolve(".output/chrome-mv3");
    const server = await servePages(pages);
    const context = await chromium.launchPersistentContext(
      mkdtempSync(path.join(tmpdir(), "cideng-")),
      {
        executablePath: CHROMIUM,
        channel: "chromium",
        headless: true,
        chromiumSandbox: process.getuid?.() !== 0,
        deviceScaleFactor,
        locale: "en-US",
        args: [
          `--disable-extensions-except=${extension}`,
          `--load-extension=${extension}`,
          // What Playwright emulates does not reach the card's frame.
          `--force-device-scale-factor=${deviceScaleFactor}`,
        ],
      },
    );
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const origin = worker.url().replace(/(?<=\w)\/[^/]*$/u, "");
    const own = await welcomeIn(context);
    await own.locator(".shown").waitFor();
    return new Studio(context, server, origin, own, folder);
  }

  async close() {
    await this.context.close();
    await this.server.close();
  }

  /**
   * Opens an address in a new tab, in the chosen theme.
   *
   * @param {string} url an address, or what follows the origin of the extension
   * @param {Size} size
   * @param {(page: Page) => Promise<unknown>} [before] called before the page loads
   */
  async tab(url, size, before) {
    const page = await this.context.newPage();
    page.setDefaultTimeout(LATEST_MS);
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: this.look.theme });
    await before?.(page);
    await page.goto(url.startsWith("http") ? url : `${this.origin}/${url}`);
    return page;
  }

  /**
   * Opens a page of the server, and waits until its terms are lit.
   *
   * @param {string} name
   * @param {Size} size
   */
  async lit(name, size) {
    const page = await this.tab(`${this.server.url}/${name}`, size);
    await waitAtRest(page);
    return page;
  }

  /**
   * Opens the popup or the side panel as a tab that takes `page` for the active one.
   *
   * @param {Page} page
   * @param {Size} size
   * @param {string} [name]
   */
  async beside(page, size, name = "popup.html") {
    await page.bringToFront();
    const [worker] = this.context.serviceWorkers();
    const active = await (worker ?? (await this.context.waitForEvent("serviceworker"))).evaluate(
      async () => {
        const { chrome } = /** @type {any} */ (globalThis);
        return (await chrome.tabs.query({ active: true }))[0].id;
      },
    );
    return this.tab(name, size, (it) =>
      it.addInitScript((id) => {
        const { chrome } = /** @type {any} */ (globalThis);
        chrome.tabs.query = () => Promise.resolve([{ id }]);
      }, active),
    );
  }

  /**
   * Sends a request to the background.
   *
   * @param {string} cideng its name
   * @param {Record<string, unknown>} params
   */
  async ask(cideng, params) {
    const answer = await this.own.evaluate(
      (request) => /** @type {any} */ (globalThis).chrome.runtime.sendMessage(request),
      { cideng, params },
    );
    if (!answer.ok) throw new Error(`${cideng}: ${answer.message}`);
    return answer.value;
  }

  /** @param {Record<string, unknown>} changes */
  settings(changes) {
    return this.ask("settings.change", changes);
  }

  /**
   * Takes a picture of a screen in the present look.
   *
   * @param {Page} page
   * @param {string} screen
   */
  async take(page, screen) {
    const { theme, language } = this.look;
    await page.bringToFront();
    await saveSmall(await page.screenshot(), `${this.folder}/${screen}-${theme}-${language}.png`);
    this.count += 1;
  }
}
