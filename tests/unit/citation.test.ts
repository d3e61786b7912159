import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { citableOf } from "@/lib/citation/citable";
import { CITATION_FORMATS, type CitationFormat, cite } from "@/lib/citation/cite";
import { findPassage } from "@/lib/document/passage";
import { type SourceDetails, UNKNOWN_SOURCE } from "@/lib/document/source";
import { passagesOf } from "@/lib/reading/passages-of";
import { readPlainText } from "@/lib/reading/plain/read-text";
import type { LibraryItem } from "@/lib/record/record";
import { parseReport } from "@/lib/report/parse-report";
import { atOnce } from "@/lib/slices/in-slices";
import { bundledItem } from "@/lib/store/document-records";

const report = parseReport(bundle.report.id, bundle.report.text);
const item = bundledItem(report);

/** A citation of the bundled report with what was entered about it. */
function citeReport(
  format: CitationFormat,
  part: string | null,
  entered: Partial<SourceDetails> = {},
): string {
  const details = { ...item.details, ...entered };
  const passage = part === null ? null : (findPassage(report, part) ?? null);
  return cite(format, citableOf({ ...item, details }, report.passages, passage));
}

const known = { publisher: "某日报", date: "2024-07-09", page: "5" };

describe("a citation of the report", () => {
  test("leaves open what the delivered text does not say, and marks it", () => {
    expect(citeReport("gbt7714", null)).toBe(
      "冯雪珠. 新时代机关党建的「福州答卷」: 市直机关党建五年工作综述[N]. 〔报名待填〕, 〔日期待填〕(〔版次待填〕).",
    );
    expect(citeReport("plain", "p32")).toBe(
      "冯雪珠：《新时代机关党建的「福州答卷」——市直机关党建五年工作综述》，〔报名待填〕，〔日期待填〕，〔版次待填〕，第32段（健全机关党建责任体系）。",
    );
    const entry = citeReport("bibtex", null);
    expect(entry).toContain("note = {not stated in the delivered text: newspaper, date, page}");
    expect(entry).not.toContain("year");
    const [csl] = JSON.parse(citeReport("csl-json", null)) as Record<string, unknown>[];
    expect(csl).not.toHaveProperty("issued");
    expect(csl).not.toHaveProperty("container-title");
  });

  test("contains what the user has entered", () => {
    expect(citeReport("gbt7714", "p32", known)).toBe(
      "冯雪珠. 新时代机关党建的「福州答卷」: 市直机关党建五年工作综述[N]. 某日报, 2024-07-09(5): 第32段（健全机关党建责任体系）.",
    );
    expect(citeReport("plain", null, known)).toBe(
      "冯雪珠：《新时代机关党建的「福州答卷」——市直机关党建五年工作综述》，《某日报》，2024年7月9日，第5版。",
    );
    expect(citeReport("bibtex", "c5", known)).toBe(`@article{fuzhou-jiguan-dangjian-c5,
  author = {冯雪珠},
  title = {新时代机关党建的「福州答卷」: 市直机关党建五年工作综述},
  journal = {某日报},
  year = {2024},
  month = {7},
  date = {2024-07-09},
  pages = {5},
  langid = {chinese},
  note = {图片说明5},
}
`);
    expect(JSON.parse(citeReport("csl-json", "c5", known))).toEqual([
      {
        id: "fuzhou-jiguan-dangjian-c5",
        type: "article-newspaper",
        title: "新时代机关党建的「福州答卷」: 市直机关党建五年工作综述",
        author: [{ literal: "冯雪珠" }],
        "container-title": "某日报",
        issued: { "date-parts": [[2024, 7, 9]] },
        page: "5",
        language: "zh-CN",
        note: "图片说明5",
      },
    ]);
  });

  test("contains what the user entered in an earlier version, unless it was entered anew", () => {
    const entered = { newspaper: "某日报", date: "2024-07-09", page: "5" };
    const { source } = citableOf(item, report.passages, null, entered);
    expect(source).toMatchObject(known);
    const details = { ...item.details, publisher: "另一家报" };
    const later = citableOf({ ...item, details }, report.passages, null, entered);
    expect(later.source).toMatchObject({ ...known, publisher: "另一家报" });
  });

  test("is safe BibTeX, whatever the user entered", () => {
    const odd = {
      publisher: "A & B_{C} 100% #1 ~ ^ \\",
      address: "https://a.example/{x}_y%20z\\",
    };
    const entry = citeReport("bibtex", null, odd);
    expect(entry).toContain(
      "journal = {A \\& B\\_\\{C\\} 100\\% \\#1 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}}",
    );
    expect(entry).toContain("url = {https://a.example/%7Bx%7D_y%20z%5C}");
  });

  test.each([
    ["c5", "图片说明5"],
    ["s2", "标题“服务保障高质量发展第一要务”"],
  ])("calls %s by its kind", (id, locator) => {
    const passage = findPassage(report, id) ?? null;
    expect(citableOf(item, report.passages, passage).locator).toBe(locator);
  });
});

const PLAN = `厦门市城市基层治理规划
（2026年11月1日）
一、总体要求
以五社联动引领城市基层治理。
二、主要任务
（一）建设近邻中心。到2027年建成120个。
第一条　为了规范治理，制定本规划。
`;
const passages = passagesOf(atOnce(readPlainText(PLAN, null)));

/** A document that was brought, as the source that the details say. */
const brought = (details: Partial<SourceDetails>, language = "zh-CN"): LibraryItem => ({
  ...item,
  kind: "document",
  title: "厦门规划",
  language,
  details: { ...UNKNOWN_SOURCE, title: "厦门市城市基层治理规划", ...details },
});

const citeBrought = (
  format: CitationFormat,
  details: Partial<SourceDetails>,
  part: string | null = null,
  language?: string,
): string =>
  cite(
    format,
    citableOf(brought(details, language), passages, passages.find(({ id }) => id === part) ?? null),
  );

describe("a citation of a document that was brought", () => {
  const online = { address: "https://www.gov.cn/a.html", accessed: "2026-11-30" };

  test.each<[Partial<SourceDetails>, string]>([
    [
      { author: "厦门市人民政府", publisher: "中国政府网", date: "2026-11-01", ...online },
      "厦门市人民政府. 厦门市城市基层治理规划[EB/OL]. 中国政府网: 第1段（一、总体要求）(2026-11-01)[2026-11-30]. https://www.gov.cn/a.html.",
    ],
    [
      { source: "web-page" },
      "厦门市城市基层治理规划[EB/OL]. 第1段（一、总体要求）(〔日期待填〕)[〔引用日期待填〕]. 〔网址待填〕.",
    ],
    [
      { author: "厦门市民政局", place: "厦门", publisher: "厦门市民政局", date: "2026-11" },
      "厦门市民政局. 厦门市城市基层治理规划[R]. 厦门: 厦门市民政局, 2026: 第1段（一、总体要求）.",
    ],
    [
      { source: "report", publisher: "厦门市民政局", date: "2026", ...online },
      "厦门市城市基层治理规划[R/OL]. 厦门市民政局, 2026: 第1段（一、总体要求）[2026-11-30]. https://www.gov.cn/a.html.",
    ],
    [
      { source: "book", place: "北京", publisher: "人民出版社", date: "2018-05-01" },
      "厦门市城市基层治理规划[M]. 北京: 人民出版社, 2018: 第1段（一、总体要求）.",
    ],
    [
      { source: "book" },
      "厦门市城市基层治理规划[M]. 〔出版地待填〕: 〔出版者待填〕, 〔日期待填〕: 第1段（一、总体要求）.",
    ],
    [
      { source: "newspaper", publisher: "厦门日报", date: "2026-11-02", page: "1", ...online },
      "厦门市城市基层治理规划[N/OL]. 厦门日报, 2026-11-02(1): 第1段（一、总体要求）[2026-11-30]. https://www.gov.cn/a.html.",
    ],
  ])("has the form of GB/T 7714 for its kind: %j", (details, expected) => {
    expect(citeBrought("gbt7714", details, "p1")).toBe(expected);
  });

  test.each<[Partial<SourceDetails>, string]>([
    [
      { publisher: "中国政府网", date: "2026-11-01", ...online },
      "《厦门市城市基层治理规划》，中国政府网，2026年11月1日，https://www.gov.cn/a.html，2026年11月30日访问。",
    ],
    [
      { source: "book", author: "某人", place: "北京", publisher: "人民出版社", date: "2018" },
      "某人：《厦门市城市基层治理规划》，北京：人民出版社，2018年。",
    ],
    [
      { source: "report" },
      "《厦门市城市基层治理规划》，〔出版地待填〕：〔出版者待填〕，〔日期待填〕。",
    ],
  ])("reads as a sentence in Chinese: %j", (details, expected) => {
    expect(citeBrought("plain", details)).toBe(expected);
  });

  test("reads as a sentence in English, if its document is in English", () => {
    const details = { title: "A Plan", publisher: "City of X", date: "2026", ...online };
    expect(citeBrought("plain", { ...details, source: "report" }, "p1", "en")).toBe(
      "“A Plan”, City of X, 2026, para. 1 (“一、总体要求”), https://www.gov.cn/a.html (accessed 2026-11-30).",
    );
    expect(citeBrought("plain", { title: "A Plan", source: "book" }, null, "en")).toBe(
      "“A Plan”, [place?], [publisher?], [date?].",
    );
  });

  test.each([
    ["web-page", "@online{", "webpage"],
    ["report", "@techreport{", "report"],
    ["book", "@book{", "book"],
  ] as const)("is an entry of its kind for other programs: %s", (source, entry, type) => {
    const details = { source, publisher: "某社", place: "北京", date: "2018-05", ...online };
    expect(citeBrought("bibtex", details)).toContain(entry);
    const [csl] = JSON.parse(citeBrought("csl-json", details)) as Record<string, unknown>[];
    expect(csl).toMatchObject({
      type,
      issued: { "date-parts": [[2018, 5]] },
      URL: online.address,
      accessed: { "date-parts": [[2026, 11, 30]] },
      [source === "web-page" ? "container-title" : "publisher"]: "某社",
    });
  });

  test("takes a date that is none as it is", () => {
    const details = { source: "report", date: "去年冬天" } as const;
    expect(citeBrought("gbt7714", details)).toContain("去年冬天");
    expect(citeBrought("bibtex", details)).not.toContain("year =");
    expect(citeBrought("csl-json", details)).toContain('"literal": "去年冬天"');
  });

  test.each([
    ["p2", "第2段（（一）建设近邻中心）"],
    ["i1", "第一条"],
    ["s2.1", "标题“（一）建设近邻中心”（二、主要任务）"],
  ])("names passage %s with its section", (id, name) => {
    const passage = passages.find((it) => it.id === id) ?? null;
    expect(citableOf(brought({}), passages, passage).locator).toContain(name);
  });

  test("is that of a page on the day on which it was added, and of a book if it came as one", () => {
    const file = { isPage: true, format: "html" } as NonNullable<LibraryItem["file"]>;
    const page = { ...brought({}), file, created: "2026-11-30T12:00:00.000Z" };
    const { source } = citableOf(page, passages, null);
    expect(source).toMatchObject({ source: "web-page", accessed: "2026-11-30" });
    const epub = { ...brought({}), file: { ...file, isPage: false, format: "epub" as const } };
    expect(citableOf(epub, passages, null).source).toMatchObject({
      source: "book",
      accessed: null,
    });
  });

  test("is never empty, and has no line that says nothing", () => {
    for (const format of CITATION_FORMATS) {
      const text = citeBrought(format, {});
      expect(text).not.toContain("null");
      expect(text).not.toContain("undefined");
    }
  });
});
