// Finding the places of a hundred notes on a page of a million units, twenty of which are not on
// it: total script time compared with walking and reading all text nodes, and the longest piece
// that the page has to wait for.
import { readFileSync } from "node:fs";
import { bundle } from "./built.mjs";
import { corpus } from "./corpus.mjs";
import { openPage, spread, withBrowser } from "./harness.mjs";

const ROUNDS = 5;
const NOTES = 100;
const MISSING = 20;
/** Milliseconds: the length of a slice in `lib/slices/idle-slices`. */
const SLICE_MS = 8;

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const script = readFileSync(await bundle("notes", "iife"), "utf8");
  const pages = corpus();
  const body = pages.find(({ name }) => name === "Reference")?.body ?? "";
  const other = (pages[0]?.body ?? "").replace(/<[^>]*>/gu, "");
  /** @type {Record<"cost" | "longest" | "found", number[]>} */
  const seen = { cost: [], longest: [], found: [] };
  await withBrowser(async (browser) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { page, close } = await openPage(browser, body, [script]);
      const { cost, longest, found } = await page.evaluate(look, {
        other,
        count: NOTES,
        missing: MISSING,
        slice: SLICE_MS,
        round,
      });
      seen.cost.push(cost);
      seen.longest.push(longest);
      seen.found.push(found);
      await close();
    }
  });
  return [
    {
      what: `${NOTES} notes on 948 k units, ${MISSING} of them not on it (found: ${spread(seen.found, 0)})`,
      ratio: spread(seen.cost, 1),
      against: "walking and reading",
      target: "bounded",
    },
    {
      what: "The longest piece of that",
      ratio: `${spread(seen.longest, 1)} ms`,
      against: "",
      target: "no long task (50 ms)",
    },
  ];
}

/**
 * Runs in the page.
 *
 * @param {{ other: string; count: number; missing: number; slice: number; round: number }} given
 */
function look({ other, count, missing, slice, round }) {
  const engine =
    /** @type {typeof import("../lib/annotation/anchor.ts") & typeof import("../lib/dom/document-text.ts")} */ (
      /** @type {unknown} */ (globalThis)
    );
  // This runs before anything else, as in the other measurements, so the code has never run before.
  const walked = performance.now();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    units += node.nodeValue?.length ?? 0;
  const floor = performance.now() - walked;

  let seed = 20_261_124 + round;
  const random = (/** @type {number} */ limit) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const { text } = engine.documentText(document);
  const notes = Array.from({ length: count }, (_, i) => {
    const source = i < missing ? other : text;
    const start = random(source.length - 80);
    const selectors = engine.describe(source, start, start + 10 + random(60));
    return { id: String(i), selectors, hints: [] };
  });
  // The page has changed since: nothing is at its old position, and some words have changed.
  document.body.prepend("这一行是新添的，后面的一切都往后移了。");

  let spent = 0;
  let longest = 0;
  const piece = (/** @type {() => boolean} */ work) => {
    const began = performance.now();
    const isDone = work();
    const took = performance.now() - began;
    spent += took;
    longest = Math.max(longest, took);
    return isDone;
  };
  const reading = engine.readDocumentText(document);
  /** @type {import("../lib/dom/document-text.ts").DocumentText | null} */
  let read = null;
  const readSlice = () => {
    for (const began = performance.now(); performance.now() - began < slice;) {
      const { done, value } = reading.next();
      if (done) {
        read = value;
        return true;
      }
    }
    return false;
  };
  while (!piece(readSlice));
  /** @type {InstanceType<typeof engine.Anchoring> | null} */
  let search = null;
  piece(() => {
    search = new engine.Anchoring(/** @type {any} */ (read).text, notes);
    return true;
  });
  const searchSlice = () => {
    const began = performance.now();
    return /** @type {any} */ (search).step(() => performance.now() - began >= slice);
  };
  while (!piece(searchSlice));
  const found = notes.filter(({ id }) => /** @type {any} */ (search).places.get(id)).length;
  return { cost: spent / floor, longest, found, units };
}
