import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { GlossaryError } from "@/lib/glossary/faults";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { passagesOf, printedPinyin } from "@/lib/glossary/term";
import { groupTerms } from "@/lib/glossary/term-order";
import { type DocumentId, termAddress } from "@/lib/document/address";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/document/passage";

const report = parseReport(bundle.report.id, bundle.report.text);
const glossary = parseGlossary(bundle.glossary, report);
const term = (form: string) => {
  const found = glossary.terms.find((it) => it.form === form);
  if (!found) throw new Error(`no term ${form}`);
  return found;
};

describe("the bundled glossary", () => {
  test("is accepted by its parser and has more than forty terms", () => {
    expect(glossary.terms.length).toBeGreaterThanOrEqual(40);
  });

  test.each(["近邻党建", "堡垒工程", "三单制", "“四强”党支部", "马上就办、真抓实干"])(
    "knows %s",
    (form) => {
      const { definition, sources, occurrences } = term(form);
      expect(definition.zh).not.toBe("");
      expect(sources.length).toBeGreaterThan(0);
      expect(occurrences.length).toBeGreaterThan(0);
    },
  );

  test("finds every occurrence where a form of the term really is", () => {
    for (const { forms, occurrences } of glossary.terms) {
      for (const { passage, start, end } of occurrences) {
        const text = findPassage(report, passage)?.text.slice(start, end) ?? "";
        const plain = (it: string) => it.replaceAll(/[“”「」、,，·\s]/gu, "");
        expect(forms.map(({ form }) => plain(form))).toContain(plain(text));
      }
    }
  });

  test("counts no occurrence of a term twice, whichever of its forms are there", () => {
    const twice = glossary.terms.flatMap(({ id, occurrences }) =>
      occurrences
        .filter((it, index) => {
          const before = occurrences[index - 1];
          return before?.passage === it.passage && it.start < before.end;
        })
        .map((it) => `${id} in ${it.passage}`),
    );
    expect(twice).toEqual([]);
  });

  test("counts a term inside a longer one", () => {
    const standing = term("马上就办").occurrences.map((it) => it.passage);
    for (const { passage } of term("马上就办、真抓实干").occurrences)
      expect(standing).toContain(passage);
  });

  test("puts the passage that defines a term first", () => {
    const { occurrences, sources } = term("三单制");
    const [first] = passagesOf(term("三单制"));
    expect(sources).toContain(first);
    expect(occurrences.map((it) => it.passage)).toContain(first);
  });

  test("has a syllable for each character that is read", () => {
    for (const { form, pinyin } of glossary.terms) {
      const characters = form.match(/[\p{L}\p{N}+＋]/gu) ?? [];
      expect(pinyin.split(/[\s-]+/u), form).toHaveLength(characters.length);
    }
  });
});

describe("printed pinyin", () => {
  test.each([
    ["bǎo-lěi gōng-chéng", "bǎolěi gōngchéng"],
    ["xī-ān", "xī’ān"],
    ["qī-jiǔ", "qījiǔ"],
    ["Xí Jìn-píng xīn shí-dài", "Xí Jìnpíng xīn shídài"],
    ["Zhōng-guó-shì", "Zhōngguóshì"],
    ["Xī-ān", "Xī’ān"],
    ["Cháng-ān Jiē", "Cháng’ān Jiē"],
  ])("%s is %s", (stored, printed) => {
    expect(printedPinyin(stored)).toBe(printed);
  });
});

describe("the index by reading", () => {
  test("sorts capitalised names among the other words", () => {
    const named = (form: string, pinyin: string) => ({ ...term("近邻党建"), form, pinyin });
    const some = [
      named("夫", "fū"),
      named("福州", "Fú-zhōu"),
      named("服务", "fú-wù"),
      named("复", "fù"),
      named("中", "zhōng"),
      named("中国", "Zhōng-guó"),
    ];
    for (const terms of [some, some.toReversed()]) {
      const groups = groupTerms(terms, "pinyin", []);
      expect(groups.map((it) => [it.heading, it.terms.map(({ form }) => form)])).toEqual([
        ["F", expect.arrayContaining(["夫", "复"])],
        ["Z", ["中", "中国"]],
      ]);
      expect(groups[0]?.terms.map((it) => it.form).slice(2)).toEqual(["服务", "福州"]);
    }
  });

  test("has one group for each letter", () => {
    const groups = groupTerms(glossary.terms, "pinyin", report.passages);
    const headings = groups.map((it) => it.heading);
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings).toEqual(headings.toSorted());
    expect(headings.filter((it) => !/^[A-Z]$/u.test(it))).toEqual([]);
  });
});

describe("the lexicon", () => {
  const terms = glossary.terms.map((it) => ({
    ...it,
    address: termAddress("r" as DocumentId, it.id),
  }));
  const lexicon = makeLexicon(terms);
  test("has folded forms, addresses and variants, and nothing of what a term means", () => {
    const text = JSON.stringify(lexicon);
    expect(lexicon.forms.length).toBeGreaterThanOrEqual(terms.length);
    expect(text).toContain("近邻党建");
    expect(text).not.toContain(term("近邻党建").definition.zh.slice(0, 12));
    expect(lexicon.folding.pairs).toContain("鄰邻");
    expect(lexicon.folding.pairs).not.toContain("龜龟");
  });

  test("has a form that two glossaries share once, with both terms", () => {
    const own = (address: string, form: string, ambiguous = false) => ({
      address,
      forms: [{ form, ambiguous, beside: [] }],
    });
    const { forms } = makeLexicon([
      own("a", "近邻党建"),
      own("b", "近鄰黨建", true),
      own("c", "近邻"),
    ]);
    expect(forms).toEqual([
      ["近邻党建", 0, 0, 1, 2],
      ["近邻", 2, 0],
    ]);
  });
});

describe("a glossary with mistakes", () => {
  const entry = {
    id: "jinlin",
    form: "近邻党建",
    pinyin: "jìn-lín dǎng-jiàn",
    kind: "brand",
    specificity: "own",
    english: { text: "x", status: "ours" },
    definition: { zh: "甲", en: "a" },
    basis: "report",
    sources: ["p20"],
    forms: [],
    relations: [],
  };
  const faultsOf = (...entries: unknown[]): string[] => {
    try {
      parseGlossary({ entries, figures: [], timeline: [] }, report);
    } catch (error) {
      if (error instanceof GlossaryError) {
        return error.faults.map((it) => `${it.entry} | ${it.field} | ${it.message}`);
      }
      throw error;
    }
    return [];
  };

  test("is accepted if there are none", () => {
    expect(faultsOf(entry)).toEqual([]);
  });

  test("accepts ambiguous forms, and forms that are ambiguous except beside other terms", () => {
    const other = { ...entry, id: "sandan", form: "三单制" };
    const forms = [
      "邻里党建",
      { form: "近邻", ambiguous: true },
      { form: "三个清单", beside: ["sandan"] },
      { form: "三份清单", ambiguous: true, beside: ["sandan"] },
    ];
    const data = {
      entries: [
        { ...entry, forms },
        { ...other, beside: ["jinlin"] },
      ],
    };
    const { terms } = parseGlossary({ ...data, figures: [], timeline: [] }, report);
    expect(terms.flatMap((it) => it.forms)).toEqual([
      { form: "近邻党建", ambiguous: false, beside: [] },
      { form: "邻里党建", ambiguous: false, beside: [] },
      { form: "近邻", ambiguous: true, beside: [] },
      { form: "三个清单", ambiguous: true, beside: ["sandan"] },
      { form: "三份清单", ambiguous: true, beside: ["sandan"] },
      { form: "三单制", ambiguous: true, beside: ["jinlin"] },
    ]);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ["an unknown field", { colour: "red" }, /^jinlin \| colour \|/u],
    ["a form of 257 characters", { forms: ["长".repeat(257)] }, /^jinlin \| forms/u],
    ["a missing field", { pinyin: undefined }, /^jinlin \| pinyin \|/u],
    ["an unknown kind", { kind: "thing" }, /^jinlin \| kind \|/u],
    ["a missing specificity", { specificity: undefined }, /^jinlin \| specificity \|/u],
    [
      "an unknown specificity",
      { specificity: "rare" },
      /^jinlin \| specificity \| .*"own" \| "shared" \| "common"/u,
    ],
    [
      "an unknown neighbour",
      { forms: [{ form: "近邻", beside: ["nobody"] }] },
      /^jinlin \| beside \| “近邻”: no other entry has the id nobody/u,
    ],
    [
      "an unknown neighbour of the canonical form",
      { beside: ["nobody"] },
      /^jinlin \| beside \| “近邻党建”: no other entry has the id nobody/u,
    ],
    [
      "itself as a neighbour",
      { forms: [{ form: "近邻", beside: ["jinlin"] }] },
      /^jinlin \| beside \| “近邻”: no other entry has the id jinlin/u,
    ],
    ["an empty list of neighbours", { beside: [] }, /^jinlin \| beside \| must name at least one/u],
    [
      "a neighbour of a form that is not ambiguous",
      { ambiguous: false, beside: ["nobody"] },
      /^jinlin \| .* \| a form that is lit only beside other terms is ambiguous/u,
    ],
    [
      "an empty definition",
      { definition: { zh: " ", en: "a" } },
      /^jinlin \| definition\.zh \| must not be empty/u,
    ],
    [
      "an unknown passage",
      { sources: ["p99"] },
      /^jinlin \| sources \| the report has no passage p99/u,
    ],
    [
      "a definition from the report without a source",
      { sources: [] },
      /^jinlin \| sources \| a definition drawn from the report/u,
    ],
    [
      "a relation to an unknown term",
      { relations: [{ type: "see-also", to: "nobody" }] },
      /^jinlin \| relations \| no other entry has the id nobody/u,
    ],
    ["a repeated form", { forms: ["近鄰黨建"] }, /^jinlin \| forms \| “近邻党建” is given twice/u],
    ["a form of quotation marks", { forms: ["“”"] }, /^jinlin \| forms \| a form has nothing but/u],
    [
      "a form that does not occur in the report",
      { form: "近邻食堂" },
      /^jinlin \| forms \| no written form of it stands/u,
    ],
  ])("is refused for %s", (_, change, message) => {
    expect(faultsOf({ ...entry, ...change })).toEqual([expect.stringMatching(message)]);
  });

  test("is refused for two entries with the same form, and for a repeated id", () => {
    expect(faultsOf(entry, { ...entry, id: "other", form: "「近邻」党建" })).toEqual([
      "other | forms | “近邻党建” is also a form of jinlin",
    ]);
    expect(faultsOf(entry, { ...entry, form: "三单制" })).toEqual([
      "jinlin | id | is the id of more than one entry",
    ]);
  });

  test("is refused with every fault at once", () => {
    expect(
      faultsOf({ ...entry, kind: "thing", basis: "hearsay" }, { id: "b" }, 7).length,
    ).toBeGreaterThan(8);
  });

  test("is refused if it is not a list", () => {
    const data = { entries: {}, figures: null, timeline: "x" };
    expect(() => parseGlossary(data, report)).toThrow(
      /entry, file: must be a list[^]*figure, file: [^]*timeline, file: /u,
    );
  });
});
