import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { EVERYDAY } from "@/lib/candidates/words/modifiers";
import { DOUBT_NAME, MAX_ASIDE, named, withAside } from "@/lib/record/doubt-name";
import { checkDefinition } from "@/lib/glossary/check-definition";
import { type LintFault, type LintedTerm, lintGlossary } from "@/lib/glossary/lint";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";

function term(form: string, change: Partial<LintedTerm> = {}): LintedTerm {
  return {
    id: form,
    form,
    forms: [{ form, ambiguous: false, beside: [] }],
    definition: { zh: "由办公室编写、每年公布一次的清单汇编。", en: "" },
    basis: "report",
    sources: ["p1"],
    relations: [],
    occurrences: [{ passage: "p1", start: 0, end: form.length }],
    ...change,
  };
}

const lint = (...terms: readonly LintedTerm[]): LintFault[] =>
  lintGlossary(terms, { everyday: EVERYDAY });
const defined = (form: string, zh: string): LintedTerm =>
  term(form, { definition: { zh, en: "" } });

describe("the linter of glossaries", () => {
  test("has nothing to say of a sound glossary", () => {
    expect(lint(term("三单制"), term("堡垒工程"))).toEqual([]);
    expect(lint()).toEqual([]);
  });

  test.each([
    ["三单制", "三單制"],
    ["三单制", "“三单”制"],
    ["马上就办、真抓实干", "马上就办，真抓实干"],
    ["党建+双拥", "党建＋双拥"],
  ])("finds %s and %s to be one form, and offers to merge them", (one, other) => {
    expect(lint(term(one), term(other))).toEqual([
      {
        kind: "same-form",
        term: other,
        form: other,
        other: one,
        mend: { kind: "merge", from: other, into: one },
      },
    ]);
  });

  test("finds a form inside another, and offers a relation", () => {
    expect(lint(term("双拥"), term("党建+双拥"))).toEqual([
      {
        kind: "form-inside",
        term: "双拥",
        form: "双拥",
        other: "党建+双拥",
        otherForm: "党建+双拥",
        mend: {
          kind: "add-relation",
          term: "党建+双拥",
          relation: { type: "see-also", to: "双拥" },
        },
      },
    ]);
  });

  test("is content with a form inside another if the two are related", () => {
    const relations = [{ type: "part-of", to: "党建+双拥" }] as const;
    expect(lint(term("双拥", { relations }), term("党建+双拥"))).toEqual([]);
  });

  test.each([
    ["too-short", "亩"],
    ["too-short", "AI"],
    ["everyday-word", "发展"],
    ["everyday-word", "發展"],
  ])("finds %s: %s, and offers to mark it ambiguous", (kind, form) => {
    const mend = { kind: "mark-ambiguous", term: form, form };
    expect(lint(term(form))).toEqual([{ kind, term: form, form, mend }]);
    expect(lint(term(form, { forms: [{ form, ambiguous: true, beside: [] }] }))).toEqual([]);
  });

  test("finds a definition without a source, and offers the first passage, or general knowledge", () => {
    expect(lint(term("三单制", { sources: [] }))).toEqual([
      {
        kind: "no-source",
        term: "三单制",
        mend: { kind: "add-source", term: "三单制", passage: "p1" },
      },
    ]);
    const [fault] = lint(term("三单制", { sources: [], occurrences: [] }));
    expect(fault?.mend).toEqual({ kind: "set-background", term: "三单制" });
    expect(lint(term("三单制", { sources: [], basis: "background" }))).toEqual([]);
    expect(lint({ ...defined("三单制", ""), sources: [] })).toEqual([]);
  });

  test("finds a definition that says only the term", () => {
    expect(lint(defined("四下基层", "指四下基层的工作。"))).toMatchObject([
      { kind: "circular", term: "四下基层", through: [] },
    ]);
    expect(
      lint(defined("四下基层", "四下基层是宣传、调查研究、信访接待、现场办公四项下基层的制度。")),
    ).toEqual([]);
  });

  test("finds definitions that lead in a circle", () => {
    const circle = [
      defined("河长制", "即水长制。"),
      defined("水长制", "就是湖长制。"),
      defined("湖长制", "同河长制。"),
    ];
    expect(lint(...circle)).toMatchObject([
      { kind: "circular", term: "河长制", through: ["水长制", "湖长制"] },
    ]);
    const last = defined("湖长制", "由各级党政负责人担任湖长、负责湖泊治理的制度。");
    expect(lint(...circle.slice(0, 2), last)).toEqual([]);
  });

  test("finds a relation that is seen from one side only", () => {
    const relation = { type: "part-of", to: "没有的" } as const;
    expect(lint(term("三单制", { relations: [relation] }))).toEqual([
      {
        kind: "one-sided-relation",
        term: "三单制",
        relation,
        mend: { kind: "remove-relation", term: "三单制", relation },
      },
    ]);
  });

  test("finds two entries that are part of one another", () => {
    const one = term("责任清单", { relations: [{ type: "part-of", to: "三单制" }] });
    const other = term("三单制", { relations: [{ type: "part-of", to: "责任清单" }] });
    expect(lint(one, other).map((it) => it.kind)).toEqual([
      "contradictory-relation",
      "contradictory-relation",
    ]);
  });

  test("finds no same form, circle or broken relation in the bundled glossary", () => {
    const report = parseReport(bundle.report.id, bundle.report.text);
    const { terms } = parseGlossary(bundle.glossary, report);
    const kinds = new Set(lint(...terms).map((it) => it.kind));
    expect([...kinds].filter((it) => it !== "form-inside" && it !== "too-short")).toEqual([]);
  });

  test("takes ten thousand entries", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => term(`词条${i}号`));
    expect(lint(...many)).toEqual([]);
  });
});

describe("the name of a doubt", () => {
  /** The names of the doubts of one kind. */
  const namesOf = (kind: LintFault["kind"], ...terms: readonly LintedTerm[]): string[] =>
    named(lint(...terms), terms).flatMap((it) => (it.kind === kind ? [it.name] : []));
  const form = (it: string) => ({ form: it, ambiguous: false, beside: [] });
  const see = (to: string) => [{ type: "see-also", to }] as const;
  const [inner, outer] = [term("shuang", { forms: [form("双拥")] }), term("党建+双拥")];
  const inside = [inner, outer];
  const [river, water] = [defined("河长制", "即水长制。"), defined("水长制", "同河长制。")];
  const circle = [river, water];
  const unfounded = term("三单制", { sources: [] });

  test("looks as a record may have it", () => {
    const [name] = namesOf("form-inside", term("sy", { forms: [form("双拥")] }), term("党建+双拥"));
    expect(name).toMatch(/^form-inside:sy:[\da-f]{8}$/u);
    expect(name).toMatch(DOUBT_NAME);
  });

  test.each<[LintFault["kind"], LintedTerm[], string, LintedTerm[]]>([
    [
      "form-inside",
      inside,
      "a definition",
      [{ ...inner, definition: { zh: "新", en: "" } }, outer],
    ],
    ["form-inside", inside, "a term beside them", [...inside, term("三单制")]],
    ["no-source", [unfounded], "the offered source", [{ ...unfounded, occurrences: [] }]],
    ["too-short", [term("亩")], "a relation", [term("亩", { relations: see("无") })]],
    ["circular", circle, "a source", [river, { ...water, sources: [] }]],
  ])("of %s stays if it is not about what has changed: %#", (kind, before, _, after) => {
    expect(namesOf(kind, ...before)).toHaveLength(1);
    expect(namesOf(kind, ...after)).toEqual(namesOf(kind, ...before));
  });

  test.each<[LintFault["kind"], LintedTerm[], string, LintedTerm[]]>([
    [
      "form-inside",
      inside,
      "the other form",
      [inner, term("党建+双拥", { forms: [form("党建双拥")] })],
    ],
    [
      "too-short",
      [term("m", { forms: [form("亩")] })],
      "the form",
      [term("m", { forms: [form("里")] })],
    ],
    [
      "no-source",
      [unfounded],
      "the definition",
      [{ ...unfounded, definition: { zh: "另一种说法。", en: "" } }],
    ],
    ["circular", circle, "another definition", [river, defined("水长制", "就是河长制。")]],
    [
      "one-sided-relation",
      [term("甲乙", { relations: see("无") })],
      "the relation",
      [term("甲乙", { relations: see("没有") })],
    ],
    [
      "same-form",
      [term("三单制"), term("三單制")],
      "the form",
      [term("三单制"), term("三單制", { forms: [form("“三单”制")] })],
    ],
  ])("of %s is another one with another subject: %#", (kind, before, _, after) => {
    const [one, other] = [namesOf(kind, ...before), namesOf(kind, ...after)];
    expect([one.length, other.length]).toEqual([1, 1]);
    expect(other).not.toEqual(one);
  });

  test("is set aside once, brought back, and gives way when there are too many", () => {
    expect(withAside(["a"], "b", true)).toEqual(["a", "b"]);
    expect(withAside(["a", "b"], "a", true)).toEqual(["b", "a"]);
    expect(withAside(["a", "b"], "a", false)).toEqual(["b"]);
    expect(withAside([], "a", false)).toEqual([]);
    const many = Array.from({ length: MAX_ASIDE }, (_, i) => String(i));
    expect(withAside(many, "a", true)).toEqual([...many.slice(1), "a"]);
  });
});

describe("checking a definition against its passages", () => {
  const passages = [
    { text: "5年来累计下发机关党建问题清单2921条，实行“三单制”管理，占比达40.97%。" },
    { text: "共吸引3.1万多人次，连续十一年开展，出台《机关纪委工作制度》。" },
  ];

  test.each([
    "五年来下发2921条。",
    "下发2,921条，占40.97%。",
    "下发２９２１条。",
    "吸引31000多人次。",
    "连续11年开展。",
    "实行「三單制」，出台《机关纪委工作制度》。",
    "统一部署，一致行动。",
    "",
  ])("finds nothing in: %s", (definition) => {
    expect(checkDefinition(definition, passages)).toEqual([]);
  });

  test.each([
    ["六年来下发2921条。", "number", "六"],
    ["下发2922条。", "number", "2922"],
    ["占40.9%。", "number", "40.9"],
    ["连续十二年开展。", "number", "十二"],
    ["吸引3.2万人次。", "number", "3.2万"],
    ["实行“四单制”管理。", "quotation", "四单制"],
    ["出台《机关工作制度》。", "quotation", "机关工作制度"],
  ])("finds in %s the %s %s", (definition, kind, text) => {
    const start = definition.indexOf(text);
    expect(checkDefinition(definition, passages)).toEqual([
      { kind, text, start, end: start + text.length },
    ]);
  });

  test("finds everything if there are no passages", () => {
    expect(checkDefinition("下发2921条“清单”。", [])).toHaveLength(2);
  });
});
