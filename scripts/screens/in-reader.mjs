// The screens of the reader: a document's views, the notes, the library.
import { restOn, waitAtRest } from "../painted.mjs";
import { DOCUMENTS } from "./content.mjs";

/** @typedef {import("./studio.mjs").Studio} Studio */

const SIZE = { width: 1000, height: 640 };
const WIDE = { width: 1200, height: 640 };
const REPORT = "reader.html#/doc/fuzhou-jiguan-dangjian";

/**
 * Takes one view of the reader as soon as something in it is there.
 *
 * @param {Studio} studio
 * @param {string} screen
 * @param {string} address
 * @param {string} selector
 */
async function view(studio, screen, address, selector) {
  const it = await studio.tab(address, screen === "relations" ? WIDE : SIZE);
  await it.locator(selector).first().waitFor();
  await studio.take(it, screen);
  await it.close();
}

/** @param {Studio} studio */
async function text(studio) {
  const it = await studio.tab(`${REPORT}/text/p32`, WIDE);
  await waitAtRest(it);
  await studio.take(it, "reader-text");
  await restOn(it, "三单制");
  await it.locator(".entry-panel h1").waitFor();
  await waitAtRest(it);
  await studio.take(it, "reader-entry");
  await it.close();
}

/** @param {Studio} studio */
async function narrow(studio) {
  const it = await studio.tab(`${REPORT}/text/p32`, { width: 390, height: 760 });
  await waitAtRest(it);
  await studio.take(it, "reader-narrow");
  await it.close();
}

/** @param {Studio} studio */
async function facts(studio) {
  const it = await studio.tab(`${REPORT}/facts`, SIZE);
  await it.locator(".facts tbody .value a").nth(2).click();
  await it.locator(".facts .sentence").waitFor();
  await studio.take(it, "facts");
  await it.close();
}

/** @param {Studio} studio */
async function notes(studio) {
  const it = await studio.tab("reader.html#/notes", SIZE);
  await it.locator(".note").first().waitFor();
  await studio.take(it, "notes");
  await it.locator(".export-open").click();
  await it.locator(".export-form input[value=csv]").check();
  await studio.take(it, "notes-export");
  await it.close();
}

/** @param {Studio} studio */
async function preview(studio) {
  const it = await studio.tab("reader.html#/add", SIZE);
  await it.locator("input[type=file]").setInputFiles("tests/candidates/texts/new-media-2018.txt");
  await it.locator(".import-preview").waitFor();
  await studio.take(it, "import-preview");
  await it.close();
}

/** @param {Studio} studio */
async function ofDocument(studio) {
  const it = await studio.tab("reader.html#/library", SIZE);
  await it.locator(".shelf-row").nth(DOCUMENTS.length).waitFor();
  await studio.take(it, "library");
  await it.locator(".shelf-row .icon-button").nth(1).click();
  await it.locator(".shelf-panel:popover-open").waitFor();
  await studio.take(it, "library-row");
  await it.keyboard.press("Escape");
  await it.locator("main .shelf-row .about a").nth(1).click();
  await it.locator("article.report").waitFor();
  await it.evaluate(() => (location.hash = location.hash.replace(/\/text.*|$/u, "/candidates")));
  await it.locator(".candidate").first().waitFor();
  await it.setViewportSize(WIDE);
  await studio.take(it, "candidates");
  await it.evaluate(() => (location.hash = location.hash.replace("/candidates", "/terms")));
  await it.locator(".index-group a").last().click();
  await it.locator(".term-view h1").waitFor();
  await it.evaluate(() => (location.hash = location.hash.replace("/term/", "/edit/")));
  await it.locator(".entry-editor .preview").waitFor();
  await studio.take(it, "editor");
  await it.close();
}

/** @type {Record<string, (studio: Studio) => Promise<void>>} */
export const SCREENS_IN_READER = {
  text,
  narrow,
  terms: (studio) => view(studio, "terms", `${REPORT}/terms`, ".index-group"),
  term: (studio) => view(studio, "term", `${REPORT}/term/jiguan-dangjian`, ".concordance li"),
  facts,
  relations: (studio) =>
    view(studio, "relations", `${REPORT}/relations/sandan-zhi`, ".relation-map"),
  notes,
  preview,
  document: ofDocument,
};
