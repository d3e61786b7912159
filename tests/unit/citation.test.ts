import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { citableOf } from "@/lib/citation/citable";
import { cite } from "@/lib/citation/cite";
import { UNKNOWN_SOURCE } from "@/lib/citation/source";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/document/passage";

const report = parseReport(bundle.report.id, bundle.report.text);
const whole = citableOf(report.id, report.passages, null);
const part = citableOf(report.id, report.passages, findPassage(report, "p32") ?? null);
const known = { newspaper: "某日报", date: "2024-07-09", page: "5" };

describe("a citation", () => {
  test("leaves open what the delivered text does not say, and marks it", () => {
    expect(cite("gbt7714", whole, UNKNOWN_SOURCE)).toBe(
      "冯雪珠. 新时代机关党建的「福州答卷」: 市直机关党建五年工作综述[N]. 〔报名待填〕, 〔日期待填〕(〔版次待填〕).",
    );
    expect(cite("plain", part, UNKNOWN_SOURCE)).toBe(
      "冯雪珠：《新时代机关党建的「福州答卷」——市直机关党建五年工作综述》，〔报名待填〕，〔日期待填〕，〔版次待填〕，第32段。",
    );
    expect(cite("bibtex", whole, UNKNOWN_SOURCE)).toContain(
      "note = {not stated in the delivered text: newspaper, date, page}",
    );
    expect(cite("bibtex", whole, UNKNOWN_SOURCE)).not.toContain("year");
    const [item] = JSON.parse(cite("csl-json", whole, UNKNOWN_SOURCE)) as Record<string, unknown>[];
    expect(item).not.toHaveProperty("issued");
    expect(item).not.toHaveProperty("container-title");
  });

  test("contains what the user has entered", () => {
    expect(cite("gbt7714", part, known)).toBe(
      "冯雪珠. 新时代机关党建的「福州答卷」: 市直机关党建五年工作综述[N]. 某日报, 2024-07-09(5): 第32段.",
    );
    expect(cite("plain", whole, known)).toBe(
      "冯雪珠：《新时代机关党建的「福州答卷」——市直机关党建五年工作综述》，《某日报》，2024年7月9日，第5版。",
    );
    expect(cite("bibtex", part, known)).toBe(`@article{fuzhou-jiguan-dangjian-p32,
  author = {冯雪珠},
  title = {新时代机关党建的「福州答卷」: 市直机关党建五年工作综述},
  journal = {某日报},
  year = {2024},
  month = {7},
  date = {2024-07-09},
  pages = {5},
  langid = {chinese},
  note = {第32段},
}
`);
    expect(JSON.parse(cite("csl-json", part, known))).toEqual([
      {
        id: "fuzhou-jiguan-dangjian-p32",
        type: "article-newspaper",
        title: "新时代机关党建的「福州答卷」: 市直机关党建五年工作综述",
        author: [{ literal: "冯雪珠" }],
        "container-title": "某日报",
        issued: { "date-parts": [[2024, 7, 9]] },
        page: "5",
        language: "zh-CN",
        note: "第32段",
      },
    ]);
  });

  test("is safe BibTeX, whatever the user entered", () => {
    const odd = { newspaper: "A & B_{C} 100% #1 ~ ^ \\", date: null, page: null };
    expect(cite("bibtex", whole, odd)).toContain(
      "journal = {A \\& B\\_\\{C\\} 100\\% \\#1 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}}",
    );
  });

  test.each([
    ["c5", "图片说明5"],
    ["s2", "标题“服务保障高质量发展第一要务”"],
  ])("calls %s by its kind", (id, locator) => {
    expect(citableOf(report.id, report.passages, findPassage(report, id) ?? null).locator).toBe(
      locator,
    );
  });
});
