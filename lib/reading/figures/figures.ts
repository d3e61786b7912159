/** The figures of a text by rule: numbers with what they count. */
import type { Passage } from "../../document/passage";
import { datesIn } from "./dates";
import type { FoundFigure, FoundPlace } from "./found";
import { SCALE, valueOf } from "./numbers";
import { foundAsSeen } from "./seen";
import { Taken } from "./taken";

/** Longest first. Units of time longer than an hour are spans: see `dates`. */
const UNITS =
  "平方公里|平方米|立方米|万千瓦|千瓦时|千瓦|兆瓦|公里|千米|厘米|毫米|公顷|公斤|斤|千克|克|吨|公分|海里|摄氏度|人民币|美元|欧元|港元|日元|英镑|元|亩|升|米|度|人次|批次|架次|辆次|件次|户次|场次|例次|个百分点|百分点|小时|分钟|秒|人|名|位|个|家|条|项|次|篇|期|对|支|批|种|类|届|户|座|所|处|场|部|门|份|张|辆|间|栋|套|株|头|只|匹|艘|架|台|件|起|宗|笔|本|册|卷|字|节|堂|课时|班|岁|倍|成|级|层|站|环|村|县|市|区|省|镇|乡|街道|社区|国|路|线|床|张床位|％|%|‰";
/** Chinese numerals say figures only with these; others are turns of phrase (一线, 三农). */
const HAN_UNITS =
  "平方公里|公里|公顷|亩|吨|元|人次|批次|小时|个百分点|个|名|家|支|县|市|区|省|村|户|座|所|篇|期|条|项|批|类|种|场|对|部|份|套|台|倍|人|届|大|方面";
const DIGITS = "[０-９]+(?:．[０-９]+)?|\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const HAN_DIGITS = "[一二两三四五六七八九十][零一二两三四五六七八九十百千万]{0,8}";

const ARABIC = new RegExp(
  `(?<about>约|近|超过|超|逾|达到?|大约|将近|接近|突破|不少于|不低于|至少)?\\s?(?<digits>${DIGITS})\\s?(?<scale>${SCALE})?(?<more>多|余)?\\s?(?<unit>${UNITS})?(?<after>左右|以上|上下|以内)?`,
  "gu",
);
const HAN = new RegExp(
  `(?<![\\p{Script=Han}][、]?第|第|[零一二两三四五六七八九十百千万亿之几数])(?<digits>${HAN_DIGITS})(?<more>多|余)?(?<unit>${HAN_UNITS})(?![一二三四五六七八九十]|体|化|性|合|制|面|位|别|人民|户籍)`,
  "gu",
);
const SHARE =
  /(?<whole>百分之|千分之)(?<digits>[零一二三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?)/gu;
const ENGLISH =
  /(?<about>(?:about|around|nearly|almost|over|more than|some|approximately|at least|up to)\s)?(?<currency>[$€£¥]|RMB\s|US\$)?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<scale>\s(?:hundred|thousand|million|billion|trillion))?(?:(?<unit>\s?%|\spercentage points|\sper ?cent)|(?=\s(?<counts>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}))|)/giu;

/** The figures of passages, in their order. */
export function figuresOf(passages: readonly Passage[]): FoundFigure[] {
  return passages.flatMap((passage) =>
    passage.role === "page-number" || passage.role === "running-head"
      ? []
      : foundAsSeen(passage, figuresIn),
  );
}

/** The figures of one passage, in their order; they do not overlap, nor with dates and spans. */
export function figuresIn(passage: Passage): FoundFigure[] {
  const { id, text, label } = passage;
  const taken = new Taken(text.length);
  for (const { start, end } of datesIn(passage)) taken.add(start, end);
  if (label !== null && text.startsWith(label)) taken.add(0, label.length);
  for (const match of text.matchAll(IDENTIFIERS))
    taken.add(match.index, match.index + match[0].length);
  const found: FoundFigure[] = [];
  const add = (figure: FoundFigure | null): void => {
    if (!figure || !taken.isFree(figure.start, figure.end)) return;
    taken.add(figure.start, figure.end);
    found.push(figure);
  };
  for (const match of text.matchAll(SHARE)) add(shareFrom(id, text, match));
  if (/\p{Script=Han}/u.test(text) || !/[a-z]{2}/u.test(text)) {
    for (const match of text.matchAll(ARABIC))
      add(arabicFrom(id, text, match, passage.role === "cell"));
    for (const match of text.matchAll(HAN)) add(hanFrom(id, text, match));
  } else {
    for (const match of text.matchAll(ENGLISH)) add(englishFrom(id, text, match));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Numbers that name something: 〔2020〕5号, 第三条, 表1, GB 7714, 7·9, a telephone number, 1∶1. */
const IDENTIFIERS =
  /[〔﹝[［【]\s*\d{1,4}\s*[〕﹞\]］】](?:第?\s*\d+\s*号)?|第\s*[\d一二三四五六七八九十百零]+(?:[-—–至、]\s*\d+)?\s*[\p{Script=Han}]|(?:附?[图表]|附件|专栏|附录|注|No\.?|Article|Section|Chapter|Figure|Table|Annex|Part)\s*\d+(?:[-.–]\d+)*|[A-Za-z][-/]?\d+(?:[-./]\d+)*|\b(?!RMB|US)[A-Z]{1,6}(?:\/[A-Z]{1,3})?[\s-]\d+(?:[-./]\d+)*|\d+[A-Za-z][A-Za-z\d]*|\d+(?:·\d+)+|\d{1,2}[:：∶]\d{1,2}(?:[:：∶]\d{2})?|\d{3,4}-\d{7,8}|(?<!\d)1\d{10}(?!\d)|\d{13,}|\d+(?:\.\d+){2,}|\d+号(?!线)|“[^”]{0,30}[一二三四五六七八九十][^”]{0,30}”|(?<=[上下])\d+(?=页)/gu;

function placed(passage: string, text: string, start: number, end: number): FoundPlace {
  return { passage, start, end, quote: text.slice(start, end) };
}

type Match = RegExpExecArray | RegExpMatchArray;

/** A group of a match; "" if it took no part. */
function group(match: Match, name: string): string {
  return match.groups?.[name] ?? "";
}

function arabicFrom(id: string, text: string, match: Match, isCell: boolean): FoundFigure | null {
  const [about, after] = [group(match, "about"), group(match, "after")];
  const [digits, scale, unit] = [
    group(match, "digits"),
    group(match, "scale"),
    group(match, "unit"),
  ];
  const value = valueOf(digits, scale);
  const index = match.index ?? 0;
  const start = index + match[0].indexOf(digits, about.length);
  const end = index + match[0].trimEnd().length - after.length;
  if (value === null || /[\d.A-Za-z]/u.test(text.charAt(start - 1))) return null;
  if (unit === "" && scale === "" && !countsBare(text, digits, end, isCell)) return null;
  return {
    ...placed(id, text, start, end),
    value,
    approximate:
      group(match, "more") !== "" ||
      /约|近|超|逾|突破|不少|不低|至少/u.test(about) ||
      /左右|以上/u.test(after),
    unit: unit === "％" ? "%" : unit,
    counts: countsBeside(text, start - about.length, end + after.length),
  };
}

/** Whether a number without a unit counts: it fills a cell, or is no small one before a word. */
function countsBare(text: string, digits: string, end: number, isCell: boolean): boolean {
  if (isCell) return text.trim() === digits;
  // Two digits before a word are mostly a version or the number of a chapter; four may be a year.
  return (
    digits.length >= 3 &&
    !/^(?:19|20)\d\d$/u.test(digits) &&
    /^\p{Script=Han}{2}/u.test(text.slice(end, end + 4))
  );
}

function hanFrom(id: string, text: string, match: Match): FoundFigure | null {
  const value = valueOf(group(match, "digits"), "");
  // 一个, 一项 are articles; 两个, 三大 before quotation marks name a slogan.
  if (value === null || value < 2) return null;
  const start = match.index ?? 0;
  const end = start + match[0].length;
  if (/^[“《]/u.test(text.slice(end)) || isWithinName(text, start)) return null;
  return {
    ...placed(id, text, start, end),
    value,
    approximate: group(match, "more") !== "",
    unit: group(match, "unit"),
    counts: countsBeside(text, start, end),
  };
}

/** Whether a place is within quotation marks or a title. */
function isWithinName(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  return /[“《「『][^”》」』]*$/u.test(before);
}

function shareFrom(id: string, text: string, match: Match): FoundFigure | null {
  const [units = "", fraction = ""] = group(match, "digits").split("点");
  const value = valueOf(units, "");
  if (value === null) return null;
  const part = Array.from(fraction, (it) => "零一二三四五六七八九".indexOf(it)).join("");
  const start = match.index ?? 0;
  const end = start + match[0].length;
  return {
    ...placed(id, text, start, end),
    value: part === "" ? value : Number(`${value}.${part}`),
    approximate: false,
    unit: group(match, "whole") === "百分之" ? "%" : "‰",
    counts: countsBeside(text, start, end),
  };
}

function englishFrom(id: string, text: string, match: Match): FoundFigure | null {
  const [about, scale] = [group(match, "about"), group(match, "scale")];
  const unit = group(match, "unit").trim() || group(match, "currency").trim();
  const counts = group(match, "counts");
  const value = valueOf(group(match, "digits"), scale);
  if (value === null || `${scale}${unit}${counts}` === "") return null;
  const start = (match.index ?? 0) + about.length;
  if (/[\w.,-]/u.test(text.charAt(start - 1))) return null;
  return {
    ...placed(id, text, start, (match.index ?? 0) + match[0].length),
    value,
    approximate: /about|around|nearly|almost|over|more|some|approx/iu.test(about),
    unit,
    counts,
  };
}

const CLAUSE_UNITS = 14;
const VERBS =
  /(?:共|达到?|为|是|占比|达|超过?|近|约|增长|下降|提高|突破|完成|实现|累计|保持在|不低于|不少于|至少|到|从)+$/u;

/** What a number counts: the words behind it, or else the clause before it. */
function countsBeside(text: string, start: number, end: number): string {
  const behind =
    /^(?:的)?(?<words>\p{Script=Han}[\p{Script=Han}、]{0,13})/u.exec(text.slice(end))?.groups?.[
      "words"
    ] ?? "";
  const words = behind.replace(
    /(?:参加|获得?|来到?|向|被|与|和|同|进行|学习|开展|投身|形成|实现|报到|以上|左右|的).*$/u,
    "",
  );
  if (words.length > 1) return words;
  const clause =
    text
      .slice(Math.max(0, start - CLAUSE_UNITS * 2), Math.max(0, start))
      .split(/[，,。；;、：:！？（(“\s]/u)
      .at(-1) ?? "";
  return clause.slice(-CLAUSE_UNITS).replace(VERBS, "");
}
