/** Each door is sent some thousand inputs that are nearly right, or not at all. `npm run faults -- fuzz` sends a million. */
import { describe, expect, test } from "vitest";
import type { Door } from "../fuzz/door";
import { DOORS } from "../fuzz/doors/index";
import { mutatedText } from "../fuzz/mutate";
import { inputAt, lineOf, tryInputs } from "../fuzz/try-inputs";

const COUNT = 2000;
/** Of those that take longest for each. */
const FEWER: Readonly<Record<string, number>> = {
  "note-file": 300,
  "note-file-bytes": 600,
  "stored-note": 300,
  "stored-entries": 300,
  markdown: 600,
  search: 600,
};
const SEED = 1;

test.each(DOORS)("door $name", (door) => {
  const tally = tryInputs(door, { seed: SEED, count: FEWER[door.name] ?? COUNT });
  console.log(lineOf(tally));
  expect(tally.faults).toEqual([]);
});

describe("of a door that breaks", () => {
  const fragile: Door<string> = {
    name: "fragile",
    generate: (random) => mutatedText(random, "abc".repeat(9)),
    enter(text) {
      if (text.includes("aa")) throw new TypeError("two of them");
      return text === "" ? "refused" : "accepted";
    },
  };
  const { failed, faults } = tryInputs(fragile, { seed: 3, count: 500 });

  test("one of each kind is told, as small as it breaks it", () => {
    expect(failed).toBeGreaterThan(0);
    expect(faults).toEqual([
      { index: expect.any(Number), message: expect.stringContaining("two of them"), input: "'aa'" },
    ]);
  });

  test("the input can be made again by seed and number", () => {
    const [fault] = faults;
    expect(inputAt(fragile, 3, fault?.index ?? -1)).toContain("aa");
  });
});
