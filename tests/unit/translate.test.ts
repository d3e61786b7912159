import { describe, expect, test } from "vitest";
import { languageFor, translator } from "@/lib/i18n/translate";

describe("messages", () => {
  test.each([
    ["en", 1, "1 result"],
    ["en", 0, "0 results"],
    ["en", 1234, "1,234 results"],
    ["zh-CN", 1, "1 条结果"],
    ["zh-TW", 1234, "1,234 筆結果"],
  ] as const)("in %s, of %d: %s", (language, count, text) => {
    expect(translator(language)("resultCount", { count })).toBe(text);
  });

  test.each([
    ["de", "en"],
    ["zh", "zh-CN"],
    ["zh-HK", "zh-TW"],
    ["zh_Hant", "zh-TW"],
    ["zh-SG", "zh-CN"],
    ["§", "en"],
  ])("for a browser that speaks %s are in %s", (browser, language) => {
    expect(languageFor(browser)).toBe(language);
  });
});
