import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Anchoring, type Place, anchor, describe as describePlace } from "@/lib/annotation/anchor";
import { FoldedText } from "@/lib/annotation/folded-text";
import type { Selectors } from "@/lib/annotation/model";
import { Seeds, bestChains } from "@/lib/annotation/seeds";
import { Side } from "@/lib/annotation/surroundings";
import { fold, foldingTable } from "@/lib/text/fold";
import { type AnchorCase, CASES } from "../cases/anchor-cases";
import { TWO_CITIES } from "../cases/anchor-texts";
import { APACHE, DESCRIBED, HYPOTHESIS, type OutsideCase } from "../cases/anchor-outside";

/** A text and its marked stretch, which is null if none is marked. */
function marked(text: string): { text: string; stretch: { start: number; end: number } | null } {
  const start = text.indexOf("⟦");
  const end = text.indexOf("⟧") - 1;
  return { text: text.replaceAll(/[⟦⟧]/gu, ""), stretch: start < 0 ? null : { start, end } };
}

function placed(place: Place): string {
  if (!place) return "not found";
  const { start, end } = place;
  const as = place.kind === "changed" ? "changed" : place.moved ? "moved" : "same";
  return `${as}: ${start} to ${end}`;
}

describe("a quotation", () => {
  test.each(CASES.map((it): [string, AnchorCase] => [it.name, it]))("%s", (_, it) => {
    const was = marked(it.text);
    const is = marked(it.changed);
    const { start, end } = was.stretch as { start: number; end: number };
    const place = anchor(is.text, describePlace(was.text, start, end), it.hints);
    expect(placed(place)).toBe(
      is.stretch ? `${it.as}: ${is.stretch.start} to ${is.stretch.end}` : "not found",
    );
  });
});

function selectorsOf({ exact, prefix = "", suffix = "", position }: OutsideCase): Selectors {
  return {
    quote: { type: "TextQuoteSelector", exact, prefix, suffix },
    position:
      position === undefined
        ? null
        : { type: "TextPositionSelector", start: position, end: position + exact.length },
    element: null,
  };
}

describe.each([
  ["Apache Annotator", APACHE],
  ["Hypothesis", HYPOTHESIS],
])("a quotation of %s", (_, cases) => {
  test.each(cases.map((it): [string, OutsideCase] => [it.name, it]))("%s", (_name, it) => {
    const place = anchor(it.text, selectorsOf(it));
    const found = place && { start: place.start, as: it.text.slice(place.start, place.end) };
    expect(found).toEqual(it.expected);
  });
});

test.each(DESCRIBED)("a place described by Apache Annotator is found again: $name", (it) => {
  const { text, start, end } = it;
  expect(anchor(text, describePlace(text, start, end))).toEqual({
    kind: "exact",
    start,
    end,
    moved: false,
  });
});

/** Two nearly equal sentences: what was deleted from the second must not be found in the first. */
describe("a quotation from a text that nearly repeats itself", () => {
  const quotes = [
    "and a queen with a fair face, on the throne of France. In both countries it was clearer than crystal to the lords of t",
    "throne of England; there were a king with a large jaw and a queen with a fair face, on the throne of France. In both countries it was clearer",
    "there were a king with a large jaw and a queen w",
    "jaw and a queen with a plain face, on the thro",
  ];
  const edits: [string, (quote: string) => string][] = [
    ["is gone", () => ""],
    ["has lost its first half", (it) => it.slice(it.length >> 1)],
    ["has lost its second half", (it) => it.slice(0, it.length >> 1)],
  ];
  test.each(quotes.flatMap((quote) => edits.map(([name, edit]) => ({ quote, name, edit }))))(
    "“$quote” $name",
    ({ quote, edit }) => {
      const start = TWO_CITIES.indexOf(quote);
      const end = start + quote.length;
      const rest = edit(quote);
      const changed = `${TWO_CITIES.slice(0, start)}${rest}${TWO_CITIES.slice(end)}`;
      const place = anchor(changed, describePlace(TWO_CITIES, start, end));
      if (!place) return;
      expect(rest).not.toBe("");
      expect(place).toMatchObject({ start, end: start + rest.length });
    },
  );
});

describe("a description", () => {
  test("has 32 units on each side, and fewer at the edges of the text", () => {
    const text = "一".repeat(50);
    expect(describePlace(text, 40, 42)).toEqual({
      quote: {
        type: "TextQuoteSelector",
        exact: "一一",
        prefix: "一".repeat(32),
        suffix: "一".repeat(8),
      },
      position: { type: "TextPositionSelector", start: 40, end: 42 },
      element: null,
      once: false,
    });
  });

  test("never divides a surrogate pair, neither in the quotation nor beside it", () => {
    const text = "𠮷".repeat(40);
    const { quote, position } = describePlace(text, 41, 43);
    expect(position).toMatchObject({ start: 40, end: 44 });
    expect(quote).toMatchObject({
      exact: "𠮷𠮷",
      prefix: "𠮷".repeat(16),
      suffix: "𠮷".repeat(16),
    });
    const odd = describePlace(`${text}一`, 80, 81).quote;
    expect(odd.prefix).toBe("𠮷".repeat(16));
    expect(describePlace(`${text}一二`, 81, 82).quote.prefix).toBe(`${"𠮷".repeat(15)}一`);
  });
});

/**
 * Texts that repeat themselves: two letters, surrogate pairs, marks that folding drops, white
 * space.
 */
const texts = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom("a", "b") }),
  fc.string({
    minLength: 1,
    maxLength: 80,
    unit: fc.constantFrom("党", "建", "𠮷", "“", " ", "\n"),
  }),
  fc.string({ minLength: 1, maxLength: 40, unit: "binary" }),
);
const stretches = fc
  .tuple(texts, fc.nat(), fc.nat())
  .map(([text, a, b]): { text: string; selectors: Selectors } => {
    const start = a % text.length;
    const end = start + 1 + (b % (text.length - start));
    return { text, selectors: describePlace(text, start, end) };
  });

describe("any stretch of any text", () => {
  test("is found as it was described", () => {
    fc.assert(
      fc.property(stretches, fc.array(fc.integer()), ({ text, selectors }, hints) => {
        const { start, end } = selectors.position as { start: number; end: number };
        expect(anchor(text, selectors, hints)).toEqual({ kind: "exact", start, end, moved: false });
      }),
      { numRuns: 1000 },
    );
  });

  test("is not found in another text unless it is there", () => {
    fc.assert(
      fc.property(stretches, texts, ({ selectors }, other) => {
        const place = anchor(other, selectors);
        if (!place) return;
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeGreaterThan(place.start);
        expect(place.end).toBeLessThanOrEqual(other.length);
        expect(other.slice(place.start, place.end)).toSatisfy(
          (it: string) => it.isWellFormed() || !other.isWellFormed(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("is found together with its surroundings inside any other text", () => {
    fc.assert(
      fc.property(stretches, texts, texts, ({ text, selectors }, above, below) => {
        const place = anchor(`${above}\n${text}\n${below}`, selectors);
        const start = (selectors.position?.start ?? 0) + above.length + 1;
        // The same text may also be above it. Whatever is found must match the description.
        const { prefix, exact, suffix } = selectors.quote;
        expect(place?.kind).toBe("exact");
        const found = place?.start ?? 0;
        const whole = `${above}\n${text}\n${below}`;
        expect(
          found === start || whole.startsWith(prefix + exact + suffix, found - prefix.length),
        ).toBe(true);
      }),
    );
  });
});

describe("many notes at once", () => {
  const text = CASES.map((it) => marked(it.text).text).join("\n\n");
  const notes = Array.from({ length: 40 }, (_, i) => ({
    id: `${i}`,
    selectors: describePlace(text, i * 70, i * 70 + 3 + ((i * 7) % 50)),
  }));
  const changed = `${text.slice(0, 900)}新插入的一段。\n${text.slice(900, 1500)}${text.slice(1600)}`;

  test("are found in the same places as one by one", () => {
    const anchoring = new Anchoring(changed, notes);
    expect(anchoring.step(() => false)).toBe(true);
    for (const { id, selectors } of notes) {
      expect(anchoring.places.get(id)).toEqual(anchor(changed, selectors));
    }
    expect([...anchoring.places.values()].filter((it) => it === null).length).toBeGreaterThan(0);
  });

  test("are found in steps, unchanged ones first", () => {
    const anchoring = new Anchoring(changed, notes);
    const known: number[] = [];
    while (!anchoring.step(() => true)) known.push(anchoring.places.size);
    expect(known.length).toBeGreaterThan(notes.length);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(anchoring.places.size).toBe(notes.length);
    const early = known[notes.length - 1] as number;
    expect([...anchoring.places.values()].slice(0, early).every((it) => it?.kind === "exact")).toBe(
      true,
    );
  });

  test("are done at once if there are none", () => {
    expect(new Anchoring(text, []).step(() => true)).toBe(true);
  });
});

describe("the parts of anchoring", () => {
  test("folding a text in pieces gives the same as folding it at once", () => {
    const table = foldingTable("");
    const units = fc.constantFrom("a", " ", "\n", "“", "\u200b", "党");
    fc.assert(
      fc.property(fc.string({ unit: units, minLength: 1, maxLength: 9 }), (unit) => {
        const source = unit.repeat(Math.ceil(70_000 / unit.length));
        const folded = new FoldedText(source);
        while (folded.grow());
        const { text, map } = fold(source, table);
        expect(folded.text).toBe(text);
        for (let at = 0; at < map.length; at += 97) expect(folded.sourceOf(at)).toBe(map[at]);
      }),
      { numRuns: 40 },
    );
  });

  test("the agreement of surroundings is that of the textbook's table of distances", () => {
    const units = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 40 });
    fc.assert(
      fc.property(units, units, (remembered, text) => {
        const outward = remembered.slice(0, 32);
        const least = Math.min(...distances(outward, text.slice(0, outward.length + 8)));
        const expected = outward === "" ? 0 : 1 - least / outward.length;
        expect(new Side(remembered, 1).agreement(text, 0)).toBe(expected);
        const reversed = (it: string): string => it.split("").toReversed().join("");
        const backward = new Side(reversed(remembered), -1);
        expect(backward.agreement(reversed(text), text.length)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("the seeds find every run of four Chinese characters or eight letters that two texts share", () => {
    const units = fc.string({ unit: fc.constantFrom("党", "建", "工", "a", "b"), maxLength: 40 });
    fc.assert(
      fc.property(units, units, units, (before, shared, behind) => {
        const text = `${before}${shared}${behind}`;
        const seeds = new Seeds([shared]);
        for (let start = 0; start < text.length; start += 7) seeds.scan(text, start, start + 7);
        const isWhole = seeds.runs[0]?.some(
          (it) =>
            it.place <= before.length && it.place + it.length >= before.length + shared.length,
        );
        const weight = shared.split("").reduce((sum, it) => sum + (it < "一" ? 0.5 : 1), 0);
        expect(isWhole ?? false).toBe(weight >= 4);
      }),
    );
  });
});

test("a chain skips the noise inside a long needle's place", () => {
  const run = (at: number, place: number, length: number) => ({
    at,
    place,
    length,
    weight: length,
  });
  const noise = Array.from({ length: 200 }, (_, i) => run(300 - i, 1010 + i, 4));
  const [best] = bestChains([run(0, 1000, 290), ...noise, run(300, 1300, 290)], 600, 1);
  expect(best?.map((it) => it.at)).toEqual([0, 300]);
});

/** The distance of a pattern to each beginning of a text. */
function distances(pattern: string, text: string): number[] {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  const all = [column.at(-1) as number];
  for (let at = 0; at < text.length; at += 1) {
    const next = [at + 1];
    for (let i = 1; i <= pattern.length; i += 1) {
      const cost = pattern[i - 1] === text[at] ? 0 : 1;
      next.push(
        Math.min(
          (column[i - 1] as number) + cost,
          (column[i] as number) + 1,
          (next[i - 1] as number) + 1,
        ),
      );
    }
    column = next;
    all.push(column.at(-1) as number);
  }
  return all;
}
