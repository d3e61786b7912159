// The screens over a page and beside it: the light, the card, the popup, the side panel.
import { readFileSync } from "node:fs";
import { restOn, waitAtRest, waitCard } from "../painted.mjs";

/** @typedef {import("./studio.mjs").Studio} Studio */
/** @typedef {import("playwright-core").Page} Page */

const PAGE = { width: 800, height: 600 };
const CARD = { width: 620, height: 600 };
const PHONE = { width: 390, height: 800 };
const POPUP = { width: 400, height: 600 };
const TERM = "三单制";

/** A page on which nothing but phrases that everybody knows stands. */
const COMMON = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>社论</title>
<p>推动高质量发展，全面从严治党。</p></html>`;

/** What gives a page that is light a dark look as well. */
const DARK = `<style>@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark }
  body { color: #ddd !important; background: #101010 !important }
  .wrap { background: #1b1b1b !important; border-color: #333 !important }
  h2 { color: #f2f2f2 !important }
  .top, nav { filter: brightness(0.6) }
}</style>`;

/** The pages that are photographed, by path. */
export const PAGES = {
  "/common": COMMON,
  "/gov.html": readFileSync("tests/pages/gov.html", "utf8").replace("</head>", `${DARK}</head>`),
};

/**
 * A page has no words of the extension, so that it looks the same in every language.
 *
 * @param {Studio} studio
 */
async function levels(studio) {
  if (studio.look.language !== "en") return;
  for (const level of ["quiet", "everything", "normal"]) {
    await studio.settings({ level });
    const page = await studio.lit("gov.html", PAGE);
    await studio.take(page, `page-${level}`);
    await page.close();
  }
}

/** @param {Studio} studio */
async function card(studio) {
  const page = await studio.lit("sample.html", CARD);
  await restOn(page, "近邻党建");
  await waitCard(page);
  await cardOf(page).locator(".brief .sentence").waitFor();
  await studio.take(page, "card-brief");
  await page.mouse.move(0, 0);
  await waitNoCard(page);
  const { x, y } = await restOn(page, TERM);
  await waitCard(page);
  await page.mouse.click(x, y);
  await cardOf(page).locator(".entry").waitFor();
  await waitAtRest(page);
  await studio.take(page, "card-full");
  await page.close();
}

/** @param {Page} page */
async function waitNoCard(page) {
  await page.waitForFunction(
    () =>
      !document
        .querySelector("div[popover][style*='2147483647']")
        ?.checkVisibility({ visibilityProperty: true }),
  );
}

/** @param {Page} page */
function cardOf(page) {
  const frame = page.frames().find((it) => it.url().endsWith("/card.html"));
  if (!frame) throw new Error("there is no card");
  return frame;
}

/** @param {Studio} studio */
async function sheet(studio) {
  const page = await studio.tab(`${studio.server.url}/sample.html`, PHONE);
  const session = await studio.context.newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await page.reload();
  await waitAtRest(page);
  // Only finds out where it is: the pointer then goes away again.
  const { x, y } = await restOn(page, TERM);
  await page.mouse.move(0, 0);
  await waitNoCard(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await waitCard(page);
  await cardOf(page).locator(".entry").waitFor();
  await waitAtRest(page);
  await studio.take(page, "card-sheet");
  await page.close();
}

/** @param {Studio} studio */
async function popup(studio) {
  const page = await studio.lit("gov.html", PAGE);
  const it = await studio.beside(page, POPUP);
  await it.locator(".page li").first().waitFor();
  await it.locator(".page-notes .note").first().waitFor();
  await studio.take(it, "popup-page");
  await it.getByRole("combobox").fill("清单");
  await it.locator("[role=option]").first().waitFor();
  await studio.take(it, "popup-search");
  await it.getByRole("combobox").fill("");
  await it.locator(".to-settings").click();
  await it.locator(".settings").waitFor();
  await studio.take(it, "popup-settings");
  await it.close();
  await page.close();
}

/** @param {Studio} studio */
async function why(studio) {
  const page = await studio.lit("gov.html", PAGE);
  const it = await studio.beside(page, POPUP);
  await it.locator(".page li").first().waitFor();
  await it.locator(".site [role=switch]").uncheck();
  await it.locator(".why button").waitFor();
  await studio.take(it, "popup-why");
  await it.locator(".site [role=switch]").check();
  await it.locator(".page li").first().waitFor();
  await it.close();
  await page.goto(`${studio.server.url}/common`);
  await studio.settings({ level: "quiet" });
  const other = await studio.beside(page, POPUP);
  await other.locator("details.dark").waitFor();
  await studio.take(other, "popup-quiet");
  await studio.settings({ level: "normal" });
  await other.close();
  await page.close();
}

/** @param {Studio} studio */
async function panel(studio) {
  const page = await studio.lit("gov.html", { ...PAGE, height: 1400 });
  const it = await studio.beside(page, { width: 360, height: 760 }, "sidepanel.html");
  await it.locator(".page li").first().waitFor();
  await page.bringToFront();
  await restOn(page, TERM);
  await it.locator(".entry").waitFor();
  await studio.take(it, "panel-entry");
  await it.locator(".segments input").nth(1).check();
  await it.locator(".page li").first().waitFor();
  await studio.take(it, "panel-page");
  await it.locator(".segments input").nth(2).check();
  await it.setViewportSize({ width: 320, height: 760 });
  await it.locator(".page-notes .note").first().waitFor();
  await studio.take(it, "panel-notes");
  await it.close();
  await page.close();
}

/** @param {Studio} studio */
async function welcome(studio) {
  const it = await studio.tab("welcome.html", { width: 760, height: 1000 });
  await waitAtRest(it);
  await restOn(it, TERM);
  await it.locator(".shown article").waitFor();
  await studio.take(it, "welcome");
  await it.close();
}

export const SCREENS_ON_PAGES = { levels, card, sheet, popup, why, panel, welcome };
