import { expect, test } from "vitest";
import { balanceQuotes } from "@/lib/text/balance-quotes";
import { QUOTE_PAIRS } from "@/lib/text/quotes";

test.each([
  ["在“[四强”党支部]里", "在[“四强”党支部]里"],
  ["[党务干部“蓝青工程]”等", "[党务干部“蓝青工程”]等"],
  ["“[三单制]”管理", "“[三单制]”管理"],
  ["[三单制]”管理", "[三单制]”管理"],
  ["「[四強」黨支部]", "[「四強」黨支部]"],
  ['"[四强"党支部]', '["四强"党支部]'],
  ['[党建"双拥]"', '[党建"双拥"]'],
  ["“[新”党“建]”", "[“新”党“建”]"],
  ["’[新”党]", "’[新”党]"],
  ["＂[四强＂党支部]", "[＂四强＂党支部]"],
  ["'[四强'党支部]", "['四强'党支部]"],
  ["`[四强`党支部]", "[`四强`党支部]"],
  ["`[四强´党支部]", "[`四强´党支部]"],
  ["｢[四强｣党支部]", "[｢四强｣党支部]"],
  ["﹁[四强﹂党支部]", "[﹁四强﹂党支部]"],
  ["﹃[四强﹄党支部]", "[﹃四强﹄党支部]"],
  ["‹[四强›党支部]", "[‹四强›党支部]"],
  ["〝[四强〞党支部]", "[〝四强〞党支部]"],
  ["〝[四强〟党支部]", "[〝四强〟党支部]"],
  ["“[党建“双拥]”", "“[党建“双拥”]"],
  ["'[People's Congress]'", "'[People's Congress]'"],
  ["‘[People’s Congress]’", "‘[People’s Congress]’"],
])("the match %s is extended to %s", (given, expected) => {
  const start = given.indexOf("[");
  const end = given.indexOf("]") - 1;
  const text = given.replaceAll(/[[\]]/gu, "");
  const balanced = balanceQuotes(text, start, end, QUOTE_PAIRS);
  const shown = `${text.slice(0, balanced.start)}[${text.slice(balanced.start, balanced.end)}]${text.slice(balanced.end)}`;
  expect(shown).toBe(expected);
});

test("each pair of quotation marks is recognised", () => {
  for (const pair of QUOTE_PAIRS.match(/../gu) ?? []) {
    const [opening, closing] = pair;
    const text = `${opening}四强${closing}党支部`;
    expect(balanceQuotes(text, 1, text.length, QUOTE_PAIRS), text).toEqual({ start: 0, end: 7 });
  }
});
