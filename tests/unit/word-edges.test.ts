import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/document/passage";
import { type WordContext, cutsHanWords, cutsLatinWord } from "@/lib/text/word-edges";
import { findTerms } from "../find-terms";

/** A text whose stretch is between `[` and `]`. */
function stretchIn(marked: string): WordContext {
  const [before = "", inside = "", behind = ""] = marked.split(/[[\]]/u);
  return [before, inside, behind];
}

test.each([
  // For two characters, one edge inside a word decides. For more than two, the better of both
  // readings decides.
  ["附[近邻]居", true, true],
  ["普[遍访问计]划", true, true],
  ["普\u00ad[遍访问计]\u00ad划", true, true],
  ["普\n[遍访问计]\n  划", true, true],
  ["推进[近邻党建]", false, false],
  ["[近邻党建]工作", false, false],
  ["[近邻]", false, false],
  ["、[近邻]", false, false],
  ["招聘[堡垒工程]师", true, true],
  ["[近邻党建]议书", true, true],
  ["一名[蓝青工程]师", true, true],
  ["[智慧党建]材", true, true],
  ["[近邻党建]筑", true, true],
  ["将[近邻党建]融入基层", true, false],
])("%s cuts a word: as a short stretch %s, as a longer one %s", (marked, short, long) => {
  const stretch = stretchIn(marked);
  expect([true, false].map((isShort) => cutsHanWords(stretch, isShort))).toEqual([short, long]);
});

test.each([
  ["the [CPC]A", true],
  ["the [CPC]\u2060A", true],
  ["the [CPC]\u00adA", true],
  ["[Vi]\u1ec7t", true],
  ["[13]单制", false],
  ["1[3单制]", true],
  ["3.[5G]", true],
  ["[1],000", true],
  ["见3.[CPC]", false],
  ["十[三单制]", true],
  ["第[三单制]", false],
  ["the [CPC]", false],
  ["the [CPC] A", false],
  ["[CPC]", false],
  ["[CPC].", false],
])("%s cuts a Latin word or a number: %s", (marked, cut) => {
  expect(cutsLatinWord(stretchIn(marked))).toBe(cut);
});

describe("a term", () => {
  const report = parseReport(bundle.report.id, bundle.report.text);
  const { terms } = parseGlossary(bundle.glossary, report);
  const finder = makeTermFinder(makeLexicon(terms.map((it) => ({ ...it, address: it.id }))));
  const found = (text: string) =>
    findTerms(finder, text).map(({ start, end }) => text.slice(start, end));

  test.each(["普遍访问计划的落实", "2013单制度", "招聘堡垒工程师若干名", "近邻党建议召开会议"])(
    "is not found where it cuts a word: %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  test.each([
    ["将近邻党建融入基层治理", "近邻党建"],
    ["我市三单制的做法", "三单制"],
    ["各党支部达标创星", "达标创星"],
    ["推进近邻党建设立站点", "近邻党建"],
    ["从近邻党建设想到落实", "近邻党建"],
    ["在堡垒工程中", "堡垒工程"],
    ["以堡垒工程为抓手", "堡垒工程"],
    ["和三单制度相衔接", "三单制"],
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
            // Leftmost-longest: of two overlapping terms, the one that begins first is lit.
            (it.start < start && it.end > start),
        );
        expect(isThere, `${id} in ${passage}`).toBe(true);
      }
    }
  });
});
