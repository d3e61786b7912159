/**
 * The browser is killed while much is being changed at once. Afterwards, either all of it is there
 * or nothing.
 */
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { SCHEMA_VERSION } from "@/lib/store/schema";
import { BUILD } from "./chromium";
import { FaultBrowser } from "./fault-browser";
import { notesOf } from "./note-traffic";
import { randomOf } from "../cases/random";

/** The number of kills of each kind, counted in stores; `npm run faults` takes two hundred. */
const KILLS = Number(process.env["FAULT_KILLS_BETWEEN"] ?? 5);
const SEED = Number(process.env["FAULT_SEED"] ?? 20_261_124);
const STORES = Math.min(5, KILLS);
const IMPORTED = 300;
const STORED = 1500;

const stores = Array.from({ length: STORES }, (_, i) => i);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Stages notes and imports them. Only an acknowledged import is known to have happened. */
function importInto(page: Page, batch: string): Promise<boolean> {
  return page.evaluate(
    async ([name, count]) => {
      const ask = (cideng: string, params: unknown) =>
        chrome.runtime.sendMessage({ cideng, params }) as Promise<{ ok: boolean; value: unknown }>;
      await ask("notes.ready", {});
      const { mark } = (await chrome.storage.local.get("mark")) as { mark?: { seq: number } };
      const time = new Date().toISOString();
      const annotations = Array.from({ length: count }, (_, i) => ({
        id: `urn:uuid:${name}-${i}`,
        created: time,
        modified: time,
        motivation: "commenting",
        body: {
          type: "TextualBody",
          value: `${name} ${i} ${"字".repeat(100)}`,
          format: "text/markdown",
        },
        tags: [],
        colour: "blue",
        target: { type: "resource", source: "urn:cideng:faults:term:x" },
        canonical: null,
        via: [],
        foreign: null,
      }));
      await ask("import.stage", { batch: name, annotations });
      (window as unknown as { asked: boolean }).asked = true;
      const seq = mark?.seq ?? 0;
      const commit = { batch: name, deletes: [], seq, settings: null, met: [] };
      return (await ask("import.commit", commit)).value === count;
    },
    [batch, IMPORTED] as const,
  );
}

test(
  "a killed import has imported everything or nothing",
  async () => {
    const random = randomOf(SEED);
    const browser = new FaultBrowser(BUILD, STORES);
    const done = stores.map(() => new Set<string>());
    let kills = 0;
    let whole = 0;
    let none = 0;
    try {
      while (kills < KILLS) {
        await browser.start();
        const acknowledged = stores.map(() => false);
        const batch = `batch${kills}`;
        const pages = await Promise.all(stores.map((i) => browser.page(i)));
        const imports = pages.map((page, i) =>
          importInto(page, batch).then(
            (isDone) => {
              acknowledged[i] = isDone;
            },
            () => {},
          ),
        );
        await Promise.race(
          pages.map((page) => page.waitForFunction(() => "asked" in window).catch(() => {})),
        );
        await wait(random() * 1200);
        await browser.kill();
        await Promise.all(imports);
        kills += STORES;
        await browser.start();
        for (const i of stores) await notesOf(await browser.page(i));
        await browser.close();
        await browser.start();
        for (const i of stores) {
          const found = await notesOf(await browser.page(i));
          const own = [...found.keys()].filter((id) => id.startsWith(`urn:uuid:${batch}-`)).length;
          expect([0, IMPORTED]).toContain(own);
          if (acknowledged[i]) expect(own).toBe(IMPORTED);
          if (own === IMPORTED) {
            whole += 1;
            done[i]?.add(batch);
          } else none += 1;
          expect(found.size).toBe((done[i]?.size ?? 0) * IMPORTED);
        }
        await browser.close();
      }
    } finally {
      await browser.kill().catch(() => {});
      browser.remove();
    }
    console.log(
      `kills during an import: ${kills}, ${whole} whole, ${none} nothing, 0 between (seed ${SEED})`,
    );
  },
  120_000 + KILLS * 10_000,
);

test(
  "a killed upgrade of the store loses nothing of the previous version",
  async () => {
    const random = randomOf(SEED);
    let kills = 0;
    let upgraded = 0;
    while (kills < KILLS) {
      const browser = new FaultBrowser(path.resolve("tests/old-store"), STORES);
      try {
        await browser.start();
        for (const i of stores) {
          const page = await browser.page(i);
          expect(await page.evaluate((count) => chrome.runtime.sendMessage(count), STORED)).toBe(
            "done",
          );
        }
        await browser.close();
        for (const i of stores) browser.replace(i, BUILD);
        // The background opens the store at its start.
        await browser.start();
        await wait(random() * 900);
        await browser.kill();
        kills += STORES;
        await browser.start();
        for (const i of stores) {
          const page = await browser.page(i);
          const found = await notesOf(page);
          expect(found.size).toBe(STORED);
          const version = await page.evaluate(
            async () => (await indexedDB.databases())[0]?.version,
          );
          expect(version).toBe(SCHEMA_VERSION);
          upgraded += 1;
        }
        await browser.close();
      } finally {
        await browser.kill().catch(() => {});
        browser.remove();
      }
    }
    console.log(
      `kills during an upgrade: ${kills}, all ${STORED} notes of ${upgraded} stores there afterwards (seed ${SEED})`,
    );
  },
  120_000 + KILLS * 10_000,
);
