import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import type { Annotation } from "@/lib/annotation/model";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";
import { type MarkedText, snippet } from "@/lib/search/marked";
import { OTHER_READINGS } from "@/lib/search/other-readings";
import { plainLetters } from "@/lib/search/reading";
import { search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms, figures } = parseGlossary(bundle.glossary, report);
const note: Annotation = {
  id: "urn:uuid:1",
  created: "2024-07-01T00:00:00.000Z",
  modified: "2024-07-01T00:00:00.000Z",
  motivation: "commenting",
  body: {
    type: "TextualBody",
    value: "比较厦门的近邻模式 and the Fuzhou one",
    format: "text/plain",
  },
  tags: [],
  colour: "blue",
  target: { type: "resource", source: "urn:cideng:x:term:y" },
  canonical: null,
  via: [],
  foreign: null,
};
const searchable = makeSearchable(terms, report.passages, [note], figures);
const find = (query: string) => search(searchable, query);
const forms = (query: string) =>
  find(query).flatMap((it) => (it.type === "term" ? [it.term.form] : []));
const marked = ({ text, marks }: MarkedText) =>
  marks.map(({ start, end }) => text.slice(start, end));

describe("search", () => {
  test.each([
    ["近邻党建", "近邻党建"],
    ["近邻", "近邻党建"],
    ["近鄰黨建", "近邻党建"],
    ["jinlin", "近邻党建"],
    ["jinlindangjian", "近邻党建"],
    ["jin lin dang jian", "近邻党建"],
    ["jìnlín", "近邻党建"],
    ["jldj", "近邻党建"],
    ["jinlin党建", "近邻党建"],
    ["sandanzhi", "三单制"],
    ["3单制", "三单制"],
    ["sdz", "三单制"],
    ["blgc", "堡垒工程"],
    ["四强党支部", "“四强”党支部"],
    ["fortress", "堡垒工程"],
    ["bǎolěi gōngchéng", "堡垒工程"],
    ["bao3lei3gong1cheng2", "堡垒工程"],
    ["baoleigoncheng", "堡垒工程"],
    ["sandanzi", "三单制"],
    ["jingling", "近邻党建"],
    ["buil fort", "堡垒工程"],
    // Readings of names have capitals. Queries may have them or not.
    ["fuzhou", "福州"],
    ["Fúzhōu", "福州"],
    ["FUZHOU", "福州"],
    ["fz", "福州"],
    ["fuzhouxinqu", "福州新区"],
    ["sanjiangkou", "三江口植物园"],
    ["sjkzwy", "三江口植物园"],
    ["zhongguoshixiandaihua", "中国式现代化"],
    ["xjpxsdzgtsshzysx", "习近平新时代中国特色社会主义思想"],
    ["xijinpingxinshidai", "习近平新时代中国特色社会主义思想"],
  ])("“%s” finds %s first", (query, form) => {
    expect(forms(query)[0]).toBe(form);
  });

  test.each([
    // Signs inside the query and around it.
    ["近邻党建。", ["近邻党建"]],
    ["（近邻党建）", ["近邻党建"]],
    ["#近邻党建#", ["近邻党建"]],
    ["近邻党建？！", ["近邻党建"]],
    ["【近邻党建】", ["近邻党建"]],
    ["@近邻党建 ", ["近邻党建"]],
    ["——近邻党建——", ["近邻党建"]],
    ["*近邻党建*", ["近邻党建"]],
    ["近邻/党建", ["近邻党建"]],
    ["近邻·党建", ["近邻党建"]],
    ["jinlin。", ["近邻党建"]],
    ["《走在前，作表率》", ["走在前、作表率"]],
    ["走在前作表率", ["走在前、作表率"]],
    ["马上就办 真抓实干", ["马上就办、真抓实干"]],
    // A list: each part by itself.
    ["近邻党建、堡垒工程", ["近邻党建", "堡垒工程"]],
    ["“近邻党建”，“堡垒工程”；三单制", ["近邻党建", "堡垒工程", "三单制"]],
    ["堡垒工程（baoleigongcheng），不是词语的话", ["堡垒工程"]],
    ["近邻党建 堡垒工程", ["近邻党建", "堡垒工程"]],
    ["三单制　baoleigongcheng", ["三单制", "堡垒工程"]],
    ["🔥近邻党建🔥", ["近邻党建"]],
    // The words in another order.
    ["党建 机关", ["机关党建"]],
    ["党建、机关", ["机关党建"]],
    ["工程 堡垒", ["堡垒工程"]],
    ["黨建 近鄰", ["近邻党建"]],
    ["dangjian jinlin", ["近邻党建"]],
    ["党建 jinlin", ["近邻党建"]],
    ["工程 fortress", ["堡垒工程"]],
    // Without the plus.
    ["党建双拥", ["党建+双拥"]],
    ["djsy", ["党建+双拥"]],
    ["dangjianshuangyong", ["党建+双拥"]],
    ["dangjian双拥", ["党建+双拥"]],
    ["dang jian shuang yong", ["党建+双拥"]],
    ["dj+sy", ["党建+双拥"]],
    ["党建＋双拥", ["党建+双拥"]],
    ["党建-双拥", ["党建+双拥"]],
    // Other readings of a character.
    ["tiaoyanyue", ["调研月"]],
    ["diaoyanyue", ["调研月"]],
    ["zhuanbangdai", ["传帮带"]],
    ["zuanbangdai", ["传帮带"]],
    ["chuanbangdai", ["传帮带"]],
    ["zhuan帮带", ["传帮带"]],
    ["bulei", ["堡垒工程"]],
    ["jinlindangjian, tiaoyanyue", ["近邻党建", "调研月"]],
  ])("“%s”, which occurs nowhere as typed, finds %j first", (query, wanted) => {
    const found = forms(query);
    // Terms that contain one of these may be between them.
    expect(found[0]).toBe(wanted[0]);
    expect(found).toEqual(expect.arrayContaining(wanted));
  });

  test("marks the words if the query matches in another way", () => {
    const marksOf = (query: string) => {
      const [first] = find(query);
      return first?.type === "term" ? [...marked(first.form), ...marked(first.english)] : [];
    };
    expect(marksOf("党建 机关")).toEqual(["机关", "党建"]);
    expect(marksOf("党建双拥")).toEqual(["党建+双拥"]);
    expect(marksOf("（近邻党建）")).toEqual(["近邻党建"]);
    expect(marksOf("近邻党建、堡垒工程")).toEqual(["近邻党建"]);
    expect(marksOf("djsy").join("")).toBe("党建+双拥");
    expect(marksOf("neighborhood").map((it) => it.toLowerCase())).toEqual(["neighbourhood"]);
  });

  test("finds first what consists of all the words, whatever the order of the terms", () => {
    const turned = makeSearchable(terms.toReversed(), report.passages, [], figures);
    const sorted = makeSearchable(
      terms.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      report.passages,
      [],
      figures,
    );
    for (const it of [turned, sorted]) {
      const [first] = search(it, "党建 机关");
      expect(first?.type === "term" && first.term.form).toBe("机关党建");
    }
  });

  test.each(["堡垒。", "（堡垒）", "#堡垒#", "堡垒、查无此词"])(
    "finds passages and notes by “%s” too",
    (query) => {
      const passages = find(query).flatMap((it) => (it.type === "passage" ? [it.passage.id] : []));
      expect(passages[0]).toBe("p23");
      const found = find(query.replace("堡垒", "厦门")).map(({ type }) => type);
      expect(found).toContain("note");
    },
  );

  test("knows the characters with several readings from the dictionary that it was made from", async () => {
    const { otherReadings } = await import("../../scripts/other-readings.mjs");
    expect(OTHER_READINGS).toBe(otherReadings());
  });

  test("finds every term among the first three by its initials; of terms with the same initials, the shortest first", () => {
    const initialsOf = (pinyin: string) =>
      pinyin
        .split(/[\s-]+/u)
        .map((syllable) => plainLetters(syllable).slice(0, 1))
        .join("");
    for (const term of terms) {
      const initials = initialsOf(term.pinyin);
      const namesakes = terms.filter((it) => initialsOf(it.pinyin) === initials);
      expect(namesakes.length, initials).toBeLessThanOrEqual(3);
      expect(forms(initials).slice(0, 3), `${term.form} by ${initials}`).toContain(term.form);
    }
  });

  test.each([
    ["2921", "2921条"],
    ["29100", "2.91万"],
    ["research results", null],
  ])("finds figures by “%s”", (query, quote) => {
    const found = find(query).flatMap((it) => (it.type === "figure" ? [it] : []));
    expect(found.length).toBeGreaterThan(0);
    if (quote !== null) expect(found[0]?.figure.quote).toContain(quote);
  });

  test.each([" ", "\n", "\ud800", "(.*)+$", "a".repeat(5000), "党".repeat(5000)])(
    "survives %j",
    (query) => {
      expect(() => find(query)).not.toThrow();
    },
  );

  test("finds every term first by its own form, and by its full reading first or after its homophones", () => {
    for (const term of terms) {
      expect(forms(term.form)[0], term.form).toBe(term.form);
      const reading = plainLetters(term.pinyin);
      const first = terms.filter((it) => plainLetters(it.pinyin) === reading).map((it) => it.form);
      expect(first, `${term.form} by ${reading}`).toContain(forms(reading)[0]);
    }
  });

  test("marks the hit: in the form, in its reading, in the English", () => {
    const mark = (query: string) => {
      const [first] = find(query);
      return first?.type === "term" ? [...marked(first.form), ...marked(first.english)] : [];
    };
    expect(mark("堡垒")).toEqual(["堡垒"]);
    expect(mark("jinlin").join("")).toBe("近邻");
    expect(mark("fortress")).toEqual(["Fortress"]);
  });

  test("finds passages by their text, those with most hits first, with the hits marked", () => {
    const passages = find("堡垒").flatMap((it) => (it.type === "passage" ? [it] : []));
    expect(passages[0]?.passage.id).toBe("p23");
    expect(marked(passages[0]?.line ?? { text: "", marks: [] })).toContain("堡垒");
  });

  test("finds a passage by words on both sides of a column break", () => {
    const passages = find("2000多个基层").flatMap((it) =>
      it.type === "passage" ? [it.passage.id] : [],
    );
    expect(passages).toEqual(["p19"]);
  });

  test("finds notes by their text", () => {
    const notes = find("厦门").flatMap((it) => (it.type === "note" ? [it] : []));
    expect(notes.map((it) => it.annotation.id)).toEqual([note.id]);
    expect(marked(notes[0]?.line ?? { text: "", marks: [] })).toEqual(["厦门"]);
  });

  test.each(["", "  ", "“”", "zzzzqq", "xyz 党"])("finds nothing for “%s”", (query) => {
    expect(find(query)).toEqual([]);
  });
});

describe("search in a dictionary", () => {
  const [any] = terms as [(typeof terms)[number]];
  const dictionary = (
    entries: readonly { form: string; pinyin: string; english?: string; definition?: string }[],
  ) =>
    makeSearchable(
      entries.map(({ form, pinyin, english = "", definition = "" }) => ({
        ...any,
        form,
        forms: [{ form, ambiguous: false, beside: [] }],
        pinyin,
        english: { ...any.english, text: english },
        definition: { zh: "", en: definition },
      })),
      [],
      [],
    );
  const formsIn = (entries: Parameters<typeof dictionary>[0], query: string) =>
    search(dictionary(entries), query).flatMap((it) => (it.type === "term" ? [it.term.form] : []));
  const many = (english: string) =>
    Array.from({ length: 300 }, () => ({ form: "某某某", pinyin: "mǒu mǒu mǒu", english }));
  const few = [
    { form: "新中国", pinyin: "xīn zhōng guó" },
    { form: "中国人", pinyin: "zhōng guó rén" },
    { form: "中国", pinyin: "zhōng guó" },
    { form: "整理", pinyin: "zhěng lǐ" },
    { form: "真理", pinyin: "zhēn lǐ" },
    { form: "种瓜", pinyin: "zhòng guā" },
    { form: "中", pinyin: "zhōng guó" },
  ];

  test.each([
    ["zhongguo", ["中国", "中国人", "新中国"]],
    ["zongguo", ["中国", "中国人", "新中国"]],
    ["zhong国", ["中国", "中国人", "新中国"]],
    ["zhgu", ["中国", "种瓜", "中国人", "新中国"]],
    ["zongg", ["中国", "种瓜", "中国人", "新中国"]],
    ["zenli", ["整理", "真理"]],
    ["zhenli", ["真理", "整理"]],
    ["guoz", []],
  ])("finds by “%s” the better reading first, then the shorter term: %j", (query, wanted) => {
    expect(formsIn(few, query)).toEqual(wanted);
  });

  test("finds terms that equal the query or begin with it after hundreds that contain it", () => {
    const insides = Array.from({ length: 300 }, () => ({ form: "大中国", pinyin: "dà zhōng guó" }));
    const entries = [...insides, { form: "中国人", pinyin: "zhōng guó rén" }, ...few];
    for (const query of ["中国", "zhongguo", "zg"]) {
      const found = formsIn(entries, query);
      expect(found.indexOf("中国"), query).toBeLessThan(found.indexOf("中国人"));
      expect(found, query).toContain("中国");
    }
  });

  test("shows the best of many, wherever they are in the list", () => {
    const insides = Array.from({ length: 30 }, () => ({ form: "大中国", pinyin: "dà zhōng guó" }));
    expect(formsIn([...insides, ...few], "中国").slice(0, 3)).toEqual(["中国", "中国人", "大中国"]);
  });

  test("finds what contains all words after hundreds that contain one of them", () => {
    const entries = [
      ...many("building"),
      { form: "堡垒", pinyin: "bǎo lěi", english: "building of a fort" },
    ];
    expect(formsIn(entries, "building fort")).toEqual(["堡垒"]);
  });

  test("finds by the definition after all better matches", () => {
    const defined = { form: "工程", pinyin: "gōng chéng", definition: "a fort of the party" };
    const named = { form: "很长的堡垒", pinyin: "hěn cháng de bǎo lěi", english: "fort" };
    expect(formsIn([...few, defined, named], "fort")).toEqual(["很长的堡垒", "工程"]);
  });

  test.each([
    ["neighborhood", "Neighbourhood Party building"],
    ["neighbourhoods", "Mutual aid of neighborhoods"],
    ["organization", "An organisation"],
    ["organisation", "An organization"],
    ["organiz", "organising committee"],
    ["party center", "Centre of the Party"],
    ["programme", "a work program"],
    ["program", "Work programmes"],
    ["labor", "labour union"],
    ["labour", "labor union"],
    ["modernize", "to modernise"],
    ["analyze", "analysed figures"],
    ["dialog", "a dialogue with the people"],
    ["counseling", "Counselling room"],
    ["defense", "national defence"],
    ["judgment", "a judgement"],
    ["fulfill", "fulfil a duty"],
    ["civilized neighbor", "civilised neighbours"],
  ])("finds by “%s” what is written “%s”", (query, english) => {
    const entries = [...few, { form: "某词", pinyin: "mǒu cí", english }];
    const [found] = search(dictionary(entries), query);
    if (found?.type !== "term") throw new Error("it was not found");
    expect(found.term.form).toBe("某词");
    expect(marked(found.english).length).toBe(query.split(" ").length);
    const defined = [...few, { form: "某词", pinyin: "mǒu cí", definition: english }];
    expect(formsIn(defined, query)).toEqual(["某词"]);
  });

  test("does not confuse a word with one that only looks like its other spelling", () => {
    const entries = [{ form: "四", pinyin: "sì", english: "hour" }, ...few];
    expect(formsIn(entries, "hors")).toEqual([]);
  });

  test("does not try a failed way twice", () => {
    const form = "A".repeat(40);
    const entries = [{ form, pinyin: Array.from(form, () => "a").join(" ") }];
    expect(formsIn(entries, "a".repeat(30))).toEqual([form]);
    expect(formsIn(entries, `${"a".repeat(30)}b`)).toEqual([]);
  });
});

describe("snippet", () => {
  test("is cut around the first hit, with its marks moved along", () => {
    const text = `${"前".repeat(100)}灯${"后".repeat(100)}`;
    const cut = snippet({ text, marks: [{ start: 100, end: 101 }] });
    expect(marked(cut)).toEqual(["灯"]);
    expect(cut.text.length).toBeLessThan(80);
    expect(cut.text).toMatch(/^….*…$/u);
  });

  test("does not divide a surrogate pair", () => {
    const text = `${"\u{20021}".repeat(60)}灯`;
    const cut = snippet({ text, marks: [{ start: 120, end: 121 }] });
    expect(cut.text.isWellFormed()).toBe(true);
    expect(marked(cut)).toEqual(["灯"]);
  });
});
