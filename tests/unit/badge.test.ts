import { describe, expect, test } from "vitest";
import { badgeOfAll, textOfTab } from "@/lib/library/badge";
import { parseSettings } from "@/lib/settings/settings";
import { contrastOver } from "../cases/contrast";

const NOW = 1_000_000;

describe("the badge of all tabs", () => {
  test.each([
    [false, 0, ""],
    [false, NOW - 1, ""],
    [false, NOW, ""],
    [false, NOW + 1, "❚❚"],
    [true, 0, "!"],
    [true, NOW + 1, "!"],
  ])("in trouble %j, paused until %d: %j", (isTroubled, pausedUntil, text) => {
    expect(badgeOfAll({ isTroubled, pausedUntil }, NOW).text).toBe(text);
  });

  test.each([0, NOW + 1])("can be read, paused until %d", (pausedUntil) => {
    for (const isTroubled of [false, true]) {
      const { background, colour } = badgeOfAll({ isTroubled, pausedUntil }, NOW);
      const ground = "rgb(255, 255, 255)";
      expect(contrastOver(rgb(colour), rgb(background), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** A colour of six hexadecimal digits, as a browser computes it. */
function rgb(hex: string): string {
  return `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;
}

describe("a tab's own text", () => {
  test.each([
    ["settled", 9, true, "9"],
    ["settled", 169, true, "169"],
    ["settled", 0, true, null],
    ["settled", 9, false, null],
    ["reading", 4, true, "4"],
    ["reading", 0, true, null],
    ["flooded", 4, true, "4"],
    ["off", 0, true, "off"],
    ["off", 0, false, "off"],
    ["paused", 0, true, null],
    ["cannot-paint", 0, true, null],
    ["no-lexicon", 0, true, null],
  ] as const)("of a page that is %s, with %d terms, counted %j: %j", (state, terms, is, text) => {
    expect(textOfTab({ state, terms }, is)).toBe(text);
  });

  test("is none where no script of ours runs", () => {
    expect(textOfTab(null, true)).toBeNull();
  });
});

test.each([
  [undefined, true],
  [true, true],
  [false, false],
  ["no", true],
])("the number is shown unless it has been switched off: %j is %j", (stored, badgeCount) => {
  expect(parseSettings({ badgeCount }).badgeCount).toBe(badgeCount);
  expect(parseSettings({ badgeCount: stored }).badgeCount).toBe(badgeCount);
});
