import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { makeTermFinder } from "@/lib/page/term-finder";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/report/report";
import { isInsideWord } from "@/lib/text/word-edges";

test.each([
  ["普|遍访问计划", true],
  ["普遍访问计|划", true],
  ["附|近邻居", true],
  ["推进|近邻党建", false],
  ["近邻党建|工作", false],
  ["the CPC|A", true],
  ["13|单制", false],
  ["1|3单制", true],
  ["the |CPC", false],
  ["|近邻", false],
  ["近邻|", false],
  ["、|近邻", false],
])("%s: inside a word is %s", (marked, inside) => {
  expect(isInsideWord(marked.replace("|", ""), marked.indexOf("|"))).toBe(inside);
});

describe("a term", () => {
  const report = parseReport(bundle.report.id, bundle.report.text);
  const { terms } = parseGlossary(bundle.glossary, report);
  const finder = makeTermFinder(makeLexicon(terms.map((it) => ({ ...it, address: it.id }))));
  const found = (text: string) => finder.find(text).map(({ start, end }) => text.slice(start, end));

  test.each(["普遍访问计划的落实", "2013单制度", "机关党建立法"])(
    "is not found where it cuts a word: %s",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  test("is found at every place of the report that its edges make a word, which is all of them", () => {
    for (const { occurrences, id } of terms) {
      for (const { passage, start, end } of occurrences) {
        const text = findPassage(report, passage)?.text ?? "";
        expect(isInsideWord(text, start) || isInsideWord(text, end), `${id} in ${passage}`).toBe(
          false,
        );
      }
    }
  });
});
