import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { dayAndTimeText, dayText } from "@/lib/i18n/dates";
import { en } from "@/lib/i18n/en";
import { listText } from "@/lib/i18n/lists";
import { type MessageKey, languageFor, translator } from "@/lib/i18n/translate";
import { zhCN } from "@/lib/i18n/zh-cn";
import { zhTW } from "@/lib/i18n/zh-tw";
import { PREFERENCES } from "@/lib/settings/settings";

describe("messages", () => {
  test.each([
    ["en", 1, "1 result"],
    ["en", 0, "0 results"],
    ["en", 1234, "1,234 results"],
    ["zh-CN", 1, "1 条结果"],
    ["zh-CN", 12345, "12,345 条结果"],
    ["zh-TW", 1234, "1234 筆結果"],
  ] as const)("messages in %s for the number %d: %s", (language, count, text) => {
    expect(translator(language)("resultCount", { count })).toBe(text);
  });

  test.each([
    ["de", "en"],
    ["zh", "zh-CN"],
    ["zh-HK", "zh-TW"],
    ["zh_Hant", "zh-TW"],
    ["zh-SG", "zh-CN"],
    ["§", "en"],
  ])("messages for a browser in %s are in %s", (browser, language) => {
    expect(languageFor(browser)).toBe(language);
  });

  test.each([
    ["en", "20 September 2026", "20 September 2026 at 14:05", "a, b and c"],
    ["zh-CN", "2026年9月20日", "2026年9月20日 14:05", "a、b和c"],
    ["zh-TW", "2026年9月20日", "2026年9月20日 下午2:05", "a、b和c"],
  ] as const)("dates and lists in %s are written as there", (language, day, dayAndTime, list) => {
    const time = new Date(2026, 8, 20, 14, 5);
    expect(dayText(language, time)).toBe(day);
    expect(dayAndTimeText(language, time)).toBe(dayAndTime);
    expect(listText(language, ["a", "b", "c"])).toBe(list);
  });

  const KEYS = Object.keys(en) as MessageKey[];
  const formsOf = (message: (typeof en)[MessageKey]): string[] =>
    typeof message === "string" ? [message] : [message.one, message.other];
  const parameters = (text: string): string[] =>
    Array.from(text.matchAll(/\{(\w+)\}/gu), ([, name]) => name as string).toSorted((a, b) =>
      a < b ? -1 : 1,
    );
  /**
   * Names, which are the same in every language, and texts that are in another language on purpose.
   */
  const NAMES = new Set<MessageKey>([
    "format_w3c",
    "format_markdown",
    "citation_bibtex",
    "citation_csl-json",
    "citation_gbt7714",
    "otherLanguage",
    "refusedEntry",
    "refusedFile",
    "addOf",
    "passageOf",
    "noteFrom",
  ]);

  test.each([
    ["zh-CN", zhCN],
    ["zh-TW", zhTW],
  ] as const)(
    "messages are all there in %s, in Chinese, with the parameters that they receive",
    (_, all) => {
      for (const key of KEYS) {
        for (const text of formsOf(all[key])) {
          if (!NAMES.has(key)) expect(text, key).toMatch(/\p{Script=Han}/u);
          // An English sentence has three words in a row.
          if (!NAMES.has(key)) expect(text, key).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/u);
          expect(new Set(parameters(text)), key).toEqual(
            new Set(parameters(formsOf(en[key])[0] ?? "")),
          );
        }
      }
    },
  );

  test("messages about files use all their parameters, in every language", () => {
    const reasons = KEYS.filter((key) => /^(?:reason|advice)_/u.test(key));
    expect(reasons.length).toBeGreaterThan(60);
    for (const key of reasons) {
      const wanted = parameters(formsOf(en[key])[0] ?? "");
      for (const all of [zhCN, zhTW])
        expect(parameters(formsOf(all[key])[0] ?? ""), key).toEqual(wanted);
    }
  });

  test("every message is used", () => {
    const files = ["lib", "components", "entrypoints"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((it) => /\.tsx?$/u.test(it) && !/^i18n\W(?:en|zh)/u.test(it))
        .map((it) => readFileSync(path.join(folder, it), "utf8")),
    );
    const code = [...files, readFileSync("wxt.config.ts", "utf8")].join("\n");
    // The beginnings of names that are put together, as in `kind_${kind}`.
    const beginnings = new Set(
      Array.from(code.matchAll(/`(\w[\w-]*)\$\{/gu), ([, it]) => it as string),
    );
    // A choice in the settings is named after the setting.
    for (const [name, { kind }] of Object.entries(PREFERENCES))
      if (kind === "choice") beginnings.add(`${name}_`);
    const isUsed = (key: string): boolean =>
      code.includes(`"${key}"`) || [...beginnings].some((it) => key.startsWith(it));
    expect(KEYS.filter((key) => !isUsed(key))).toEqual([]);
  });
});
