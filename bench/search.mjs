// The popup's search, from the query to ranked results with their snippets. Times are in
// milliseconds, because a user waits for each key press. Searches without a result are also given
// as ratios to one scan of the same texts as one string.
import { pathToFileURL } from "node:url";
import { bundle, words } from "./built.mjs";
import { median } from "./harness.mjs";

/** @param {readonly number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return /** @type {number} */ (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  );
}

/** @param {() => unknown} run */
function timed(run) {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  /** @type {typeof import("./search-data.ts")} */
  const data = await import(pathToFileURL(await bundle("search-data", "es")).href);
  // Queries as they are typed: every beginning of forty terms, with readings, English and figures
  // among them.
  const queries = [
    ...data.reportForms.slice(0, 40).flatMap((form) => [form.slice(0, 1), form.slice(0, 2), form]),
    ..."j ji jin jinl jinlin jldj dangjian blgc s sa sand party build fort 2921 98 万 三单 机关 党建 的".split(
      " ",
    ),
  ];
  const dictionary = (await words()).slice(0, 120_000);
  const cases = /** @type {const} */ ([
    ["the report", () => data.ofReport(), 1],
    ["10 000 passages", () => data.ofPassages(10_000), 4],
    ["120 000 entries", () => data.ofWords(dictionary), 15],
  ]);
  const rows = [];
  for (const [what, make, target] of cases) {
    const began = performance.now();
    const searchable = make();
    const made = performance.now() - began;
    // Happens once, when the first query needs them.
    const later = timed(() => searchable.readings()) + timed(() => searchable.definitions());
    const text = [searchable.joinedPassages, searchable.joinedForms]
      .map((it) => it.text)
      .join("\n");
    for (const query of queries.slice(0, 20)) data.search(searchable, query);
    const scans = queries.map(() => timed(() => text.indexOf("\u0001查无此词")));
    // The median of five times each, because garbage collection is not part of the query.
    const times = queries.map((query) =>
      median(Array.from({ length: 5 }, () => timed(() => data.search(searchable, query)))),
    );
    const p99 = quantile(times, 0.99);
    rows.push({
      what: `Search, ${what}: p50, p99; prepared in, and later once`,
      ratio: `${median(times).toFixed(2)}, ${p99.toFixed(2)}; ${made.toFixed(0)} + ${later.toFixed(0)} ms`,
      against: `p50 is ${(median(times) / median(scans)).toFixed(1)} scans of the text`,
      target: `p99 ${target} ms`,
    });
  }
  const report = data.ofReport();
  const selection = data.reportTexts.join("").slice(0, 2000);
  const near = Array.from({ length: 9 }, () =>
    timed(() => data.nearestPassages(report, selection)),
  );
  rows.push({
    what: "Passages nearest to 2 000 selected characters",
    ratio: `${median(near).toFixed(1)} ms`,
    against: "",
    target: "",
  });
  return rows;
}
