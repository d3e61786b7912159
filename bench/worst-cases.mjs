// Pages and texts made to be slow: a million text nodes, a page without any Chinese character,
// texts of twelve kinds that double in length. Walking and reading the million nodes is the
// reference.
import { engineScript, lexicons, matcher, words } from "./built.mjs";
import { median, spread, withBrowser } from "./harness.mjs";
import { cold, lightPage, walkAndRead } from "./whole-page.mjs";

const UNITS = 4_000_000;
const ROUNDS = 3;

/** @type {Record<string, (units: number) => string>} */
const FAMILIES = {
  "one character": (units) => "近".repeat(units),
  "start of a term, again and again": (units) => "近邻党".repeat(units / 3),
  "a term, again and again": (units) => "近邻党建".repeat(units / 4),
  "two terms' beginnings": (units) => "马上就三单".repeat(units / 5),
  "white space": (units) => " ".repeat(units),
  "start of a term, then white space": (units) => `近${" ".repeat(99)}`.repeat(units / 100),
  "zero-width characters": (units) => "近\u200b".repeat(units / 2),
  "quotation marks": (units) => "“四强".repeat(units / 3),
  "combining marks": (units) => `近${"\u0301".repeat(9999)}`.repeat(units / 10_000),
  "lone surrogates": (units) => "\ud840近".repeat(units / 2),
  "Latin letters": (units) => "CPCA ".repeat(units / 5),
  digits: (units) => "3三".repeat(units / 2),
};

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { forms, lexicon, patterns } = await lexicons();
  const { makeMatcher } = await matcher();
  const { count } = makeMatcher(patterns(forms.length, []));
  const worst = Object.entries(FAMILIES).map(([name, make]) => {
    const [once, twice] = [make(UNITS), make(2 * UNITS)];
    const ratios = Array.from(
      { length: 5 },
      () => time(() => count(twice)) / time(() => count(once)),
    );
    return { name, ratio: median(ratios) };
  });
  const slowest = worst.toSorted((a, b) => b.ratio - a.ratio)[0];
  const own = lexicon(await words());
  const engine = await engineScript();
  const million = `<p>${"饕<i>餮</i>".repeat(500_000)}</p>`;
  const latin =
    "<p>The quick brown fox jumps over the lazy dog. <b>Again</b> and again.</p>".repeat(40_000);
  const ratios = await withBrowser(async (browser) => {
    /** @type {{ million: number[]; latin: number[] }} */
    const found = { million: [], latin: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, body] of /** @type {const} */ ([
        ["million", million],
        ["latin", latin],
      ])) {
        const floor = await cold(browser, { body, script: engine }, walkAndRead, null);
        found[name].push((await cold(browser, { body, script: engine }, lightPage, own)) / floor);
      }
    }
    return found;
  });
  return [
    {
      what: `Twice the text, worst of ${worst.length} kinds (${slowest?.name})`,
      ratio: (slowest?.ratio ?? Number.NaN).toFixed(2),
      against: "the text once",
      target: "2.3",
    },
    {
      what: "A million text nodes without a term",
      ratio: spread(ratios.million),
      against: "walking and reading",
      target: "",
    },
    {
      what: "A page without a Chinese character",
      ratio: spread(ratios.latin),
      against: "walking and reading",
      target: "one pass",
    },
  ];
}

/** @param {() => unknown} work @returns {number} milliseconds */
function time(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}
