import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Alphabet } from "@/lib/matcher/alphabet";
import { type Match, everyMatch, matchesIn } from "@/lib/matcher/matches";
import { CLEAR, type Extent, Scanner } from "@/lib/matcher/scan";
import { compile } from "@/lib/matcher/table";
import { fold, foldForm, foldingTable, unfold } from "@/lib/text/fold";
import { DROP, SPACE } from "@/lib/text/folding";
import { isWordUnit } from "@/lib/text/word-units";
import { matcherCases } from "../cases/matcher";

const plain: Alphabet = {
  units: new Uint16Array(0x10000),
  others: [],
  ignored: DROP,
  space: SPACE,
  isWord: () => false,
};
const folding = foldingTable("黨党單单");
const folded: Alphabet = {
  units: folding,
  others: Array.from(folding.keys()).filter((it) => folding[it] !== 0),
  ignored: DROP,
  space: SPACE,
  isWord: isWordUnit,
};

const OTHER_MARKS = [
  [0xe000, 0xe001],
  [0xffff, 0xe001],
  [0x20, 0xffff],
  [0xe001, 0x20],
  [0xfffe, 0x5f],
] as const;

/** The same alphabet with other values for ignored units and for white space. */
function markedWith(ignored: number, space: number): Alphabet {
  const units = folding.map((to) => {
    if (to === DROP) return ignored;
    return to === SPACE ? space : to;
  });
  return { ...folded, units, ignored, space };
}

/** The definition: at each place the longest pattern there; the search continues after it. */
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

/**
 * The definition for a text that is compared in folded form: match the folded text, and map back.
 */
function naiveFolded(patterns: readonly string[], source: string): Match[] {
  const text = fold(source, folding);
  return naive(patterns, text.text).map(({ pattern, start, end }) => ({
    pattern,
    ...unfold(text, start, end),
  }));
}

const scan = (patterns: readonly string[], text: string, alphabet = plain) =>
  matchesIn(compile(patterns, alphabet), text);

const plainUnit = fc.constantFrom("党", "建", "三", "单", "制", "a", "\ud840");
/** Each run makes a table of 65 536 entries, so property tests get more time. */
const TIMEOUT = 60_000;

const unit = fc.constantFrom(
  ..."党黨建三3单單制aB \n“”\u200b\u0301－".split(""),
  "\ud840",
  "\udc21",
);
const patternsOf = (units: fc.Arbitrary<string>, maxLength = 5) =>
  fc.uniqueArray(fc.string({ unit: units, minLength: 1, maxLength }), {
    minLength: 1,
    maxLength: 40,
  });
const foldedFormsOf = (units: fc.Arbitrary<string>) =>
  patternsOf(units).map((forms) => [
    ...new Set(forms.map((it) => foldForm(it, folding)).filter((it) => it !== "")),
  ]);
const formsOf = foldedFormsOf(unit);
const longFormsOf = formsOf.map((forms) => forms.filter((it) => it.length > 1));
const text = fc.string({ unit, maxLength: 40 });
/** Mostly ignored units and white space. */
const spaced = fc.constantFrom("党", "a", "b", " ", "\u200b");
const spacedForms = foldedFormsOf(spaced);

describe("a scan", { timeout: TIMEOUT }, () => {
  test.each(matcherCases)("$name", ({ patterns: list, text: source, matches }) => {
    const found = scan(list, source).map(({ start, end }) => [start, source.slice(start, end)]);
    expect(found).toEqual(matches);
  });

  test("agrees with its definition", () => {
    fc.assert(
      fc.property(
        patternsOf(plainUnit),
        fc.string({ unit: plainUnit, maxLength: 30 }),
        (list, source) => {
          expect(scan(list, source)).toEqual(naive(list, source));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("agrees with its definition under folding, with places in the unfolded text", () => {
    fc.assert(
      fc.property(formsOf, text, (forms, source) => {
        expect(scan(forms, source, folded)).toEqual(naiveFolded(forms, source));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(OTHER_MARKS)(
    "agrees with its definition for any value of ignored units (%i) and white space (%i)",
    (ignored, space) => {
      const alphabet = markedWith(ignored, space);
      fc.assert(
        fc.property(spacedForms, fc.string({ unit: spaced, maxLength: 40 }), (forms, source) => {
          const marked = forms.map((it) => it.replaceAll(" ", String.fromCharCode(space)));
          expect(scan(marked, source, alphabet)).toEqual(naiveFolded(forms, source));
        }),
        { numRuns: 1000 },
      );
    },
  );

  test("agrees with its definition for patterns longer than those with their own bit", () => {
    const two = fc.constantFrom("党", "建");
    fc.assert(
      fc.property(patternsOf(two, 24), fc.string({ unit: two, maxLength: 80 }), (list, source) => {
        expect(scan(list, source)).toEqual(naive(list, source));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["", formsOf],
    [" (no form of one unit)", longFormsOf],
  ])("finds the same in a text that comes in parts%s", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, fc.array(text, { maxLength: 5 }), (forms, parts) => {
        expect(scanParts(forms, parts)).toEqual(scan(forms, parts.join(""), folded));
      }),
      { numRuns: 1000 },
    );
  });

  test("finds the same in consecutive extents", () => {
    fc.assert(
      fc.property(formsOf, text, fc.integer({ min: 1, max: 7 }), (forms, source, step) => {
        const scanner = new Scanner(compile(forms, folded));
        const found: Match[] = [];
        let from = 0;
        while (from < source.length) {
          from = scanner.scan(source, into(found), {
            from,
            before: Math.min(source.length, from + step),
          });
        }
        expect(found).toEqual(scan(forms, source, folded));
      }),
    );
  });

  test("may skip a text only if nothing begins in it, however it continues", () => {
    fc.assert(
      fc.property(formsOf, text, text, (forms, source, next) => {
        const table = compile(forms, folded);
        const begun = matchesIn(table, source + next).filter(({ start }) => start < source.length);
        const place = new Scanner(table).glance(source);
        const clear = place === CLEAR ? source.length : place;
        expect(begun.filter(({ start }) => start < clear)).toEqual([]);
      }),
    );
  });

  test("can go through a text place by place, to its end", () => {
    fc.assert(
      fc.property(longFormsOf, text, (forms, source) => {
        const scanner = new Scanner(compile(forms, folded));
        for (let from = 0; from <= source.length; from += 1) {
          const place = scanner.glance(source, from);
          expect(place === CLEAR || (place >= from && place < source.length)).toBe(true);
        }
      }),
    );
  });

  test("glances at every place where a pattern is, whatever is ignored in it", () => {
    fc.assert(
      fc.property(longFormsOf, fc.nat(), (forms, n) => {
        const form = forms[n % forms.length];
        fc.pre(form !== undefined);
        const text = `甲甲${form.split("").join("\u200b\u2060")}`;
        expect(new Scanner(compile(forms, folded)).glance(text)).toBe(2);
      }),
    );
  });

  test("takes the next longest pattern if the longest is not accepted", () => {
    const table = compile(["党建品牌", "党建"], plain);
    const accept = (start: number, end: number) => end - start < 4;
    expect(matchesIn(table, "党建品牌", accept)).toEqual([{ pattern: 1, start: 0, end: 2 }]);
  });
});

const into =
  (found: Match[], shift = 0) =>
  (start: number, end: number, pattern: number): void => {
    found.push({ pattern, start: start + shift, end: end + shift });
  };

/**
 * Scans parts as a page's text nodes are scanned: each as far as it can decide alone, its tail with
 * the following text.
 */
function scanParts(forms: readonly string[], parts: readonly string[]): Match[] {
  const scanner = new Scanner(compile(forms, folded));
  const found: Match[] = [];
  let shift = 0;
  let rest = "";
  parts.forEach((part, index) => {
    const source = rest + part;
    const extent: Extent = { hasMore: index < parts.length - 1 };
    const end = scanner.scan(source, into(found, shift), extent);
    rest = source.slice(end);
    shift += end;
  });
  return found;
}

describe("every match", { timeout: TIMEOUT }, () => {
  test("includes patterns inside others", () => {
    fc.assert(
      fc.property(formsOf, text, (forms, source) => {
        const whole = fold(source, folding);
        const expected = forms.flatMap((form, pattern) =>
          Array.from({ length: whole.text.length }, (_, at) => at)
            .filter((at) => whole.text.startsWith(form, at) && whole.text[at] !== " ")
            .map((at) => ({ pattern, ...unfold(whole, at, at + form.length) })),
        );
        const found = everyMatch(compile(forms, folded), source);
        const key = (it: Match) => `${it.pattern} ${it.start} ${it.end}`;
        expect(found.map(key).toSorted()).toEqual(expected.map(key).toSorted());
      }),
    );
  });
});

describe("compile", () => {
  test("refuses an empty pattern by its number", () => {
    expect(() => compile(["党", ""], plain)).toThrow(new RangeError("Pattern 1 is empty."));
  });

  test("accepts an empty list", () => {
    expect(scan([], "党建")).toEqual([]);
  });

  test("handles a hundred thousand patterns, many with the same beginning", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `词词${i.toString(7)}。`);
    const source = `甲${many[99_999]}乙${many[0]}丙`;
    expect(scan(many, source).map((it) => it.pattern)).toEqual([99_999, 0]);
  });

  test("takes less than five megabytes for them", () => {
    const many = Array.from({ length: 120_000 }, (_, i) => `词${i.toString(36)}`);
    const table = compile(many, plain);
    const arrays = [table.gate, table.lengths, table.slots, table.units, table.offsets];
    expect(arrays.reduce((sum, it) => sum + it.byteLength, 0)).toBeLessThan(5_000_000);
  });
});
