import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import search from "approx-string-match";
import { expect, test } from "vitest";
import { Anchoring, type PlacedNote, describe as describePlace } from "@/lib/annotation/anchor";
import { randomOf } from "../cases/random";
import { TWO_CITIES } from "../cases/anchor-texts";

/**
 * The cost of finding a hundred notes on a page of a million units, a fifth of them deleted: `node
 * scripts/anchoring.mjs cost`. The time is measured but not asserted, because a test that fails on
 * a busy machine proves nothing.
 */
const folder = path.resolve(import.meta.dirname, "../../data/report");
const report = readFileSync(path.join(folder, readdirSync(folder)[0] as string), "utf8");

const MILLION = 1_000_000;
const NOTES = 100;
const GONE = 20;
const LENGTHS = [4, 12, 30, 80, 300];

/**
 * A text in which each unit follows the units before it as often as in the model (a Markov chain).
 * Short phrases recur as often as there; sentences do not.
 */
function longText(model: string, order: number): string {
  const random = randomOf(7);
  const followers = new Map<string, string[]>();
  for (let at = order; at < model.length; at += 1) {
    const before = model.slice(at - order, at);
    const list = followers.get(before) ?? [];
    list.push(model[at] as string);
    followers.set(before, list);
  }
  const units = Array.from({ length: order }, (_, i) => model[i] as string);
  while (units.length < MILLION) {
    const list = followers.get(units.slice(-order).join(""));
    units.push(
      list
        ? (list[Math.floor(random() * list.length)] as string)
        : (model[units.length % order] as string),
    );
  }
  return units.join("");
}

/** The words and surroundings of the last notes are replaced by others. */
function notesOn(text: string): { notes: PlacedNote[]; changed: string } {
  const notes = Array.from({ length: NOTES }, (_, i) => {
    const start = Math.floor(((i + 0.5) * text.length) / NOTES);
    const length = LENGTHS[i % LENGTHS.length] as number;
    return { id: `${i}`, selectors: describePlace(text, start, start + length) };
  });
  let changed = text;
  for (const { selectors } of notes.slice(-GONE)) {
    const { start, end } = selectors.position as { start: number; end: number };
    const length = end - start + 80;
    changed =
      changed.slice(0, start - 40) + text.slice(1000, 1000 + length) + changed.slice(end + 40);
  }
  return { notes, changed: `A new paragraph above. 新的一段。${changed}` };
}

/** Milliseconds of processor time, so other work on the machine does not count. */
function time(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

test.runIf(process.env["ANCHOR_COST"]).each([
  ["Chinese", report, 1],
  ["English", TWO_CITIES, 3],
] as const)(
  "anchoring costs this much on a page in %s",
  { timeout: 600_000 },
  (language, model, order) => {
    const { notes, changed } = notesOn(longText(model, order));
    for (const round of ["cold", "warm", "warm"]) {
      const anchoring = new Anchoring(changed, notes);
      const steps: number[] = [];
      const state = { isDone: false };
      while (!state.isDone) steps.push(time(() => (state.isDone = anchoring.step(() => true))));
      const total = steps.reduce((sum, it) => sum + it, 0);
      const gone = [...anchoring.places.values()].filter((it) => it === null).length;
      console.log(
        `${language}, ${round}: ${total.toFixed(0)} ms in ${steps.length} steps, the longest ${Math.max(...steps).toFixed(1)} ms; ${gone} not found`,
      );
      expect(anchoring.places.size).toBe(NOTES);
    }
    const perLength = LENGTHS.map((length, i) => {
      const { exact } = (notes[NOTES - GONE + i] as PlacedNote).selectors.quote;
      return time(() => void search(changed, exact, Math.min(256, exact.length / 2)));
    });
    const sum = perLength.reduce((all, it) => all + it, 0);
    console.log(
      `${language}, all of the text by approx-string-match, for each of the ${GONE}: ${((sum * GONE) / LENGTHS.length).toFixed(0)} ms (${LENGTHS.map((it, i) => `${it} units ${(perLength[i] as number).toFixed(0)} ms`).join(", ")})`,
    );
  },
);
