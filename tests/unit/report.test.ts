import type { DocumentId } from "@/lib/document/address";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { ReportError, parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/document/passage";

const ID = "x" as DocumentId;
const { text } = bundle.report;
const report = parseReport(bundle.report.id, text);
const textOf = (id: string) => findPassage(report, id)?.text;

describe("the delivered report", () => {
  test("is in data/ byte for byte", () => {
    const bytes = readFileSync("data/report/000_0cdc80942cc487f2.txt");
    expect(new TextEncoder().encode(text)).toEqual(new Uint8Array(bytes));
    expect(bytes.length).toBe(11_640);
  });

  test("is covered by its passages: every character except white space, each once", () => {
    const covered = new Uint8Array(text.length);
    for (const { places } of report.passages) {
      for (const { start, end } of places) {
        for (let i = start; i < end; i += 1) covered[i] = (covered[i] as number) + 1;
      }
    }
    for (let i = 0; i < text.length; i += 1) {
      const isInsideLine = covered[i] === 1;
      if (/\S/u.test(text[i] as string)) expect(covered[i], `offset ${i}`).toBe(1);
      else if (isInsideLine) expect(text[i]).toBe(" ");
      else expect(covered[i]).toBe(0);
    }
  });

  test("has passages that are the joined text of their places", () => {
    for (const { text: own, places } of report.passages) {
      expect(own).toBe(places.map(({ start, end }) => text.slice(start, end)).join(""));
    }
  });

  test("the passages, joined in the order of their places, are the file without its white space", () => {
    const places = report.passages.flatMap((passage) => passage.places);
    const joined = places
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }) => text.slice(start, end))
      .join("");
    expect(joined.replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
  });

  test("begins with headline, subtitle and byline, wherever they were printed", () => {
    expect(report.passages.slice(0, 3).map(({ id, text: own }) => [id, own])).toEqual([
      ["headline", "新时代机关党建的「福州答卷」"],
      ["subtitle", "市直机关党建五年工作综述"],
      ["byline", "本报记者 冯雪珠"],
    ]);
  });

  test("has four sections with their subheadings", () => {
    expect(
      report.passages
        .filter(({ role }) => role === "section")
        .map(({ id, text }) => [
          text,
          report.passages
            .filter(({ role, section }) => role === "subheading" && section === id)
            .map((it) => it.text),
        ]),
    ).toEqual([
      ["走好践行“两个维护”第一方阵", ["坚持不懈加强政治建设——", "持之以恒筑牢思想根基——"]],
      ["服务保障高质量发展第一要务", ["聚焦中心勇作为——", "围绕民生有担当——", "党群共建聚合力——"]],
      [
        "筑牢基层基础第一工程",
        ["建强基层党组织战斗堡垒——", "深化机关党建创新赋能——", "强化队伍提升素质能力——"],
      ],
      ["压实全面从严治党第一责任", ["健全机关党建责任体系——"]],
    ]);
  });

  test("has its six photo captions separated from its paragraphs", () => {
    const captions = report.passages.filter((it) => it.role === "caption");
    expect(captions.map((it) => it.text.slice(0, 8))).toEqual([
      "“我学习 我快乐",
      "专场招聘会为随军",
      "第三届福州新区趣",
      "市直机关“我讲党",
      "市直机关“我在乡",
      "“感悟思想伟力 ",
    ]);
  });

  test.each([
    ["p19", "引领2000多个基层党组织"],
    ["p20", "推动机关党组织到201个社区报到"],
    ["p25", "自愿报名参加学干部达2.54万人次,线上课程点击量达34.36万次。"],
    ["p27", "“新、活、实”优秀案例征集评选活动"],
    ["p34", "市直党群机构绩效“业务实绩”指标核验"],
    ["p36", "配齐配强机关纪委书记"],
  ])("has the sentence joined again that a column cut in two in %s", (id, sentence) => {
    expect(textOf(id)).toContain(sentence);
    expect(findPassage(report, id)?.places).toHaveLength(2);
  });

  test("has exactly six joined sentences", () => {
    expect(report.passages.filter((it) => it.places.length > 1)).toHaveLength(6);
  });

  test("keeps the closing quotation mark whose opening one is missing", () => {
    expect(textOf("p22")).toContain("忙来忙去只是瞎忙。”1990年6月");
  });

  test("keeps the ids of its passages", () => {
    const ids = report.passages.map(({ id, text: own }) => `${id} ${own.slice(0, 6)}`).join("\n");
    expect(ids).toMatchSnapshot();
  });
});

describe("a text that is not such a report", () => {
  const lines = (...all: string[]) => all.join("\n\n");
  test.each([
    ["is empty", "\n \n", "no line has any text"],
    ["has no byline", lines("标题", "正文在此。"), "No byline was found"],
    [
      "has no headline",
      lines("一张照片在此。", "本报记者 某某"),
      "No headline stands above the byline in line 3",
    ],
    [
      "has one line too many above the byline",
      lines("标题", "副题", "第三行", "本报记者 某某"),
      "Line 5 stands between subtitle and byline",
    ],
    [
      "ends in the middle of a sentence",
      lines("标题", "本报记者 某某", "\n", "正文在此,说到一半"),
      "The sentence in line 8 (“…正文在此,说到一半”) has no end",
    ],
  ])("is refused if it %s", (_, delivered, message) => {
    expect(() => parseReport(ID, delivered)).toThrow(ReportError);
    expect(() => parseReport(ID, delivered)).toThrow(message);
  });

  test("may have Windows line ends: places still count in the delivered text", () => {
    const delivered =
      lines("标题", "本报记者 某某", "", "正文在此,").replaceAll("\n", "\r\n") +
      "\r\n\r\n说完。\r\n";
    const parsed = parseReport(ID, delivered);
    expect(parsed.passages.map((it) => it.text)).toEqual([
      "标题",
      "本报记者 某某",
      "正文在此,说完。",
    ]);
  });
});
