import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datesOf } from "@/lib/reading/figures/dates";
import { figuresOf } from "@/lib/reading/figures/figures";
import { passagesOf } from "@/lib/reading/passages-of";
import { readPlainText } from "@/lib/reading/plain/read-text";
import { atOnce } from "@/lib/slices/in-slices";

/** Pieces of which policy texts are made, and pieces that are in none. */
const PIECES = [
  "一、",
  "⼀、",
  "\u200b",
  "第\u00ad一章",
  "（ 一 ） 坚 持 问 题 导 向 。",
  "（一）",
  "1.",
  "1．",
  "（1）",
  "①",
  "第一章 ",
  "第二条 ",
  "1.1 ",
  "2.3.4 ",
  "——",
  "• ",
  "附件1",
  "目录",
  "A. ",
  "(a) ",
  "总体要求",
  "指导思想。",
  "全面贯彻党的二十大精神，",
  "坚持稳中求进。",
  "完成3.5亿元",
  "到2035年",
  "（试行）",
  "：",
  "。",
  "，",
  "”",
  "“",
  "— 3 —",
  "3",
  "某市公报",
  "表1 数据",
  "注：说明。",
  "[1]",
  "国发〔2020〕5号",
  "2020年1月1日",
  "本报记者 张三",
  "\n",
  "\n",
  "\n",
  "\r\n",
  "\n\n",
  "\n\n\n",
  "\f",
  "	",
  "　　",
  "  ",
  " ",
  "\u2028",
  "The end of the line",
  "word ",
  "hyphen-",
  "\0",
  "﻿",
  "\ud800",
  "😀",
  "‮",
  "​",
  "a".repeat(90),
];

describe("any text", () => {
  test("is in its blocks with every character, once; ids are unique; figures stand where they say", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const document = atOnce(readPlainText(text, null));
        let at = 0;
        const places = document.blocks
          .flatMap((it) => it.places)
          .toSorted((a, b) => a.start - b.start);
        for (const { start, end } of places) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).trim()).toBe("");
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
        for (const block of document.blocks) {
          expect(block.places.map((it) => text.slice(it.start, it.end)).join("")).toBe(block.text);
          expect(block.level === null).toBe(block.role !== "heading" && block.role !== "item");
        }
        const passages = passagesOf(document);
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        const texts = new Map(passages.map((it) => [it.id, it.text]));
        for (const it of [...figuresOf(passages), ...datesOf(passages)]) {
          expect(texts.get(it.passage)?.slice(it.start, it.end)).toBe(it.quote);
        }
      }),
      { numRuns: 600, seed: 22 },
    );
  });
});
