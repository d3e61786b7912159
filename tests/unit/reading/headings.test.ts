import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ReadDocument } from "@/lib/document/block";
import { passagesOf } from "@/lib/reading/passages-of";
import { readPlainText } from "@/lib/reading/plain/read-text";
import { atOnce } from "../../cases/at-once";

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
