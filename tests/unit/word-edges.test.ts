import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { makeTermFinder } from "@/lib/page/term-finder";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/report/report";
import { isInsideHanWord, isInsideLatinWord } from "@/lib/text/word-edges";
import { findTerms } from "../find-terms";

test.each([
  ["普|遍访问计划", true],
  ["普遍访问计|划", true],
  ["附|近邻居", true],
  ["推进|近邻党建", false],
  ["近邻党建|工作", false],
  ["|近邻", false],
  ["近邻|", false],
  ["、|近邻", false],
])("%s: inside a Chinese word is %s", (marked, inside) => {
  expect(isInsideHanWord(marked.replace("|", ""), marked.indexOf("|"))).toBe(inside);
});

test.each([
  ["the CPC|A", true],
  ["13|单制", false],
  ["1|3单制", true],
  ["the |CPC", false],
  ["|CPC", false],
  ["CPC|", false],
])("%s: inside a Latin word is %s", (marked, inside) => {
  expect(isInsideLatinWord(marked.replace("|", ""), marked.indexOf("|"))).toBe(inside);
});

describe("a term", () => {
  const report = parseReport(bundle.report.id, bundle.report.text);
  const { terms } = parseGlossary(bundle.glossary, report);
  const finder = makeTermFinder(makeLexicon(terms.map((it) => ({ ...it, address: it.id }))));
  const found = (text: string) =>
    findTerms(finder, text).map(({ start, end }) => text.slice(start, end));

  test.each(["普遍访问计划的落实", "2013单制度"])(
    "is not found where it cuts a word: %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  test.each([
    ["将近邻党建融入基层治理", "近邻党建"],
    ["我市三单制的做法", "三单制"],
    ["各党支部达标创星", "达标创星"],
  ])("is found although an everyday word reaches over one of its edges: %s", (text, form) => {
    expect(found(text).join()).toContain(form);
  });

  test("is found at every place of the report, alone, inside a longer one, or cut by one", () => {
    for (const { occurrences, id } of terms) {
      const index = finder.terms.indexOf(id);
      for (const { passage, start, end } of occurrences) {
        const lit = findTerms(finder, findPassage(report, passage)?.text ?? "");
        const isThere = lit.some(
          (it) =>
            ([it.term, ...it.inner].includes(index) && it.start <= start && it.end >= end) ||
            // Leftmost-longest: of two that overlap the one that begins first is lit.
            (it.start < start && it.end > start),
        );
        expect(isThere, `${id} in ${passage}`).toBe(true);
      }
    }
  });
});
