// The time from asking for the candidates of a document until they are there: the built extension's own
// worker, which the reader starts anew for each document, so nothing of it is warm. In milliseconds,
// because people wait for it, and as a multiple of the time that the browser takes to cut the same text
// in words.
import { readFileSync } from "node:fs";
import path from "node:path";
import { median, spread } from "./harness.mjs";
import { withExtension } from "./with-extension.mjs";

const ROUNDS = 9;
const TEXTS = path.resolve(import.meta.dirname, "../tests/candidates/texts");
const CASES = /** @type {const} */ ([
  [4_000, 150],
  [33_000, 400],
]);

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const names = ["rural-2018", "vocational-2019", "machines-2018", "jobs-2018"];
  const text = names.map((it) => readFileSync(path.join(TEXTS, `${it}.txt`), "utf8")).join("\n");
  return withExtension(async ({ context, origin }) => {
    const rows = [];
    for (const [units, target] of CASES) {
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = await context.newPage();
        await page.goto(`${origin}/popup.html`);
        times.push(await page.evaluate(asked, text.slice(0, units)));
        await page.close();
      }
      rows.push({
        what: `Candidates of ${units} units, from the start of the worker`,
        ratio: `${spread(
          times.map((it) => it.found),
          0,
        )} ms`,
        against: `${median(times.map((it) => it.found / it.words)).toFixed(1)} times the segmenter alone`,
        target: `${target} ms`,
      });
    }
    return rows;
  });
}

/**
 * Runs in a page of the extension.
 *
 * @param {string} text
 * @returns {Promise<{ found: number; words: number }>} milliseconds
 */
async function asked(text) {
  const passages = text
    .split("\n")
    .filter((it) => it !== "")
    .map((it, i) => ({ id: `p${i + 1}`, role: "paragraph", text: it }));
  const began = performance.now();
  const worker = new Worker("/candidates-worker.js");
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = resolve));
  worker.postMessage(passages, [port2]);
  await answer;
  const found = performance.now() - began;
  worker.terminate();
  const cut = performance.now();
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  for (const passage of passages) Array.from(segmenter.segment(passage.text));
  return { found, words: performance.now() - cut };
}
