import { describe, expect, test } from "vitest";
import {
  CLOSED,
  GRACE_MS,
  SETTLE_MS,
  type HoverEvent,
  type HoverState,
  dueAt,
  reduceHover,
  shownTarget,
} from "@/lib/card/hover-state";

const AIM_MS = 80;
const target = (key: string) => ({ key, value: key });
const point = (
  key: string | null,
  time: number,
  { towards = false, x = 0 }: { towards?: boolean; x?: number } = {},
): HoverEvent<string> => ({
  type: "point",
  target: key === null ? null : target(key),
  time,
  at: { x, y: 0 },
  towards,
  delay: AIM_MS,
});
const tick = (time: number): HoverEvent<string> => ({ type: "tick", time });

/** Applies events, one after another, to a closed card. */
function run(...events: HoverEvent<string>[]): HoverState<string> {
  return events.reduce<HoverState<string>>((state, event) => reduceHover(state, event), CLOSED);
}
const shown = (...events: HoverEvent<string>[]) => shownTarget(run(...events))?.key ?? null;

describe("the card", () => {
  test.each<[string, HoverEvent<string>[], string | null]>([
    [
      "stays closed while the pointer passes",
      [point("a", 0), point(null, AIM_MS - 1), tick(AIM_MS + 1)],
      null,
    ],
    ["opens when the pointer rests", [point("a", 0), point("a", 40), tick(AIM_MS)], "a"],
    ["starts waiting again on another term", [point("a", 0), point("b", 60), tick(AIM_MS)], null],
    [
      "opens on the term where the pointer ended",
      [point("a", 0), point("b", 60), tick(60 + AIM_MS)],
      "b",
    ],
    [
      "stays while the pointer moves to it",
      [point("a", 0), tick(AIM_MS), point(null, 100), { type: "enter-card" }, tick(9000)],
      "a",
    ],
    [
      "closes when the pointer has left both",
      [point("a", 0), tick(AIM_MS), point(null, 100), tick(100 + GRACE_MS)],
      null,
    ],
    [
      "stays during the grace",
      [point("a", 0), tick(AIM_MS), point(null, 100), tick(99 + GRACE_MS)],
      "a",
    ],
    [
      "stays when the pointer comes back to the term",
      [point("a", 0), tick(AIM_MS), point(null, 100), point("a", 150), tick(9000)],
      "a",
    ],
    [
      "closes when the pointer leaves the window",
      [point("a", 0), tick(AIM_MS), { type: "leave", time: 100 }, tick(100 + GRACE_MS)],
      null,
    ],
    [
      "stays on its term while the pointer passes another on its way to the card",
      [
        point("a", 0),
        tick(AIM_MS),
        point("b", 100, { towards: true }),
        { type: "enter-card" },
        tick(9000),
      ],
      "a",
    ],
    [
      "moves to that one if the pointer stays there",
      [point("a", 0), tick(AIM_MS), point("b", 100, { towards: true }), tick(100 + GRACE_MS)],
      "b",
    ],
    [
      "moves to another term once the pointer rests there",
      [point("a", 0), tick(AIM_MS), point("b", 100), tick(100 + SETTLE_MS)],
      "b",
    ],
    [
      "does not open while the pointer moves on over its term",
      [
        point("a", 0),
        point("a", 60, { x: 20 }),
        point("a", 120, { x: 40 }),
        tick(120 + AIM_MS - 1),
      ],
      null,
    ],
    [
      "opens even if the hand trembles",
      [point("a", 0), point("a", 40, { x: 2 }), point("a", 60, { x: 1 }), tick(AIM_MS)],
      "a",
    ],
    [
      "closes if the pointer moves on over other terms, and opens for none of them",
      [
        point("a", 0),
        tick(AIM_MS),
        ...Array.from({ length: 10 }, (_, i) => [
          point(i % 2 ? "b" : "c", 100 + 40 * i, { x: 20 * i }),
          tick(100 + 40 * i + 39),
        ]).flat(),
      ],
      null,
    ],
    [
      "stays for as long as the pointer is on its way to the card",
      [
        point("a", 0),
        tick(AIM_MS),
        point(null, 100, { towards: true }),
        point(null, 300, { towards: true }),
        tick(100 + GRACE_MS),
        point(null, 500, { towards: true }),
        tick(300 + GRACE_MS),
      ],
      "a",
    ],
    ["closes on request", [point("a", 0), tick(AIM_MS), { type: "close" }], null],
    [
      "stays while the user types",
      [
        point("a", 0),
        tick(AIM_MS),
        { type: "hold", held: true },
        point(null, 100),
        point("b", 200),
        tick(9000),
      ],
      "a",
    ],
    [
      "does not open again on the term where it was dismissed",
      [point("a", 0), tick(AIM_MS), { type: "close" }, point("a", 200), tick(9000)],
      null,
    ],
    [
      "opens again there after the pointer has been elsewhere",
      [
        point("a", 0),
        tick(AIM_MS),
        { type: "close" },
        point(null, 200),
        point("a", 300),
        tick(300 + AIM_MS),
      ],
      "a",
    ],
    [
      "opens on another term after it was dismissed",
      [point("a", 0), tick(AIM_MS), { type: "close" }, point("b", 200), tick(200 + AIM_MS)],
      "b",
    ],
    [
      "closes on request even while the user types",
      [point("a", 0), tick(AIM_MS), { type: "hold", held: true }, { type: "close" }],
      null,
    ],
    [
      "may close again when typing has ended",
      [
        point("a", 0),
        tick(AIM_MS),
        { type: "hold", held: true },
        { type: "hold", held: false },
        point(null, 100),
        tick(100 + GRACE_MS),
      ],
      null,
    ],
    [
      "opened by a command, does not wait for a pointer",
      [{ type: "open", target: target("c"), held: true }, point(null, 0), tick(9000)],
      "c",
    ],
    [
      "opened by a click, closes like any other",
      [{ type: "open", target: target("c"), held: false }, point(null, 0), tick(GRACE_MS)],
      null,
    ],
  ])("%s", (_, events, expected) => {
    expect(shown(...events)).toBe(expected);
  });

  test("changes by itself only while it waits", () => {
    expect(dueAt(CLOSED)).toBeNull();
    expect(dueAt(run(point("a", 5)))).toBe(5 + AIM_MS);
    expect(dueAt(run(point("a", 5), tick(5 + AIM_MS)))).toBeNull();
    expect(dueAt(run(point("a", 0), tick(AIM_MS), point(null, 100)))).toBe(100 + GRACE_MS);
  });

  test.each<[string, HoverEvent<string>]>([
    ["a tick", tick(1e9)],
    ["a leave", { type: "leave", time: 1 }],
    ["an enter-card", { type: "enter-card" }],
    ["a hold", { type: "hold", held: true }],
    ["a close", { type: "close" }],
  ])("stays closed after %s", (_, event) => {
    expect(run(event)).toEqual(CLOSED);
  });
});
