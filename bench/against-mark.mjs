// A comparison with mark.js, the most common highlighter of pages and extensions: main-thread time
// for the same terms on the page of about 160 k units. Both find terms that span several elements.
import { readFileSync } from "node:fs";
import path from "node:path";
import { engineScript, lexicons, words } from "./built.mjs";
import { corpus, plant } from "./corpus.mjs";
import { spread, withBrowser } from "./harness.mjs";
import { cold, lightPage, readAll } from "./whole-page.mjs";

const ROUNDS = 3;
const MARK = path.join(import.meta.dirname, "../node_modules/mark.js/dist/mark.min.js");

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { forms, lexicon } = await lexicons();
  const own = lexicon(await words());
  const engine = await engineScript();
  const script = readFileSync(MARK, "utf8");
  const page = corpus().find((it) => it.units > 140_000);
  const body = plant(page?.body ?? "", forms);
  const ours = { body, script: engine };
  /** @type {number[]} */
  const opened = [];
  /** @type {number[]} */
  const read = [];
  await withBrowser(async (browser) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const theirs = await cold(browser, { body, script, isBare: true }, markAll, forms);
      opened.push(theirs / (await cold(browser, ours, lightPage, own)));
      read.push(theirs / (await cold(browser, ours, readAll, own)));
    }
  });
  const what = `mark.js, ${Math.round((page?.units ?? 0) / 1000)} k units, same terms`;
  return [
    { what, ratio: spread(opened, 0), against: "ours", target: "at least 250" },
    {
      what: "… and every term judged, as when the popup asks",
      ratio: spread(read, 0),
      against: "ours",
      target: "",
    },
  ];
}

/** @param {string[]} terms */
function markAll(terms) {
  return new Promise((resolve) => {
    setTimeout(() => {
      const { Mark } = /** @type {any} */ (globalThis);
      new Mark(document.body).mark(terms, {
        acrossElements: true,
        separateWordSearch: false,
        diacritics: false,
        done: resolve,
      });
    });
  });
}
