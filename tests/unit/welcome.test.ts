import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { SAMPLE } from "@/entrypoints/welcome/sample";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { parseReport } from "@/lib/report/parse-report";
import { LEVELS, reachOf } from "@/lib/settings/page-settings";
import { findTerms } from "../find-terms";

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms } = parseGlossary(bundle.glossary, report);
const lexicon = makeLexicon(terms.map((it) => ({ ...it, address: it.id })));

describe("the paragraph of the welcome page", () => {
  const [quiet = [], normal = [], everything = []] = LEVELS.map((level) =>
    findTerms(makeTermFinder(lexicon, { reach: reachOf(level) }), SAMPLE).map(({ start, end }) =>
      SAMPLE.slice(start, end),
    ),
  );

  test("has terms of the report's own", () => {
    expect(quiet.join()).toMatch(/三单制.*堡垒工程.*近邻党建.*蓝青工程/u);
  });

  test("has more terms at each level", () => {
    const more = (some: readonly string[], others: readonly string[]) =>
      some.filter((it) => !others.includes(it)).join();
    expect(more(normal, quiet)).toContain("达标创星");
    expect(more(everything, normal)).toContain("高质量发展");
    expect([more(quiet, normal), more(normal, everything)]).toEqual(["", ""]);
  });
});
