// The cost of very many notes, with the built extension: importing them from a file; saving,
// changing, deleting and undoing one of them, also while a page with a tenth of them is open; the
// list, a search, a backup, the card and the entry of a term with a quarter of them. Each is
// compared with a reference in the same run: parsing the file, or putting such a note into a bare
// database. `BENCH_SIZES=200,20000` measures other numbers of notes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { painted, restOn, waitLit } from "../scripts/painted.mjs";
import { servePages } from "../scripts/pages-server.mjs";
import { median, spread } from "./harness.mjs";
import { PAGE, annotatedPage, fileOf } from "./many-notes-data.mjs";
import { withExtension } from "./with-extension.mjs";

const SIZES = process.env["BENCH_SIZES"]?.split(",").map(Number) ?? [200, 2000, 20_000];
/** The number of changes of each kind. */
const CHANGES = 15;

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContext} Context */
/** @typedef {Record<"new" | "edit" | "delete" | "undo", number[]>} Times in milliseconds */
/**
 * @typedef {{ ms: number; task: number }} Shown milliseconds until it is shown, and the longest
 *   task of the page meanwhile
 */
/** @typedef {{ size: number; bare: number[]; bareAll: number; answered: number[]; alone: Times; beside: Times; parsed: number; shown: Record<string, Shown> }} Seen */

/** @returns {Promise<import("./harness.mjs").Row[]>} */
export async function measure() {
  const seen = [];
  for (const size of SIZES) seen.push(await withNotes(size));
  return [...ratiosOf(seen), ...seen.flatMap(rowsOf)];
}

/** @param {number} size @returns {Promise<Seen>} */
async function withNotes(size) {
  const folder = mkdtempSync(path.join(tmpdir(), "cideng-bench-"));
  const file = path.join(folder, "notes.jsonld");
  const text = fileOf(size);
  writeFileSync(file, text);
  const server = await servePages();
  try {
    return await withExtension(async ({ context, origin }) => {
      /** @type {Record<string, Shown>} */
      const shown = {};
      shown[BROUGHT_IN] = await bringIn(context, origin, file);
      const own = await context.newPage();
      await own.goto(`${origin}/icon/16.png`);
      const parsed = await own.evaluate(parsing, text);
      const bare = await own.evaluate(putBare, CHANGES);
      const bareAll = await own.evaluate(putAllBare, size);
      const alone = await own.evaluate(changes, CHANGES);
      const page = await openAnnotated(context, size, shown);
      const beside = await own.evaluate(changes, CHANGES);
      const answered = await anchorsIn(page);
      await page.close();
      await views(context, origin, shown);
      await card(context, server.url, shown);
      return { size, bare, bareAll, answered, alone, beside, parsed, shown };
    });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Opens a page that records its long tasks.
 *
 * @param {Context} context
 */
async function watched(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => {
    /** @type {number[]} */
    const tasks = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
  return page;
}

/**
 * The duration of an action, and the longest task meanwhile (0 if there was none of 50 ms).
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Shown>}
 */
async function timed(page, act) {
  const began = performance.now();
  await act();
  const ms = performance.now() - began;
  // Long tasks are reported a moment later.
  const task = await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { tasks } = /** @type {{ tasks: number[] }} */ (/** @type {unknown} */ (globalThis));
    return Math.max(0, ...tasks.splice(0));
  });
  return { ms, task };
}

/** @param {Context} context @param {string} origin @param {string} file */
async function bringIn(context, origin, file) {
  const reader = await watched(context);
  await reader.goto(`${origin}/reader.html#/safety`);
  const result = await timed(reader, async () => {
    await reader.locator("input[type=file]").setInputFiles(file);
    await reader.locator(".import-plan button[type=submit]").click();
    await reader.locator(".bring-in .undo").waitFor();
  });
  await reader.close();
  return result;
}

/**
 * Runs in a page.
 *
 * @param {string} text
 */
function parsing(text) {
  const began = performance.now();
  JSON.parse(text);
  return performance.now() - began;
}

/**
 * Runs in an extension's page: puts such a note into a bare database, and waits until it is on the
 * disk.
 *
 * @param {number} count
 */
async function putBare(count) {
  const request = indexedDB.open("bench", 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore("notes"));
  await new Promise((resolve) => request.addEventListener("success", resolve));
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const began = performance.now();
    const transaction = request.result.transaction("notes", "readwrite", { durability: "strict" });
    transaction.objectStore("notes").put({ id: i, text: "x".repeat(600) }, i);
    await new Promise((resolve) => transaction.addEventListener("complete", resolve));
    times.push(performance.now() - began);
  }
  request.result.close();
  return times;
}

/**
 * The same, with all notes in one transaction: the browser's own cost of an import.
 *
 * @param {number} count
 */
async function putAllBare(count) {
  const request = indexedDB.open("bench", 1);
  await new Promise((resolve) => request.addEventListener("success", resolve));
  const began = performance.now();
  const transaction = request.result.transaction("notes", "readwrite", { durability: "strict" });
  for (let i = 0; i < count; i += 1) {
    transaction.objectStore("notes").put({ id: i, text: "x".repeat(600) }, i);
  }
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  request.result.close();
  return performance.now() - began;
}

/**
 * The time of the background's replies with the places of a page's notes. It replies only to the
 * page's own content script.
 *
 * @param {Page} page
 */
async function anchorsIn(page) {
  const cdp = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const worlds = [];
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin.startsWith("chrome-extension://")) worlds.push(context.uniqueId);
  });
  await cdp.send("Runtime.enable");
  const params = { names: [PAGE], earlier: [] };
  const message = JSON.stringify({ cideng: "notes.anchors", params });
  const times = [];
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    const { result } = await cdp.send("Runtime.evaluate", {
      expression: `chrome.runtime.sendMessage(${message}).then((it) => it.ok && it.value.length)`,
      uniqueContextId: worlds[0] ?? "",
      awaitPromise: true,
      returnByValue: true,
    });
    times.push(performance.now() - began);
    if (!result.value) throw new Error("The page was not told where its notes hang.");
  }
  return times;
}

/**
 * Runs in an extension's page: makes, edits, deletes and restores notes, each until it is
 * acknowledged.
 *
 * @param {number} count
 * @returns {Promise<Times>}
 */
async function changes(count) {
  /** @type {Times} */
  const times = { new: [], edit: [], delete: [], undo: [] };
  const ask = async (
    /** @type {keyof Times} */ kind,
    /** @type {string} */ cideng,
    /** @type {object} */ params,
  ) => {
    const began = performance.now();
    const answer = await chrome.runtime.sendMessage({ cideng, params });
    times[kind].push(performance.now() - began);
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };
  for (let i = 0; i < count; i += 1) {
    const id = `urn:uuid:${crypto.randomUUID()}`;
    const target = { type: "resource", source: `https://new.example/${id}` };
    const draft = { id, base: null, text: `新的 ${i}`, tags: ["t"], colour: "blue", target };
    const { annotation } = await ask("new", "note.save", draft);
    await ask("edit", "note.save", { ...draft, base: annotation.modified, text: "改过" });
    const { undo } = await ask("delete", "note.delete", { ids: [id] });
    await ask("undo", "notes.turn", { way: "undo", n: undo });
  }
  return times;
}

/**
 * Opens the page with a tenth of the notes, and waits until all are lit.
 *
 * @param {Context} context
 * @param {number} size
 * @param {Record<string, Shown>} shown
 */
async function openAnnotated(context, size, shown) {
  await context.route(`${PAGE}**`, (route) =>
    route.fulfill({ body: annotatedPage(size), contentType: "text/html; charset=utf-8" }),
  );
  const page = await watched(context);
  const lit = (/** @type {number} */ least) =>
    page.waitForFunction(
      (count) => (CSS.highlights.get("cideng-note")?.size ?? 0) >= count,
      least,
      { polling: 10 },
    );
  shown["page with a tenth of them, first lit"] = await timed(page, async () => {
    await page.goto(PAGE);
    await lit(1);
  });
  return page;
}

/** @param {Context} context @param {string} origin @param {Record<string, Shown>} shown */
async function views(context, origin, shown) {
  const page = await watched(context);
  const see = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ act) => {
    shown[name] = await timed(page, act);
  };
  await see("list", async () => {
    await page.goto(`${origin}/reader.html#/notes`);
    await page.locator(".notes .note").nth(49).waitFor();
  });
  await see("list narrowed down", async () => {
    await page.locator(".note-filter input[type=search]").pressSequentially("第一百");
    await page.locator(".notes-browser [role=status]", { hasText: /^1 of/u }).waitFor();
  });
  await see("search", async () => {
    await page.getByRole("combobox").first().pressSequentially("第一百");
    await page.getByRole("option").first().waitFor();
  });
  await page.goto(`${origin}/reader.html#/safety`);
  await see("backup", async () => {
    const download = page.waitForEvent("download");
    await page.locator(".backup .primary").click();
    await (await download).path();
  });
  await page.goto("about:blank");
  await see("entry of a term with a quarter of them", async () => {
    await page.goto(`${origin}/reader.html#/doc/fuzhou-jiguan-dangjian/term/sandan-zhi`);
    await page.locator(".term-view .note").first().waitFor();
  });
  await see("popup, until it finds a note", async () => {
    await page.goto(`${origin}/popup.html`);
    await page.getByRole("combobox").fill("第一百");
    await page.getByRole("option").first().waitFor();
  });
  await page.close();
}

/**
 * The first card in a page, for the term.
 *
 * @param {Context} context
 * @param {string} pages
 * @param {Record<string, Shown>} shown
 */
async function card(context, pages, shown) {
  const page = await watched(context);
  await page.goto(`${pages}/sample.html`);
  await waitLit(page, 5);
  await page.bringToFront();
  const term = (await painted(page)).find(({ text }) => text === "三单制");
  if (!term) throw new Error("The term is not lit.");
  shown["card of that term"] = await timed(page, async () => {
    const attached = page.waitForEvent("frameattached");
    await restOn(page, "三单制");
    // The brief card shows the latest of its notes.
    await (await attached).locator(".strip").waitFor();
  });
  await page.close();
}

const BROUGHT_IN = "brought in";
const KINDS = /** @type {const} */ (["new", "edit", "delete", "undo"]);

/**
 * The largest number of notes compared with the smallest.
 *
 * @param {readonly Seen[]} seen
 */
function ratiosOf(seen) {
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || first === last) return [];
  return KINDS.map((kind) => ({
    what: `${kind}: with ${last.size} notes`,
    ratio: (median(last.alone[kind]) / median(first.alone[kind])).toFixed(2),
    against: `with ${first.size}`,
    target: "1.3",
  }));
}

/** @param {Seen} seen @returns {import("./harness.mjs").Row[]} */
function rowsOf({ size, bare, bareAll, answered, alone, beside, parsed, shown }) {
  const changed = KINDS.flatMap((kind) =>
    [
      { what: kind, times: alone[kind] },
      { what: `${kind}, a page with a tenth of them open`, times: beside[kind] },
    ].map(({ what, times }) => ({
      what: `${size} notes: ${what}`,
      ratio: `${spread(times, 0)} ms`,
      against: `${(median(times) / median(bare)).toFixed(1)} times the note put bare`,
      target: "50 ms",
    })),
  );
  const seen = Object.entries(shown).map(([name, { ms, task }]) => ({
    what: `${size} notes: ${name}; longest task`,
    ratio: `${ms.toFixed(0)} ms; ${task.toFixed(0)} ms`,
    against:
      name === BROUGHT_IN
        ? `${(ms / bareAll).toFixed(1)} times all put bare`
        : `${(ms / parsed).toFixed(0)} times parsing them`,
    target: name === BROUGHT_IN ? "5 s" : "no task over 100 ms",
  }));
  const answer = {
    what: `${size} notes: where a tenth of them hang, answered to their page`,
    ratio: `${spread(answered, 0)} ms`,
    against: `${(median(answered) / parsed).toFixed(1)} times parsing them all`,
    target: "",
  };
  return [...changed, ...seen, answer];
}
