import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldForm, foldingFor, foldingTable, unfold } from "@/lib/text/fold";
import { tableOf } from "@/lib/text/folding";
import { hanVariants } from "@/lib/text/variants";
import { sameForms } from "../cases/folding";

const table = foldingTable(hanVariants);

describe("folding", () => {
  test.each(sameForms)("folds “%s” and “%s” to the same text", (a, b) => {
    expect(foldForm(b, table)).toBe(foldForm(a, table));
  });

  test.each([
    ["十单制", "10单制"],
    ["三单制", "四单制"],
    ["new land", "newland"],
    ["党建", "党见"],
    ["were", "we're"],
    ["well", "we’ll"],
    ["530", "5′30″"],
  ])("keeps “%s” and “%s” different", (a, b) => {
    expect(foldForm(b, table)).not.toBe(foldForm(a, table));
  });

  test("maps back to the exact stretch, including marks and spaces inside it", () => {
    const source = "推进“堡\n 垒”\u200b工程。";
    const folded = fold(source, table);
    const at = folded.text.indexOf("堡垒工程");
    const { start, end } = unfold(folded, at, at + 4);
    expect(source.slice(start, end)).toBe("堡\n 垒”\u200b工程");
  });

  test("maps each unit to one unit or none, in order, and back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (source) => {
        const { text, map } = fold(source, table);
        expect(map.length).toBe(text.length);
        for (let i = 1; i < map.length; i += 1)
          expect(map[i]).toBeGreaterThan(map[i - 1] as number);
        for (let i = 0; i < map.length; i += 1) {
          const unit = text[i] as string;
          const alone = foldForm(source[map[i] as number] as string, table);
          expect(unit === " " || unit === alone).toBe(true);
        }
      }),
    );
  });

  test("folds a form like a text, whatever its length", () => {
    const unit = fc.constantFrom("党", "黨", "A", "b", " ", "“", "1", "\u{20021}", "\ud800");
    fc.assert(
      fc.property(fc.array(unit), fc.constantFrom(1, 2, 500), (units, times) => {
        const source = units.join("").repeat(times);
        expect(foldForm(source, table)).toBe(fold(source, table).text);
      }),
    );
  });

  test("leaves folded text unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (source) => {
        const once = foldForm(source, table);
        expect(foldForm(once, table)).toBe(once);
      }),
    );
  });

  test("leaves surrogate pairs and lone surrogates unchanged", () => {
    const source = "\u{20021}党\ud800建\udc00";
    expect(foldForm(source, table)).toBe(source);
  });

  test("needs only the part of the table that concerns a lexicon's own characters", () => {
    const small = tableOf(foldingFor(["堡垒工程3"], table));
    expect(foldForm("“堡 壘”\u200b工程三", small)).toBe("堡垒工程3");
    expect(foldForm("黨建", small)).toBe("黨建");
  });
});
