/**
 * The whole browser is killed while notes are being written, and then started twice, because a loss
 * that the next session makes final only shows in the second.
 */
import path from "node:path";
import { expect, test, vi } from "vitest";
import { BUILD } from "./chromium";
import { FaultBrowser } from "./fault-browser";
import { randomOf } from "../cases/random";
import { Traffic, type Verdict, compare, notesOf } from "./note-traffic";

/** The number of kills per store. The ordinary run takes a share of what `npm run faults` takes. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 12);
/**
 * The number of kills of the store that must fail. It takes hundreds; the truncation in
 * `injuries.test.ts` takes one.
 */
const NAIVE_KILLS = Number(process.env["FAULT_NAIVE_KILLS"] ?? 0);
const STORES = 6;
const SEED = Number(process.env["FAULT_SEED"] ?? 20_261_124);
/** A writing browser is killed after a random number of milliseconds between these. */
const SOONEST = 30;
const LATEST = 1100;

interface Tally extends Verdict {
  readonly kills: number;
  readonly acknowledged: number;
}

/** Kills a browser with several stores again and again, and counts what happened to their notes. */
async function killAgainAndAgain(extension: string, kills: number): Promise<Tally> {
  const random = randomOf(SEED);
  const tally = { kills: 0, acknowledged: 0, lost: 0, doubled: 0, torn: 0 };
  const browser = new FaultBrowser(extension, STORES);
  const traffics = Array.from({ length: STORES }, () => new Traffic());
  const eachStore = <T>(use: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(traffics.map((_, i) => use(i)));
  try {
    while (tally.kills < kills) {
      await browser.start();
      // The writing ends with the browser.
      const pages = await eachStore((i) => browser.page(i));
      const before = traffics.map((it) => it.acknowledged);
      pages.forEach((page, i) => void traffics[i]?.write(page, 100_000).catch(() => {}));
      await vi.waitUntil(() => traffics.every((it, i) => it.acknowledged > (before[i] ?? 0)), {
        timeout: 60_000,
      });
      await new Promise((resolve) => setTimeout(resolve, SOONEST + random() * (LATEST - SOONEST)));
      await browser.kill();
      tally.kills += STORES;
      // The session after the kill writes a little, and ends as a user ends it.
      await browser.start();
      await eachStore(async (i) => traffics[i]?.write(await browser.page(i), 2, true));
      await browser.close();
      await browser.start();
      await eachStore(async (i) => {
        const { expected } = traffics[i] as Traffic;
        const found = await notesOf(await browser.page(i));
        const { lost, doubled, torn } = compare(expected, found);
        tally.lost += lost;
        tally.doubled += doubled;
        tally.torn += torn;
        // From now on, an unacknowledged request counts as whatever its note was found to be.
        for (const id of expected.keys()) expected.set(id, [found.get(id) ?? null]);
      });
      await browser.close();
    }
  } finally {
    await browser.kill().catch(() => {});
    browser.remove();
  }
  tally.acknowledged = traffics.reduce((sum, it) => sum + it.acknowledged, 0);
  return tally;
}

test(
  "no kill of the browser loses, duplicates or tears an acknowledged note",
  async () => {
    const tally = await killAgainAndAgain(BUILD, KILLS);
    console.log(
      `kills: ${tally.kills} of a store, ${tally.acknowledged} changes acknowledged; lost ${tally.lost}, doubled ${tally.doubled}, torn ${tally.torn} (seed ${SEED})`,
    );
    expect(tally).toMatchObject({ lost: 0, doubled: 0, torn: 0 });
    expect(tally.acknowledged).toBeGreaterThan(tally.kills);
  },
  120_000 + KILLS * 6000,
);

test.runIf(NAIVE_KILLS > 0)(
  "the same kills lose notes of a store that is IndexedDB alone",
  async () => {
    const kills = NAIVE_KILLS;
    const tally = await killAgainAndAgain(path.resolve("tests/naive-store"), kills);
    console.log(
      `kills of IndexedDB alone: ${tally.kills}, ${tally.acknowledged} changes acknowledged; lost ${tally.lost}, doubled ${tally.doubled}, torn ${tally.torn} (seed ${SEED})`,
    );
    expect(tally.lost + tally.torn).toBeGreaterThan(0);
  },
  24 * 3_600_000,
);
