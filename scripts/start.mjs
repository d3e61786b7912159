// `npm start` builds, and opens Chromium with the extension on the sample page. Without a display,
// it does the same headless, saves a picture, and prints what it saw.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHROMIUM } from "./browsers.mjs";
import { tool } from "./run.mjs";

tool("wxt", "build");
const { chromium } = await import("playwright-core");
const { servePages } = await import("./pages-server.mjs");
const { GUESS_HIGHLIGHTS, describeLit, painted, restOn, waitAtRest, waitCard } =
  await import("./painted.mjs");
const { welcomeIn } = await import("./welcome.mjs");

const extension = path.resolve(".output/chrome-mv3");
const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const server = await servePages();
const context = await chromium.launchPersistentContext(
  mkdtempSync(path.join(tmpdir(), "cideng-")),
  {
    executablePath: CHROMIUM,
    channel: "chromium",
    headless: !hasDisplay,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: hasDisplay ? null : { width: 1000, height: 760 },
    args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  },
);
const page = context.pages()[0] ?? (await context.newPage());
await page.goto(`${server.url}/sample.html`);
// It stays open as another tab, but this is about the sample page.
await welcomeIn(context);
await page.bringToFront();
await waitAtRest(page);

if (hasDisplay) {
  console.log(`The sample page is open: ${page.url()}`);
  console.log(
    `Rest the pointer on a lit term; ${await searchKeys()} opens the search. Close the window to stop.`,
  );
  await new Promise((resolve) => context.on("close", resolve));
} else {
  const lit = [...(await painted(page)), ...(await painted(page, GUESS_HIGHLIGHTS))];
  await restOn(page, "三单制");
  await waitCard(page);
  mkdirSync("test-results", { recursive: true });
  await page.screenshot({ path: "test-results/start.png" });
  console.log(`No display. On the sample page ${describeLit(lit.map((it) => it.text))}`);
  console.log("Picture with the card of 三单制: test-results/start.png");
  await context.close();
}
await server.close();

/** The keys that the browser has bound: another extension may use the default ones. */
async function searchKeys() {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const commands = await worker.evaluate(() => chrome.commands.getAll());
  const bound = commands.find((it) => it.name === "_execute_action")?.shortcut;
  return bound ? `${bound} or the button in the toolbar` : "the button in the toolbar";
}
