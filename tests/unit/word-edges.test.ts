import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { makeTermFinder } from "@/lib/page/term-finder";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/report/report";
import { type Stretch, cutsHanWords, cutsLatinWord } from "@/lib/text/word-edges";
import { findTerms } from "../find-terms";

/** A text whose stretch stands between `[` and `]`. */
function stretchIn(marked: string): Stretch {
  const [before = "", inside = "", behind = ""] = marked.split(/[[\]]/u);
  return [before, inside, behind];
}

test.each([
  ["普[遍访问计划]", 1],
  ["普[遍访问计]划", 2],
  ["普\u00ad[遍访问计]\u00ad划", 2],
  ["普\n[遍访问计]\n  划", 2],
  ["附[近邻]居", 2],
  ["推进[近邻党建]", 0],
  ["[近邻党建]工作", 0],
  ["[近邻]", 0],
  ["、[近邻]", 0],
])("%s: %i edges are inside a Chinese word", (marked, count) => {
  const stretch = stretchIn(marked);
  expect([1, 2].map((least) => cutsHanWords(stretch, least))).toEqual([count >= 1, count >= 2]);
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
])("%s: cut is a Latin word or a number: %s", (marked, cut) => {
  expect(cutsLatinWord(stretchIn(marked))).toBe(cut);
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
