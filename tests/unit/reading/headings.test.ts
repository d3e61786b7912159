import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ReadDocument } from "@/lib/document/block";
import { passagesOf } from "@/lib/reading/passages-of";
import { readPlainText } from "@/lib/reading/plain/read-text";
import { atOnce } from "@/lib/slices/in-slices";

/**
 * The headings of each text, marked by hand: `level|text`, in order. Run-in headings end with their
 * full stop.
 */
const texts = [
  "xczx",
  "law",
  "notice",
  "report",
  "plan",
  "speech",
  "minutes",
  "news",
  "emergency",
  "english",
];

function read(name: string): ReadDocument {
  return atOnce(readPlainText(readFileSync(`tests/documents/${name}.txt`, "utf8"), "utf-8"));
}

describe("headings of policy texts", () => {
  const sum = { marked: 0, found: 0, madeUp: 0 };

  test.each(texts)("of %s are found, with their levels", (name) => {
    const marked = readFileSync(`tests/documents/${name}.headings`, "utf8")
      .split("\n")
      .filter((it) => it !== "");
    const found = read(name).blocks.flatMap(({ role, level, text }) =>
      role === "heading" ? [`${level}|${text.replaceAll(/\s+/gu, " ")}`] : [],
    );
    sum.marked += marked.length;
    sum.found += marked.filter((it) => found.includes(it)).length;
    sum.madeUp += found.filter((it) => !marked.includes(it)).length;
    expect(found).toEqual(marked);
  });

  test("are found to 98 %, and at most 2 % are made up", () => {
    console.log(`headings: ${sum.found} of ${sum.marked} found, ${sum.madeUp} made up`);
    expect(sum.marked).toBeGreaterThan(130);
    expect(sum.found / sum.marked).toBeGreaterThanOrEqual(0.98);
    expect(sum.madeUp / sum.marked).toBeLessThanOrEqual(0.02);
  });

  test("have ids that count by role, and the passages below know them", () => {
    const passages = passagesOf(read("notice"));
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    const find = (start: string): object | undefined =>
      passages.find(({ text }) => text.startsWith(start));
    expect(passages[0]).toMatchObject({ id: "headline", role: "headline" });
    expect(find("一、总体要求")).toMatchObject({
      id: "s2",
      role: "section",
      section: null,
      level: 1,
    });
    expect(find("（一）指导思想")).toMatchObject({
      id: "s2.1",
      role: "subheading",
      section: "s2",
      subheading: null,
      level: 2,
      label: "（一）",
      isRunIn: true,
      text: "（一）指导思想。",
    });
    expect(find("坚持以人民为中心")).toMatchObject({ section: "s2", subheading: "s2.1" });
    expect(find("牵头单位")).toMatchObject({ id: "t1.1.3", role: "cell", section: "s6" });
    expect(find("— 3 —")).toMatchObject({ id: "g3", role: "page-number", section: null });
  });

  test("a paragraph that the end of a page cuts is one passage with several places", () => {
    const cut = passagesOf(read("notice")).find(({ text }) => text.startsWith("到2025年"));
    expect(cut?.text).toBe(
      "到2025年，全市农村卫生厕所普及率达到92%以上，生活污水治理率达到45%，1200个行政村建成美丽乡村，村庄绿化覆盖率稳步提高，农民群众满意度明显提升。",
    );
    expect(cut?.places).toHaveLength(3);
  });
});

describe("headings by their company", () => {
  const roles = (text: string): string[] =>
    atOnce(readPlainText(text, null)).blocks.map(
      ({ role, level, text }) => `${role} ${level ?? ""}|${text}`,
    );
  const LONG = "各地各部门要高度重视，结合实际认真贯彻落实，确保各项任务落到实处。";

  test("a list without full stops is no row of headings; a row with text below it is", () => {
    expect(
      roles(
        `关于报名的通知\n请提交下列材料\n1.身份证复印件\n2.学历证书复印件\n3.近期照片\n${LONG}\n1.报名时间\n${LONG}\n2.报名地点\n${LONG}`,
      ).slice(2),
    ).toEqual([
      "item 1|1.身份证复印件",
      "item 1|2.学历证书复印件",
      "item 1|3.近期照片",
      `paragraph |${LONG}`,
      "heading 1|1.报名时间",
      `paragraph |${LONG}`,
      "heading 1|2.报名地点",
      `paragraph |${LONG}`,
    ]);
  });

  test("headings without numbers stand above those that are counted anew below each of them", () => {
    const part = (title: string): string => `${title}\n1.现状\n${LONG}\n2.对策\n${LONG}\n`;
    const text = `一份研究报告\n${LONG}\n${part("交通运输的问题")}${part("环境保护的问题")}`;
    expect(roles(text).filter((it) => it.startsWith("heading"))).toEqual([
      "heading 1|交通运输的问题",
      "heading 2|1.现状",
      "heading 2|2.对策",
      "heading 1|环境保护的问题",
      "heading 2|1.现状",
      "heading 2|2.对策",
    ]);
  });

  test("rules of a law are items below their article, however they look", () => {
    expect(
      roles(
        `某市条例\n第一章 总则\n第一条 为了${LONG}\n第二条 本条例适用于下列活动：\n（一）生产活动。包括种植和养殖活动。\n（二）经营活动。包括批发和零售活动。\n第三条【解释】${LONG}`,
      ).slice(1),
    ).toEqual([
      "heading 1|第一章 总则",
      `item 1|第一条 为了${LONG}`,
      "item 1|第二条 本条例适用于下列活动：",
      "item 2|（一）生产活动。包括种植和养殖活动。",
      "item 2|（二）经营活动。包括批发和零售活动。",
      "heading 2|第三条【解释】",
      `paragraph |${LONG}`,
    ]);
  });
});

describe("every character of a text is in its blocks, once", () => {
  const all = [...texts, "../../data/report/000_0cdc80942cc487f2"];
  test.each(all)("%s", (name) => {
    const { text, blocks } = read(name);
    let covered = "";
    const places = blocks.flatMap(({ places }) => places).toSorted((a, b) => a.start - b.start);
    let at = 0;
    for (const { start, end } of places) {
      expect(start).toBeGreaterThanOrEqual(at);
      expect(text.slice(at, start).trim()).toBe("");
      covered += text.slice(start, end);
      at = end;
    }
    expect(text.slice(at).trim()).toBe("");
    expect(covered.length).toBeGreaterThan(200);
    for (const block of blocks) {
      expect(block.places.map((it) => text.slice(it.start, it.end)).join("")).toBe(block.text);
    }
  });
});
