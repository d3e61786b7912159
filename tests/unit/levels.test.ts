import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import type { Specificity } from "@/lib/glossary/term";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { parseReport } from "@/lib/report/parse-report";
import { LEVELS, type Level, reachOf } from "@/lib/settings/page-settings";
import { levelOn, parseSettings, withSiteLevel } from "@/lib/settings/settings";
import { findTerms } from "../find-terms";

const term = (form: string, specificity: Specificity, ambiguous = false) => ({
  address: form,
  specificity,
  forms: [{ form, ambiguous, beside: [] }],
});
const lexicon = makeLexicon([
  term("三单制", "own"),
  term("蓝青工程", "own", true),
  term("机关党建", "shared"),
  term("四强支部", "shared", true),
  term("高质量发展", "common"),
  term("推动机关党建高质量发展", "common"),
  term("落实三单制要求", "common"),
]);

const TEXT = "三单制和蓝青工程；机关党建与四强支部；高质量发展。";

function litIn(text: string, level: Level, hidden: readonly string[] = []): string[] {
  const finder = makeTermFinder(lexicon, { reach: reachOf(level), hidden: new Set(hidden) });
  return findTerms(finder, text).map(({ start, end }) => text.slice(start, end));
}

describe("a level", () => {
  test.each<[Level, string[]]>([
    ["quiet", ["三单制", "蓝青工程"]],
    ["normal", ["三单制", "蓝青工程", "机关党建"]],
    ["everything", ["三单制", "蓝青工程", "机关党建", "四强支部", "高质量发展"]],
  ])("%s lights its terms, and the document's own guesses", (level, lit) => {
    expect(litIn(TEXT, level)).toEqual(lit);
  });

  test("that does not light a phrase lights the term inside it", () => {
    const text = "推动机关党建高质量发展，落实三单制要求";
    expect(litIn(text, "everything")).toEqual(["推动机关党建高质量发展", "落实三单制要求"]);
    expect(litIn(text, "normal")).toEqual(["机关党建", "三单制"]);
    expect(litIn(text, "quiet")).toEqual(["三单制"]);
  });

  test("has a separate finder for the terms that it does not light", () => {
    const { dark } = makeTermFinder(lexicon, { reach: 1 });
    const text = "推动机关党建高质量发展，高质量发展";
    expect(findTerms(dark!, text).map((it) => text.slice(it.start, it.end))).toEqual([
      "推动机关党建高质量发展",
      "高质量发展",
    ]);
    expect(makeTermFinder(lexicon).dark).toBeNull();
  });

  test("does not light a term that is hidden", () => {
    expect(litIn(TEXT, "normal", ["三单制"])).toEqual(["蓝青工程", "机关党建"]);
    expect(litIn("落实三单制要求", "everything", ["落实三单制要求"])).toEqual(["三单制"]);
    // What the user knows already is no phrase that the level leaves dark.
    const { dark } = makeTermFinder(lexicon, { reach: 1, hidden: new Set(["高质量发展"]) });
    expect(findTerms(dark!, "高质量发展")).toEqual([]);
  });
});

describe("in the bundled glossary", () => {
  const report = parseReport(bundle.report.id, bundle.report.text);
  const { terms } = parseGlossary(bundle.glossary, report);
  const made = makeLexicon(terms.map((it) => ({ ...it, address: it.id })));

  test("a term of the document's own that begins inside a phrase of its field is lit at each level", () => {
    for (const level of LEVELS) {
      const finder = makeTermFinder(made, { reach: reachOf(level) });
      const found = findTerms(finder, "福州市直机关工委").map(({ term: it }) => finder.terms[it]);
      expect(found.join()).toContain("gongwei");
    }
  });

  test("each level lights more terms than the one before", () => {
    const counts = LEVELS.map((level) => {
      const finder = makeTermFinder(made, { reach: reachOf(level) });
      return new Set(finder.forms.map(([, it]) => it)).size;
    });
    expect(counts).toEqual([...counts].toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(terms.length);
  });
});

describe("the level of a site", () => {
  test("is stored beside the general level, and removed by null", () => {
    const settings = withSiteLevel(parseSettings({}), "a.cn", "quiet");
    expect([settings.level, settings.siteLevels]).toEqual(["normal", { "a.cn": "quiet" }]);
    expect(withSiteLevel(settings, "a.cn", null).siteLevels).toEqual({});
  });

  test("is the general level if the site has none of its own, whatever the site's name", () => {
    const settings = withSiteLevel(parseSettings({ level: "quiet" }), "__proto__", "everything");
    expect(["a.cn", "constructor", "__proto__"].map((it) => levelOn(settings, it))).toEqual([
      "quiet",
      "quiet",
      "everything",
    ]);
  });

  test.each([null, "ab", ["quiet"], { "a.cn": "loud" }, { "a.cn": null }])(
    "is ignored if it is stored as %j",
    (siteLevels) => {
      expect(
        Object.values(parseSettings({ siteLevels }).siteLevels).filter((it) => it !== "quiet"),
      ).toEqual([]);
    },
  );
});
