import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import figuresByHand from "@/data/glossary/figures.yaml";
import timelineByHand from "@/data/glossary/timeline.yaml";
import type { DocumentId } from "@/lib/document/address";
import { datesIn, datesOf } from "@/lib/reading/figures/dates";
import { figuresIn, figuresOf } from "@/lib/reading/figures/figures";
import { parseReport } from "@/lib/report/parse-report";
import { passage } from "../../cases/passage";

const { passages } = parseReport(
  "report" as DocumentId,
  readFileSync("data/report/000_0cdc80942cc487f2.txt", "utf8"),
);

interface ByHand {
  readonly quote: string;
  readonly passage: string;
  readonly value: number;
  readonly approximate?: boolean;
  readonly unit: { readonly zh: string };
  readonly date?: string;
  readonly span?: object;
}

describe("the figures of the report, by rule", () => {
  const found = figuresOf(passages);
  const byHand: readonly ByHand[] = figuresByHand as ByHand[];

  test("are those that were found by hand, with value, unit and place, and at most 10 others", () => {
    const missing = byHand.filter(
      (it) =>
        !found.some(
          (one) =>
            one.passage === it.passage &&
            one.quote === it.quote &&
            one.value === it.value &&
            one.unit === it.unit.zh &&
            one.approximate === (it.approximate ?? false),
        ),
    );
    const others = found.filter(
      (it) => !byHand.some((one) => one.quote === it.quote && one.passage === it.passage),
    );
    console.log(
      `figures: ${byHand.length - missing.length} of ${byHand.length} found, ${others.length} others:`,
      others.map(({ passage, quote, counts }) => `${passage} ${quote} ${counts}`),
    );
    expect(missing).toEqual([]);
    expect(others.length).toBeLessThanOrEqual(10);
  });

  test("stand where they say", () => {
    const texts = new Map(passages.map(({ id, text }) => [id, text]));
    for (const { passage, start, end, quote } of [...found, ...datesOf(passages)]) {
      expect(texts.get(passage)?.slice(start, end)).toBe(quote);
    }
  });

  test("leave the report's dates and spans to those, which are found too", () => {
    const dates = datesOf(passages);
    const timeline: readonly ByHand[] = timelineByHand as ByHand[];
    const numbered = timeline.filter(({ quote }) => /[\d一二三四五六七八九十]/u.test(quote));
    const missing = numbered.filter(
      (it) =>
        !dates.some(
          (one) =>
            one.passage === it.passage &&
            (it.quote.includes(one.quote) || one.quote.includes(it.quote)) &&
            (it.date === undefined || one.date === it.date),
        ),
    );
    const others = dates.filter(
      (it) => !timeline.some((one) => one.passage === it.passage && one.quote.includes(it.quote)),
    );
    console.log(
      `dates and spans: ${numbered.length - missing.length} of ${numbered.length} with a number; ${timeline.length - numbered.length} have none; others:`,
      others.map(({ passage, quote }) => `${passage} ${quote}`),
    );
    expect(missing).toEqual([]);
  });
});

describe("a figure", () => {
  test.each<[text: string, value: number, unit: string, approximate: boolean, quote: string]>([
    ["全市一般公共预算收入201.3亿元。", 20_130_000_000, "元", false, "201.3亿元"],
    ["惠及群众近6万户。", 60_000, "户", true, "6万户"],
    ["发展党员1,234名。", 1234, "名", false, "1,234名"],
    ["占比达40.97%。", 40.97, "%", false, "40.97%"],
    ["提高2.5个百分点。", 2.5, "个百分点", false, "2.5个百分点"],
    ["比上年增长百分之十二点五。", 12.5, "%", false, "百分之十二点五"],
    ["建成三十二个服务中心。", 32, "个", false, "三十二个"],
    ["覆盖1200多个行政村。", 1200, "个", true, "1200多个"],
    ["粮食产量保持在1.3万亿斤以上。", 1.3e12, "斤", true, "1.3万亿斤"],
    ["累计服务２５００人次。", 2500, "人次", false, "２５００人次"],
    ["About 3,900 libraries answered.", 3900, "", true, "3,900"],
    ["It rose by 12.5% in a year.", 12.5, "%", false, "12.5%"],
    ["a grant of $1.5 million for all", 1_500_000, "$", false, "$1.5 million"],
  ])("of “%s”", (text, value, unit, approximate, quote) => {
    expect(figuresIn(passage("p1", text))).toEqual([
      expect.objectContaining({ value, unit, approximate, quote }),
    ]);
  });

  test("says what it counts", () => {
    const [first, second] = figuresIn(
      passage("p1", "推广108家市、县单位经验，星级党支部达77.69%。"),
    );
    expect(first?.counts).toBe("市、县单位经验");
    expect(second?.counts).toBe("星级党支部");
  });

  test.each([
    "国发〔2020〕5号",
    "依照本法第三十二条处理。",
    "见表1和图2-1。",
    "依照本法第128条规定处理，见附件12名单和表15人员。",
    "国发〔2020〕128号文件",
    "习近平总书记“7·9”重要讲话",
    "联系电话：0591-83321234",
    "实行“三单制”，抓好“三农”工作，走在第一方阵。",
    "在一线一起学习，一个都不能少。",
    "2021年3月11日，连续5年。",
    "GB/T 7714-2015",
    "上午9:30开会",
  ])("is not made of “%s”", (text) => {
    expect(figuresIn(passage("p1", text))).toEqual([]);
  });
});

describe("a date or a span", () => {
  test.each([
    ["2019年7月9日召开", "2019-07-09", null],
    ["二〇二三年六月印发", "2023-06", null],
    ["到2035年基本实现", "2035", null],
    ["发布于2021-03-11", "2021-03-11", null],
    ["on 1 March 2021 in", "2021-03-01", null],
    ["issued March 11, 2021.", "2021-03-11", null],
    ["连续11年开展", null, { years: 11 }],
    ["上任9天", null, { days: 9 }],
    ["为期三个月", null, { months: 3 }],
    ["每年3月", null, { recurs: "每年3月" }],
  ])("of “%s”", (text, date, span) => {
    expect(datesIn({ id: "p1", text })).toEqual([expect.objectContaining({ date, span })]);
  });

  test.each(["2021年13月", "2023年度", "第3年级", "一年级学生"])("is no day in “%s”", (text) => {
    expect(
      datesIn({ id: "p1", text }).filter(({ date }) => date !== null && date.length > 4),
    ).toEqual([]);
  });
});
