import { describe, expect, test } from "vitest";
import { lintGlossary } from "@/lib/glossary/lint";
import { type DoneMend, type TermChange, mended } from "@/lib/glossary/mend-glossary";
import { RELATION_NAMES, inverseOf } from "@/lib/glossary/relations";
import { type WrittenTerm, bareTerm } from "@/lib/glossary/term";
import { tiesOf, withTies } from "@/lib/glossary/ties";
import { storedSyllables, syllablesIn, withSyllable } from "@/lib/library/pinyin-of";

function term(form: string, change: Partial<WrittenTerm> = {}): WrittenTerm {
  return { ...bareTerm(form, form), ...change };
}

/** The terms after changes. */
function after(terms: readonly WrittenTerm[], changes: readonly TermChange[]): WrittenTerm[] {
  const changed = new Map(changes.map((it) => [it.id, it.after]));
  return terms.flatMap((it) => {
    const now = changed.has(it.id) ? changed.get(it.id) : it;
    return now ? [now] : [];
  });
}

const lint = (terms: readonly WrittenTerm[]) =>
  lintGlossary(
    terms.map((it) => ({ ...it, occurrences: [{ passage: "p1", start: 0, end: 1 }] })),
    { everyday: new Set(["发展"]) },
  );

describe("a mend of the linter", () => {
  test.each<[string, WrittenTerm[]]>([
    ["same-form", [term("三单制"), term("三單制")]],
    ["form-inside", [term("双拥"), term("党建+双拥")]],
    ["too-short", [term("亩")]],
    ["everyday-word", [term("发展")]],
    ["no-source", [term("三单制", { definition: { zh: "办法。", en: null }, basis: "report" })]],
    ["one-sided-relation", [term("三单制", { relations: [{ type: "part-of", to: "没有的" }] })]],
    [
      "contradictory-relation",
      [
        term("责任清单", { relations: [{ type: "part-of", to: "三单制" }] }),
        term("三单制", { relations: [{ type: "part-of", to: "责任清单" }] }),
      ],
    ],
  ])("takes the doubt away: %s", (kind, terms) => {
    const [doubt] = lint(terms);
    expect(doubt?.kind).toBe(kind);
    expect(lint(after(terms, mended(terms, doubt?.mend as DoneMend)))).toEqual([]);
  });

  test("that joins two entries loses nothing that either says", () => {
    const into = term("三单制", {
      definition: { zh: "三张清单。", en: null },
      basis: "report",
      sources: ["p1"],
      relations: [{ type: "see-also", to: "三單制" }],
    });
    const from = term("三單制", {
      pinyin: "sān-dān-zhì",
      kind: "mechanism",
      english: { text: "Three-List System", status: "literal" },
      definition: { zh: "管理办法。", en: "A system." },
      basis: "background",
      sources: ["p2"],
      forms: [
        { form: "三單制", ambiguous: false, beside: [] },
        { form: "“三单”管理", ambiguous: true, beside: ["三单制", "清单"] },
      ],
      relations: [{ type: "part-of", to: "清单" }],
    });
    const other = term("清单", {
      forms: [{ form: "清单", ambiguous: true, beside: ["三單制"] }],
      relations: [{ type: "contrasts-with", to: "三單制" }],
    });
    const terms = [into, from, other];
    const left = after(terms, mended(terms, { kind: "merge", from: "三單制", into: "三单制" }));
    expect(left).toEqual([
      {
        ...into,
        pinyin: "sān-dān-zhì",
        kind: "mechanism",
        english: from.english,
        definition: { zh: "三张清单。\n管理办法。", en: "A system." },
        // Only a part of it rests on the document.
        basis: "background",
        sources: ["p1", "p2"],
        forms: [into.forms[0], { form: "“三单”管理", ambiguous: true, beside: ["清单"] }],
        relations: [{ type: "part-of", to: "清单" }],
      },
      {
        ...other,
        forms: [{ form: "清单", ambiguous: true, beside: ["三单制"] }],
        relations: [{ type: "contrasts-with", to: "三单制" }],
      },
    ]);
  });

  test("changes nothing if the entry is gone", () => {
    expect(mended([], { kind: "set-background", term: "a" })).toEqual([]);
    expect(mended([term("a")], { kind: "merge", from: "b", into: "a" })).toEqual([]);
  });
});

describe("the relations of a term", () => {
  test.each(RELATION_NAMES)("can be added and removed from either side: %s", (name) => {
    const terms = [term("甲"), term("乙"), term("丙")];
    const [own, ...changed] = withTies(terms[0] as WrittenTerm, [{ name, to: "乙" }], terms);
    const all = after(
      terms,
      [own, ...changed].map((it) => ({ id: it.id, after: it })),
    );
    const one = all.find(({ id }) => id === "甲") as WrittenTerm;
    const other = all.find(({ id }) => id === "乙") as WrittenTerm;
    expect(tiesOf(one, all)).toEqual([{ name, to: "乙" }]);
    expect(tiesOf(other, all)).toEqual([{ name: inverseOf(name), to: "甲" }]);
    // It is declared once, and removed by the one that does not declare it too.
    const declared = all.flatMap(({ relations }) => relations);
    expect(declared).toHaveLength(1);
    const [without, ...freed] = withTies(other, [], all);
    const last = after(
      all,
      [without, ...freed].map((it) => ({ id: it.id, after: it })),
    );
    expect(last).toEqual(terms);
  });

  test("to a term that is gone stays until it is removed", () => {
    const lost = term("甲", { relations: [{ type: "part-of", to: "没有的" }] });
    const ties = tiesOf(lost, [lost]);
    expect(ties).toEqual([{ name: "part-of", to: "没有的" }]);
    expect(withTies(lost, ties, [lost])).toEqual([lost]);
    expect(withTies(lost, [], [lost])).toEqual([term("甲")]);
  });
});

describe("the syllables of a reading", () => {
  test("are taken as they are written", () => {
    expect(syllablesIn("bǎo-lěi  gōng-chéng")).toEqual(["bǎo", "lěi", "gōng", "chéng"]);
    expect(syllablesIn("")).toEqual([]);
  });

  test("are replaced one by one, with their capitals and hyphens", () => {
    expect(withSyllable("Zhǎng-lè qū", 0, "cháng")).toBe("Cháng-lè qū");
    expect(withSyllable("háng-zhǎng", 1, "cháng")).toBe("háng-cháng");
    expect(withSyllable("háng", 4, "cháng")).toBe("háng");
  });

  test("are asked for only where nobody has confirmed them", () => {
    const found = [
      { character: "行", reading: "xíng", others: ["háng"] },
      { character: "长", reading: "cháng", others: ["zhǎng"] },
    ];
    expect(storedSyllables(found, "háng-cháng", [1])).toEqual([
      { character: "行", reading: "háng", others: [] },
      { character: "长", reading: "cháng", others: ["zhǎng"] },
    ]);
    expect(storedSyllables(found, "háng", [1])).toBeNull();
  });
});
