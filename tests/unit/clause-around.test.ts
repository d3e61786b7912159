import { expect, test } from "vitest";
import { clauseAround, firstSentence } from "@/lib/text/clause-around";

function around(text: string, term: string): ReturnType<typeof clauseAround> {
  const start = text.indexOf(term);
  return clauseAround(text, start, start + term.length);
}

test.each([
  ["甲。实行“三单制”管理。乙", "三单制", "实行“三单制”管理"],
  ["三单制", "三单制", "三单制"],
  ["三单制。", "三单制", "三单制"],
  ["一；三单制？二", "三单制", "三单制"],
  ["一\n 三单制\n二", "三单制", "三单制"],
])("is the sentence of a term, if it is short: %j", (text, term, sentence) => {
  expect(around(text, term)).toEqual({
    text: sentence,
    start: text.indexOf(sentence),
    isCut: [false, false],
  });
});

test("of a long sentence, it is the term's clause, with as many clauses after it as fit", () => {
  const text = `${"前面的话".repeat(12)},形成党建主体责任闭环运行,5年来累计下发机关党建问题清单2921条,${"后面的话".repeat(12)}。`;
  expect(around(text, "主体责任")).toEqual({
    text: "形成党建主体责任闭环运行,5年来累计下发机关党建问题清单2921条",
    start: 49,
    isCut: [true, true],
  });
});

test("the whole of a long clause is kept, because it is word for word", () => {
  const text = "长".repeat(60) + "三单制" + "长".repeat(60);
  expect(around(text, "三单制").text).toBe(text);
});

test.each([
  ["Management by three lists. The report says more.", "en", "Management by three lists."],
  ["用三张清单进行管理的办法。后一句。", "zh", "用三张清单进行管理的办法。"],
  ["", "en", ""],
])("the first sentence of %j", (text, language, first) => {
  expect(firstSentence(text, language)).toBe(first);
});
