import { describe, expect, test } from "vitest";
import {
  CLOSED,
  type HoverState,
  type HoverTarget,
  dueAt,
  reduceHover,
  shownTarget,
} from "@/lib/card/hover-state";
import { type Box, type Point, holds } from "@/lib/geometry/box";
import { headsFor } from "@/lib/card/safe-path";

/**
 * A line of text from 100 to 120 with two terms, another line below it, and the card of the first
 * term under that.
 */
const TERMS: Record<string, Box> = {
  first: { left: 100, right: 160, top: 100, bottom: 120 },
  beside: { left: 200, right: 260, top: 100, bottom: 120 },
  under: { left: 120, right: 180, top: 124, bottom: 144 },
};
const CARD: Box = { left: 100, right: 500, top: 150, bottom: 400 };
const DELAY = 80;

type Track = readonly (readonly [ms: number, x: number, y: number])[];

/**
 * Replays a pointer's path, with timers that end when they are due. Returns whose card is visible
 * at the end.
 */
function play(track: Track): string | null {
  let state: HoverState<string> = CLOSED;
  let before: Point | null = null;
  const tickUntil = (time: number): void => {
    for (let due = dueAt(state); due !== null && due <= time; due = dueAt(state))
      state = reduceHover(state, { type: "tick", time: due });
  };
  for (const [time, x, y] of track) {
    tickUntil(time);
    const isCard: boolean = shownTarget(state)?.key === "first" && holds(CARD, { x, y });
    const key = Object.keys(TERMS).find((it) => holds(TERMS[it] as Box, { x, y }));
    const target: HoverTarget<string> | null = key ? { key, value: key } : null;
    const towards: boolean =
      shownTarget(state) !== null && headsFor(before ?? { x, y }, { x, y }, CARD);
    state = isCard
      ? reduceHover(state, { type: "enter-card" })
      : reduceHover(state, { type: "point", target, time, at: { x, y }, towards, delay: DELAY });
    before = { x, y };
  }
  tickUntil((track.at(-1)?.[0] ?? 0) + 5000);
  return shownTarget(state)?.value ?? null;
}

const REST: Track = [
  [0, 40, 110],
  [30, 120, 110],
  [150, 130, 112],
];

describe("the path of a pointer", () => {
  test.each<[string, Track, string | null]>([
    ["rests on a term", REST, "first"],
    [
      "passes over a term",
      [
        [0, 90, 110],
        [20, 120, 110],
        [40, 190, 112],
        [60, 300, 300],
      ],
      null,
    ],
    [
      "goes from the term straight into its card",
      [...REST, [170, 140, 122], [190, 150, 160]],
      "first",
    ],
    [
      "crosses another term on its way to the card",
      [...REST, [170, 138, 122], [190, 142, 130], [210, 146, 140], [230, 152, 160]],
      "first",
    ],
    [
      "stops on the other term on its way",
      [...REST, [170, 138, 122], [190, 142, 130], [210, 146, 136]],
      "under",
    ],
    ["goes along the line to the next term", [...REST, [170, 180, 110], [200, 230, 110]], "beside"],
    ["leaves upwards", [...REST, [170, 130, 80], [200, 130, 20]], null],
    [
      "goes diagonally to the card's far corner, slowly",
      [...REST, [200, 200, 121], [380, 280, 130], [560, 370, 141], [740, 440, 155]],
      "first",
    ],
  ])("a pointer that %s", (_, track, expected) => {
    expect(play(track)).toBe(expected);
  });

  test("leads to a box only if it comes nearer to it, in the triangle to the near side", () => {
    const box = { left: 100, right: 200, top: 100, bottom: 200 };
    const from = { x: 150, y: 50 };
    expect(headsFor(from, { x: 150, y: 60 }, box)).toBe(true);
    expect(headsFor(from, { x: 150, y: 40 }, box)).toBe(false);
    expect(headsFor(from, { x: 90, y: 52 }, box)).toBe(false);
    expect(headsFor({ x: 50, y: 150 }, { x: 60, y: 152 }, box)).toBe(true);
    expect(headsFor({ x: 250, y: 150 }, { x: 240, y: 150 }, box)).toBe(true);
    expect(headsFor({ x: 150, y: 250 }, { x: 155, y: 240 }, box)).toBe(true);
  });
});

test("a pointer that follows the lines of a page full of terms opens no card", () => {
  // The pointer moves 300 pixels a second, with sixty positions a second, for four seconds. Every
  // other word is a term.
  let state: HoverState<string> = CLOSED;
  for (let i = 0; i < 240; i += 1) {
    const [time, x] = [(i * 1000) / 60, i * 5];
    for (let due: number | null = dueAt(state); due !== null && due <= time; due = dueAt(state)) {
      state = reduceHover(state, { type: "tick", time: due });
      expect(shownTarget(state)).toBeNull();
    }
    const word = Math.floor(x / 70);
    const target = word % 2 === 0 ? { key: word, value: "term" } : null;
    const at = { x, y: 0 };
    state = reduceHover(state, { type: "point", target, time, at, towards: false, delay: 200 });
    expect(shownTarget(state)).toBeNull();
  }
});
