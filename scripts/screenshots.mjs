// `npm run screenshots` takes the pictures for the documents and the stores from the running
// extension.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM } from "./browsers.mjs";
import { servePages } from "./pages-server.mjs";
import { restOn, waitAtRest, waitCard, waitLit } from "./painted.mjs";
import { tool } from "./run.mjs";
import { welcomeIn } from "./welcome.mjs";

tool("wxt", "build");
const OUT = "docs/images";
const STORE = "docs/store";
/** The Chrome Web Store accepts only this size. */
const STORE_SIZE = { width: 1280, height: 800 };
mkdirSync(OUT, { recursive: true });
const extension = path.resolve(".output/chrome-mv3");
const server = await servePages();
const context = await chromium.launchPersistentContext(
  mkdtempSync(path.join(tmpdir(), "cideng-")),
  {
    executablePath: CHROMIUM,
    channel: "chromium",
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: { width: 900, height: 720 },
    deviceScaleFactor: 1.5,
    locale: "en-US",
    args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  },
);
const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
const origin = worker.url().replace(/(?<=\w)\/[^/]*$/u, "");
await (await welcomeIn(context)).close();
const page = await context.newPage();

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(`${server.url}/sample.html`);
  await waitLit(page, 8);
  await page.screenshot({ path: `${OUT}/page-${scheme}.png` });

  await restOn(page, "三单制");
  await waitCard(page);
  await page.screenshot({ path: `${OUT}/card-${scheme}.png` });
  if (scheme === "light") await takeCardForStore();

  await page.bringToFront();
  const tab = await worker.evaluate(async () => {
    const { chrome } = /** @type {any} */ (globalThis);
    return (await chrome.tabs.query({ active: true }))[0].id;
  });
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.emulateMedia({ colorScheme: scheme });
  await popup.addInitScript((id) => {
    const { chrome } = /** @type {any} */ (globalThis);
    chrome.tabs.query = () => Promise.resolve([{ id }]);
  }, tab);
  await popup.goto(`${origin}/popup.html`);
  await popup.getByRole("combobox").fill("");
  await popup.locator(".page li").first().waitFor();
  await popup.screenshot({ path: `${OUT}/popup-page-${scheme}.png` });
  await popup.getByRole("combobox").fill("dangjian");
  await popup.locator("[role=option]").first().waitFor();
  await popup.screenshot({ path: `${OUT}/popup-search-${scheme}.png` });
  await popup.close();

  const reader = await context.newPage();
  await reader.setViewportSize(STORE_SIZE);
  await reader.emulateMedia({ colorScheme: scheme });
  await reader.goto(`${origin}/reader.html#/doc/fuzhou-jiguan-dangjian/text/p32`);
  await waitAtRest(reader);
  await restOn(reader, "三单制");
  await reader.locator(".entry-panel h1").waitFor();
  await reader.screenshot({ path: `${OUT}/reader-${scheme}.png` });
  if (scheme === "light") await takeForStore(reader, "reader");
  await reader.goto(`${origin}/reader.html#/doc/fuzhou-jiguan-dangjian/facts`);
  await reader.locator(".facts").waitFor();
  await reader.screenshot({ path: `${OUT}/facts-${scheme}.png` });
  if (scheme === "light") await takeForStore(reader, "facts");
  if (scheme === "light") await writeNotes(reader);
  await reader.goto(`${origin}/reader.html#/notes`);
  await reader.locator(".note").first().waitFor();
  await reader.screenshot({ path: `${OUT}/notes-${scheme}.png` });
  if (scheme === "light") await takeForStore(reader, "notes");
  await reader.close();
}
await context.close();
await server.close();

/** Opens the card again in a window of the stores' size. */
async function takeCardForStore() {
  const wide = await context.newPage();
  await wide.setViewportSize(STORE_SIZE);
  await wide.emulateMedia({ colorScheme: "light" });
  await wide.goto(`${server.url}/sample.html`);
  await waitLit(wide, 8);
  await restOn(wide, "三单制");
  await waitCard(wide);
  await takeForStore(wide, "card");
  await wide.close();
}

/**
 * Takes a picture of {@link STORE_SIZE} pixels, whatever the screen's pixel ratio.
 *
 * @param {import("playwright-core").Page} shown
 * @param {string} name
 */
function takeForStore(shown, name) {
  return shown.screenshot({ path: `${STORE}/${name}.png`, scale: "css" });
}

/**
 * Writes a few notes to show.
 *
 * @param {import("playwright-core").Page} own a page of the extension
 */
function writeNotes(own) {
  const report = "urn:cideng:fuzhou-jiguan-dangjian";
  const quote = { type: "TextQuoteSelector", exact: "近邻党建", prefix: "福州推进", suffix: "。" };
  const selectors = { quote, position: null, element: null };
  const page = { type: "selection", source: "https://example.org/renwu", scope: null, selectors };
  const drafts = [
    {
      target: { type: "resource", source: `${report}:term:sandan-zhi` },
      colour: "blue",
      tags: ["清单"],
      text: "与近邻党建的**三个清单**不同：\n\n- 责任\n- 问题\n- 整改",
    },
    {
      target: { type: "resource", source: `${report}:passage:p26` },
      colour: "green",
      tags: ["数字"],
      text: "核对 2921 条的出处。",
    },
    { target: page, colour: "violet", tags: ["对比", "厦门"], text: "厦门也用这个词，做法不同。" },
  ];
  return own.evaluate(async (all) => {
    const { chrome } = /** @type {any} */ (globalThis);
    for (const draft of all) {
      const params = { ...draft, id: `urn:uuid:${crypto.randomUUID()}`, base: null };
      await chrome.runtime.sendMessage({ cideng: "note.save", params });
    }
  }, drafts);
}
