import { expect, test } from "vitest";
import { partsOf } from "@/components/notes/long-text";
import { runsOf } from "../fuzz/hostile-markdown";

test("a short text is one part, unchanged", () => {
  expect(partsOf("\ud800".repeat(4000))).toEqual(["\ud800".repeat(4000)]);
});

test("a long text is divided at line ends, never inside a character, and nothing is lost", () => {
  const lines = `${"字".repeat(1500)}\n`.repeat(10);
  expect(partsOf(lines)).toEqual(Array.from({ length: 10 }, () => "字".repeat(1500)));
  expect(partsOf(`a${"𠀀".repeat(3000)}`).every((it) => it.isWellFormed())).toBe(true);
  for (const text of runsOf(100_000)) {
    const parts = partsOf(text);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    const joined = parts.join("").replaceAll("\n", "");
    expect(joined === text.toWellFormed().replaceAll("\n", "")).toBe(true);
  }
});
