/**
 * How the interface speaks. Each rule is here because messages had broken it: words for one thing
 * differed from text to text, and sentences had been translated word for word.
 */
import { describe, expect, test } from "vitest";
import { type Catalogue, type MessageKey, en } from "@/lib/i18n/en";
import { NOTE_LABELS } from "@/lib/i18n/note-label";
import { zhCN } from "@/lib/i18n/zh-cn";
import { zhTW } from "@/lib/i18n/zh-tw";
import manifestEn from "@/public/_locales/en/messages.json";
import manifestCN from "@/public/_locales/zh_CN/messages.json";
import manifestTW from "@/public/_locales/zh_TW/messages.json";

type Manifest = Readonly<Record<string, { readonly message: string }>>;

/** Every text of a language with its name: the messages, the manifest's, and the button's. */
function textsOf(
  all: Catalogue,
  manifest: Manifest,
  label: string,
): [name: string, text: string][] {
  const messages = Object.entries(all).flatMap(([key, message]): [string, string][] =>
    typeof message === "string" ? [[key, message]] : Object.values(message).map((it) => [key, it]),
  );
  const own = Object.entries(manifest).map(([key, it]): [string, string] => [key, it.message]);
  return [...messages, ...own, ["noteLabel of pages", label]];
}

const EN = textsOf(en, manifestEn, NOTE_LABELS.en);
const CN = textsOf(zhCN, manifestCN, NOTE_LABELS["zh-CN"]);
const TW = textsOf(zhTW, manifestTW, NOTE_LABELS["zh-TW"]);

/** The texts that match, each as “name: text”. */
function broken(texts: readonly [string, string][], rule: RegExp): string[] {
  return texts.filter(([, text]) => rule.test(text)).map(([name, text]) => `${name}: ${text}`);
}

describe("words in English", () => {
  test.each([
    ["asks politely", /\bplease\b/iu],
    ["addresses the user", /\b(?:you|your|yours|mine|my)\b/iu],
    [
      "is stiff",
      /\b(?:anew|mend|such that|bring it|brought in|understood|is like that|parted by)\b/iu,
    ],
    ["says “is none” or “is no” for “is not”", /(?<!there )\bis (?:none|no)\b/iu],
    ["has quotation marks of a typewriter", /["']|\.\.\./u],
  ])("no text %s", (_, rule) => {
    expect(broken(EN, rule)).toEqual([]);
  });
});

const HALF_WIDTH = /\p{Script=Han}\s*[,.:;?!()]|[,:;?!()]\s*\p{Script=Han}/u;
const THREE_OF = /(?:的[^。！？；：]*){3}/u;

/** For each rule: what a text must not do, and how it is seen in zh-CN and in zh-TW. */
const RULES: readonly [what: string, cn: RegExp, tw: RegExp][] = [
  // A report is one of the kinds of sources (GB/T 7714), and is called so alone.
  ["calls the document a report", /^(?!报告$).*(?:报道|报告)/u, /^(?!報告$).*(?:報道|報導|報告)/u],
  ["addresses the user", /[您你我]/u, /[您你我]/u],
  // “请” belongs only where the user must wait. No text says that now.
  ["asks politely", /请/u, /請/u],
  ["fills a sentence with 进行, 对于 or 被", /进行|对于|被/u, /進行|對於|被/u],
  ["says 高亮 for 点亮, or 条目 for 词条", /高亮|条目/u, /高亮|標亮|條目/u],
  ["has half-width punctuation beside Chinese characters", HALF_WIDTH, HALF_WIDTH],
  ["has quotation marks of another language", /[「」『』"']/u, /[“”‘’"']/u],
  ["has an ellipsis of one sign or of stops", /(?<!…)…(?!…)|\.\./u, /(?<!…)…(?!…)|\.\./u],
  ["has 的 more than twice in a sentence", THREE_OF, THREE_OF],
];

describe("words in Chinese", () => {
  test.each(RULES)("no text %s", (_, cn, tw) => {
    expect(broken(CN, cn), "zh-CN").toEqual([]);
    expect(broken(TW, tw), "zh-TW").toEqual([]);
  });

  test("the words of Taiwan are used in zh-TW", () => {
    const elsewhere =
      /回車|撤銷|撤消|擴展(?!功能)|保存|打開|設置|搜索|文檔|信息|網絡|數據|默認|字符|字節|文件夾|列表|登錄|條筆記|屏幕|鼠標|刷新/u;
    expect(broken(TW, elsewhere)).toEqual([]);
  });

  test("what is a label in English ends without a full stop in Chinese too", () => {
    const isLabel = (key: string): boolean => {
      const message = en[key as MessageKey];
      if (message === undefined) return false;
      return !/[.?!:]$/u.test(typeof message === "string" ? message : message.other);
    };
    const labels = (texts: readonly [string, string][]): [string, string][] =>
      texts.filter(([key]) => isLabel(key));
    expect(labels(CN).length).toBeGreaterThan(150);
    expect(broken(labels(CN), /[。.]$/u)).toEqual([]);
    expect(broken(labels(TW), /[。.]$/u)).toEqual([]);
  });
});
