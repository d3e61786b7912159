// Matching alone, warm, in Node, compared with reading every character of the same text once, and
// with the fastest available package. Our time includes folding. Each number is the median of
// rounds in which all take turns.
import { AhoCorasick } from "@monyone/aho-corasick/fast";
import { matcher, words, lexicons } from "./built.mjs";
import { corpus } from "./corpus.mjs";
import { median, spread } from "./harness.mjs";

const ROUNDS = 7;
/** @type {[name: string, count: number, target: string][]} */
const SIZES = [
  ["the report's terms", 0, "2 (aim 1.2)"],
  ["1 000 terms", 1000, "3.5 (aim 3)"],
  ["10 000 terms", 10_000, "7 (aim 6)"],
  ["120 000 terms", 120_000, "13 (aim 10)"],
];

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const { makeMatcher } = await matcher();
  const { patterns, forms } = await lexicons();
  const dictionary = await words();
  const text = corpus()
    .slice(0, -1)
    .map((it) => it.body.replace(/<[^>]*>/gu, ""))
    .join("")
    .slice(0, 1_000_000);
  /** @type {import("./harness.mjs").Row[]} */
  const rows = [];
  for (const [name, count, target] of SIZES) {
    const list = count === 0 ? patterns(forms.length, []) : patterns(count, dictionary);
    const builds = Array.from({ length: 5 }, () => time(() => makeMatcher(list)));
    const ours = makeMatcher(list);
    const theirs = new AhoCorasick(list);
    /** @type {number[]} */
    const ratios = [];
    /** @type {number[]} */
    const gains = [];
    for (let round = -2; round < ROUNDS; round += 1) {
      const read = time(() => readAll(text));
      const own = time(() => ours.count(text));
      const other = time(() => theirs.matchInText(text));
      if (round < 0) continue;
      ratios.push(own / read);
      gains.push(other / own);
    }
    const what = `Matching alone, ${name}`;
    rows.push({ what, ratio: spread(ratios), against: "reading every character", target });
    if (count < 120_000) continue;
    rows.push(
      {
        what: "The quickest npm package, same terms",
        ratio: spread(gains, 1),
        against: "ours",
        target: "at least 9",
      },
      {
        what: "Building the table of 120 000",
        ratio: `${median(builds).toFixed(0)} ms, ${(ours.bytes / 1e6).toFixed(1)} MB`,
        against: "",
        target: "150 ms, 5 MB",
      },
    );
  }
  return rows;
}

/** @param {string} text */
function readAll(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** @param {() => unknown} work @returns {number} milliseconds */
function time(work) {
  const began = performance.now();
  if (work() === Symbol.iterator) throw new Error("never: keeps the work from being left out");
  return performance.now() - began;
}
