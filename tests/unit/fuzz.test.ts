/**
 * Sends each parser some thousand nearly valid or invalid inputs. `npm run faults -- fuzz` sends a
 * million.
 */
import { describe, expect, test } from "vitest";
import type { Door } from "../fuzz/door";
import { DOORS } from "../fuzz/doors/index";
import { mutatedText } from "../fuzz/mutate";
import { inputAt, lineOf, tryInputs } from "../fuzz/try-inputs";

const COUNT = 2000;
/** The number of inputs for the parsers that take longest. */
const FEWER: Readonly<Record<string, number>> = {
  "note-file": 300,
  "note-file-bytes": 600,
  "stored-note": 300,
  "stored-entries": 300,
  markdown: 600,
  search: 600,
};
const SEED = 1;

test.each(DOORS)("the parser $name survives hostile inputs", (door) => {
  const tally = tryInputs(door, { seed: SEED, count: FEWER[door.name] ?? COUNT });
  console.log(lineOf(tally));
  expect(tally.faults).toEqual([]);
  // If the valid input has become invalid, the parser is hardly tried.
  expect(tally.accepted).toBeGreaterThan(tally.tried / 50);
});

describe("the report about a parser that breaks", () => {
  const fragile: Door<string> = {
    name: "fragile",
    generate: (random) => mutatedText(random, "abc".repeat(9)),
    enter(text) {
      if (text.includes("aa")) throw new TypeError("two of them");
      return text === "" ? "refused" : "accepted";
    },
  };
  const { failed, faults } = tryInputs(fragile, { seed: 3, count: 500 });

  test("has one input of each kind of fault, shrunk as far as it still breaks", () => {
    expect(failed).toBeGreaterThan(0);
    expect(faults).toEqual([
      { index: expect.any(Number), message: expect.stringContaining("two of them"), input: "'aa'" },
    ]);
  });

  test("names the seed and the number from which the input can be made again", () => {
    const [fault] = faults;
    expect(inputAt(fragile, 3, fault?.index ?? -1)).toContain("aa");
  });
});
