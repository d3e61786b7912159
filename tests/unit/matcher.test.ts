import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Match, scan, scanWithin } from "@/lib/matcher/scan";
import { compile } from "@/lib/matcher/table";
import { matcherCases } from "../cases/matcher";

/** The definition: at each place the longest pattern that stands there; then on behind it. */
function naive(patterns: readonly string[], text: string): Match[] {
  const matches: Match[] = [];
  for (let at = 0; at < text.length;) {
    let longest = -1;
    patterns.forEach((pattern, index) => {
      const isLonger = longest < 0 || pattern.length > (patterns[longest] as string).length;
      if (isLonger && text.startsWith(pattern, at)) longest = index;
    });
    if (longest >= 0) {
      const end = at + (patterns[longest] as string).length;
      matches.push({ pattern: longest, start: at, end });
      at = end;
    } else at += 1;
  }
  return matches;
}

const small = fc.string({
  unit: fc.constantFrom("党", "建", "三", "单", "制", "a", "\ud840"),
  maxLength: 30,
});
const patterns = fc.uniqueArray(
  fc.string({
    unit: fc.constantFrom("党", "建", "三", "单", "制", "a", "\ud840"),
    minLength: 1,
    maxLength: 5,
  }),
  { minLength: 1, maxLength: 40 },
);

describe("scan", () => {
  test.each(matcherCases)("$name", ({ patterns: list, text, matches }) => {
    const found = scan(compile(list), text).map(({ start, end }) => [
      start,
      text.slice(start, end),
    ]);
    expect(found).toEqual(matches);
  });

  test("does what its definition says", () => {
    fc.assert(
      fc.property(patterns, small, (list, text) => {
        expect(scan(compile(list), text)).toEqual(naive(list, text));
      }),
      { numRuns: 2000 },
    );
  });

  test("takes the next longest where the longest is not accepted", () => {
    const table = compile(["党建品牌", "党建"]);
    const accept = (start: number, end: number) => end - start < 4;
    expect(scan(table, "党建品牌", accept)).toEqual([{ pattern: 1, start: 0, end: 2 }]);
  });
});

describe("scanWithin", () => {
  test("finds every pattern inside a stretch, and none that reaches out of it", () => {
    fc.assert(
      fc.property(patterns, small, fc.nat(30), fc.nat(30), (list, text, a, b) => {
        const [start, end] = [Math.min(a, b), Math.min(Math.max(a, b), text.length)];
        const expected = list.flatMap((pattern, index) =>
          Array.from(text, (_, at) => at)
            .filter(
              (at) => at >= start && at + pattern.length <= end && text.startsWith(pattern, at),
            )
            .map((at) => `${index} ${at}`),
        );
        const found = scanWithin(compile(list), text, start, end).map(
          (it) => `${it.pattern} ${it.start}`,
        );
        expect(found.toSorted()).toEqual([...new Set(expected)].toSorted());
      }),
    );
  });
});

describe("compile", () => {
  test("refuses an empty pattern by its number", () => {
    expect(() => compile(["党", ""])).toThrow(new RangeError("Pattern 1 is empty."));
  });

  test("takes no patterns at all", () => {
    expect(scan(compile([]), "党建")).toEqual([]);
  });

  test("holds a hundred thousand patterns", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `词${i.toString(7)}。`);
    const text = `甲${many[99_999]}乙${many[0]}丙`;
    expect(scan(compile(many), text).map((it) => it.pattern)).toEqual([99_999, 0]);
  });
});
