/** The number at the beginning of a heading or an item: 第一章, 一、（一）1. 1.1 （1）① (a) Article 5. */
import { hanValue, romanValue } from "./numerals";

/**
 * The ways of numbering, from the one that usually stands highest. `bullet` is no number but marks
 * an item.
 */
export const SCHEMES = [
  "part",
  "chapter",
  "section",
  "article",
  "han",
  "han-paren",
  "roman",
  "arabic",
  "decimal-2",
  "decimal-3",
  "decimal-4",
  "upper-letter",
  "arabic-paren",
  "circled",
  "letter",
  "small-roman",
  "bullet",
] as const;
export type Scheme = (typeof SCHEMES)[number];

export interface Numbering {
  readonly scheme: Scheme;
  /** Null for bullets. */
  readonly ordinal: number | null;
  /** As written, without the white space behind it. */
  readonly label: string;
  /** UTF-16 code units of the label and the white space behind it. */
  readonly length: number;
}

const HAN = "[零〇○一二三四五六七八九十百两]{1,7}";
const EITHER = `(?:${HAN}|\\d{1,3})`;

interface Rule {
  readonly scheme: Scheme;
  readonly pattern: RegExp;
}

/** Each pattern has the number as its first group. White space behind the label is matched too. */
const RULES: readonly Rule[] = [
  {
    scheme: "part",
    pattern: new RegExp(`^第\\s*(${EITHER})\\s*(?:[编編篇卷]|部分)(?![目章辑])[\\s:：、]*`, "u"),
  },
  { scheme: "chapter", pattern: new RegExp(`^第\\s*(${EITHER})\\s*章[\\s:：、]*`, "u") },
  {
    scheme: "section",
    pattern: new RegExp(`^第\\s*(${EITHER})\\s*[节節](?![日课約约])[\\s:：、]*`, "u"),
  },
  {
    scheme: "article",
    pattern: new RegExp(
      `^第\\s*(${EITHER})\\s*[条條](?:之[一二三四五六七八九十])?(?![款规件例第、，的至和])[\\s:：]*`,
      "u",
    ),
  },
  {
    scheme: "han",
    pattern: new RegExp(
      `^(${HAN})\\s*(?:[、．]|\\.(?!\\d)|[:：](?=\\s*\\p{Script=Han}))(?!${HAN}[、等])\\s*`,
      "u",
    ),
  },
  {
    scheme: "han-paren",
    pattern: new RegExp(`^[（(﹙〔]\\s*(${HAN})\\s*[）)﹚〕][、.．]?\\s*`, "u"),
  },
  { scheme: "decimal-4", pattern: /^(\d{1,2}(?:[.．]\d{1,2}){3})(?![\d.．%％])[.．、]?\s*/u },
  { scheme: "decimal-3", pattern: /^(\d{1,2}(?:[.．]\d{1,2}){2})(?![\d.．%％])[.．、]?\s*/u },
  {
    scheme: "decimal-2",
    pattern: /^(\d{1,2}[.．]\d{1,2})(?![\d.．%％万亿倍个元年-])[.．、]?(?:\s+|(?=\p{Script=Han}))/u,
  },
  { scheme: "arabic", pattern: /^(\d{1,3})\s*[.．、](?![\d０-９])\s*/u },
  // 2.5G is 5G with a number before it.
  { scheme: "arabic", pattern: /^(\d{1,3})[.．](?=[3-6]G)/u },
  { scheme: "arabic", pattern: /^([０-９]{1,3})\s*[.．、](?![\d０-９])\s*/u },
  { scheme: "arabic-paren", pattern: /^[（(]\s*(\d{1,3})\s*[）)][、.．]?\s*/u },
  { scheme: "arabic-paren", pattern: /^(\d{1,3})[）)]\s*/u },
  { scheme: "circled", pattern: /^([①-⑳㉑-㉟⒈-⒛⑴-⒇㈠-㈩])[、.．]?\s*/u },
  {
    scheme: "part",
    pattern:
      /^part\s+([ivx]+|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b[\s:.–—-]*/iu,
  },
  {
    scheme: "chapter",
    pattern:
      /^chapter\s+([ivx]+|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b[\s:.–—-]*/iu,
  },
  { scheme: "section", pattern: /^section\s+([ivx]+|\d{1,2})\b(?!\.\d)[\s:.–—-]*/iu },
  { scheme: "article", pattern: /^article\s+([ivx]+|\d{1,3})\b[\s:.–—-]*/iu },
  { scheme: "roman", pattern: /^([IVX]{1,6})(?:[.．、]|\s*[-–—])\s+/u },
  { scheme: "roman", pattern: /^([Ⅰ-Ⅻ])[.．、]?\s*/u },
  { scheme: "small-roman", pattern: /^[（(]?([ivx]{1,5})[.）)]\s+/u },
  { scheme: "upper-letter", pattern: /^[（(]?([A-Z])[.．、）)]\s*(?=\S)(?![A-Z]\.)/u },
  { scheme: "letter", pattern: /^[（(]?([a-z])[.．、）)]\s*(?=\S)(?![a-z]\.)/u },
  {
    scheme: "bullet",
    pattern: /^((?:[—―─]{2}|--)(?!-)|[•·∗●○■□◆◇▪▫◦‣⁃►▶※★☆](?=\s*\S)|[-*–—](?=\s+\S))\s*/u,
  },
];
const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The number with which a text begins, or null. */
export function numberingOf(text: string): Numbering | null {
  const start = text.slice(0, 40);
  for (const { scheme, pattern } of RULES) {
    const match = pattern.exec(start);
    if (!match) continue;
    const ordinal = scheme === "bullet" ? null : ordinalOf(match[1] ?? "");
    if (scheme !== "bullet" && ordinal === null) continue;
    const label = match[0].trimEnd().replace(/(?<=[章节節条條编編篇卷分])[:：、]$/u, "");
    return { scheme, ordinal, label, length: match[0].length };
  }
  return null;
}

/** 1 总则: a number and white space alone. It counts only in a document that has 1.1 too. */
export function bareNumberingOf(text: string): Numbering | null {
  const match = /^(\d{1,2})[\s\u3000]+(?=[\p{Script=Han}A-Z])/u.exec(text.slice(0, 12));
  if (!match) return null;
  const label = match[1] ?? "";
  return { scheme: "arabic", ordinal: Number(label), label, length: match[0].length };
}

function ordinalOf(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  if (/^[\d.．]+$/u.test(text)) return Number(text.split(/[.．]/u).at(-1));
  if (/^[０-９]+$/u.test(text)) return Number(text.normalize("NFKC"));
  const inEnglish = WORDS.indexOf(text.toLowerCase());
  if (inEnglish >= 0) return inEnglish + 1;
  const plain = text.normalize("NFKC").replace(/[().]/gu, "");
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (/^[A-Za-z]$/u.test(plain) && !/^[ivxIVX]$/u.test(plain))
    return (plain.toLowerCase().codePointAt(0) ?? 96) - 96;
  return (
    hanValue(plain) ??
    romanValue(plain) ??
    (/^[A-Za-z]$/u.test(plain) ? (plain.toLowerCase().codePointAt(0) ?? 96) - 96 : null)
  );
}
