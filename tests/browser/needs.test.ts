/** What a form that has other meanings elsewhere needs beside it to be lit. */
import { describe, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { inFortyFrames, paintedGuesses, useLight } from "./use-light";

const plain = (form: string, needs: { ambiguous?: boolean; beside?: string[] } = {}) => ({
  form,
  ambiguous: needs.ambiguous ?? needs.beside !== undefined,
  beside: needs.beside ?? [],
});
const lexicon = makeLexicon([
  { id: "jinlin", address: "a:jinlin", forms: [plain("近邻党建")] },
  { id: "lanqing", address: "a:lanqing", forms: [plain("蓝青工程", { ambiguous: true })] },
  { id: "xuncha", address: "a:xuncha", forms: [plain("巡察", { ambiguous: true })] },
  { id: "jizhi", address: "a:jizhi", forms: [plain("一套机制", { beside: ["xuncha"] })] },
  { id: "zhibu", address: "a:zhibu", forms: [plain("党支部")] },
  {
    id: "siqiang",
    address: "a:siqiang",
    forms: [plain("四强党支部"), plain("四强", { beside: ["zhibu"] })],
  },
]);
const lit = useLight();
const guesses = () => paintedGuesses().toSorted();

describe("a form that needs some context", () => {
  test.each([
    ["beside a certain term", "<p>近邻党建与蓝青工程</p>", ["蓝青工程"]],
    ["in quotation marks", "<p>实施“蓝青工程”。</p>", ["蓝青工程"]],
    ["in marks in separate elements", "<p>实施<b>“</b>蓝青工程<b>”</b>。</p>", ["蓝青工程"]],
    ["in corner brackets", "<p>實施「藍青工程」。</p>", ["藍青工程"]],
    ["in straight marks", '<p>实施"蓝青工程"。</p>', ["蓝青工程"]],
    ["in title marks within quotation marks", "<p>‘实施“蓝青工程”’</p>", ["蓝青工程"]],
    ["alone", "<p>实施蓝青工程。</p>", []],
    ["in marks that enclose more", "<p>“实施蓝青工程”</p>", []],
    ["after a quotation", "<p>“实施”蓝青工程“办法”</p>", []],
    ["beside another guess", "<p>巡察与蓝青工程</p>", []],
  ])("%s", async (_, html, wanted) => {
    document.body.innerHTML = html;
    await lit(lexicon);
    await vi.waitFor(() => expect(guesses()).toEqual(wanted));
    await inFortyFrames(() => expect(guesses()).toEqual(wanted));
  });
});

describe("a form that needs a certain neighbour", () => {
  test.each([
    ["beside it, although that is a guess itself", "<p>巡察工作形成一套机制</p>", ["一套机制"]],
    ["beside another term", "<p>近邻党建形成一套机制</p>", []],
    ["in quotation marks", "<p>形成“一套机制”</p>", []],
    ["alone", "<p>形成一套机制</p>", []],
    ["in the next item", "<ul><li>巡察</li><li>一套机制</li></ul>", ["一套机制"]],
    ["two items away", "<ul><li>巡察</li><li>甲</li><li>一套机制</li></ul>", []],
    ["beside its neighbour", "<p>党支部争创四强</p>", ["四强"]],
    ["among the best four teams", "<p>闯入四强，近邻党建</p>", []],
  ])("%s", async (_, html, wanted) => {
    document.body.innerHTML = html;
    await lit(lexicon);
    await vi.waitFor(() => expect(guesses()).toEqual(wanted));
    await inFortyFrames(() => expect(guesses()).toEqual(wanted));
  });
});
