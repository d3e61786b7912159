/** What stands before the text of a document: its title, its number, its date, who wrote it. */
import type { BlockRole } from "../../document/block";
import type { Paragraph } from "../paragraph";
import {
  isCaption,
  isContents,
  isCredit,
  isDate,
  isDocumentNumber,
  isLatin,
  isMainHeading,
  isName,
  isNote,
  isOrganisation,
  isSalutation,
  isTitleLike,
} from "./looks";
import { numberingOf } from "./numbering";

export interface FrontPart {
  readonly role: Extract<BlockRole, "title" | "subtitle" | "byline">;
  /** More than one if a title is broken into lines. */
  readonly paragraphs: readonly [Paragraph, ...Paragraph[]];
}

/** No front is longer. */
const FRONT_PARAGRAPHS = 14;
const TITLE_LINES = 4;

/**
 * The front matter: at the beginning, or, in a newspaper's text, where the byline stands.
 *
 * @returns the parts in order; their paragraphs follow one another without a gap
 */
export function frontOf(paragraphs: readonly Paragraph[]): FrontPart[] {
  const first = frontFrom(paragraphs);
  if (first.length > 0) return first;
  const at = paragraphs.findIndex(
    ({ text, given }) => !given && /^本报(?:记者|通讯员|评论员)/u.test(text) && isCredit(text),
  );
  let from = at;
  while (from > 0 && at - from < 2 && isHeadline(paragraphs[from - 1])) from -= 1;
  return at > from ? frontFrom(paragraphs.slice(from)) : [];
}

function isHeadline(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && couldBeTitle(paragraph) && isTitleLike(paragraph.text);
}

function frontFrom(paragraphs: readonly Paragraph[]): FrontPart[] {
  const parts: FrontPart[] = [];
  let at = 0;
  let hasTitle = false;
  while (at < Math.min(paragraphs.length, FRONT_PARAGRAPHS)) {
    const part: FrontPart | null = hasTitle
      ? afterTitle(paragraphs, at)
      : (beforeTitle(paragraphs, at) ?? titleAt(paragraphs, at));
    if (!part) break;
    hasTitle ||= part.role === "title";
    parts.push(part);
    at += part.paragraphs.length;
  }
  return hasTitle ? parts : [];
}

function beforeTitle(paragraphs: readonly Paragraph[], at: number): FrontPart | null {
  const paragraph = paragraphs[at];
  const next = paragraphs[at + 1];
  if (!paragraph || !next || paragraph.given) return null;
  const { text } = paragraph;
  const isHead =
    isDocumentNumber(text) ||
    isCredit(text) ||
    isDate(text) ||
    /^(?:特急|加急|急件|机密|秘密|绝密|公开|\d{6})$/u.test(text) ||
    (text.length <= 40 && text.endsWith("文件") && isDocumentNumber(next.text)) ||
    (isName(text) && isCredit(next.text));
  return isHead ? { role: "byline", paragraphs: [paragraph] } : null;
}

function titleAt(paragraphs: readonly Paragraph[], at: number): FrontPart | null {
  const first = paragraphs[at];
  if (!first || !couldBeTitle(first)) return null;
  const lines: [Paragraph, ...Paragraph[]] = [first];
  while (lines.length < TITLE_LINES) {
    const next = paragraphs[at + lines.length];
    if (!next || !goesOn(lines.at(-1) ?? first, next)) break;
    lines.push(next);
  }
  // A file of one line, or of a list, has no title.
  return paragraphs.length > at + lines.length || first.given
    ? { role: "title", paragraphs: lines }
    : null;
}

function couldBeTitle({ given, text, label }: Paragraph): boolean {
  if (given) return given.role === "title";
  if (label !== null || numberingOf(text) || isContents(text) || isMainHeading(text)) return false;
  if (isSalutation(text) || isCaption(text) || isNote(text) || text.length > 120) return false;
  return (
    isTitleLike(text) ||
    (text.length <= 80 && !/[。；：，,.;:]$/u.test(text) && !/[。；]/u.test(text))
  );
}

/** Words at the end of a title of its own. */
const KIND = /(?:通知|决定|意见|报告|公告|办法|规定|方案|规划|纲要|批复|函|讲话)$/u;

/** Whether a line goes on with the title of the line before it. */
function goesOn(before: Paragraph, next: Paragraph): boolean {
  if (before.given || next.given || next.isApart || isLatin(next.text)) return false;
  if (!couldBeTitle(next) || isOfByline(next.text)) return false;
  const isOpen = !KIND.test(before.text);
  if (/^(?:关于|關於|印发|转发|批转|贯彻|实施)/u.test(next.text)) {
    return isOpen || isOrganisation(before.text);
  }
  // 关于…… in one line, ……的通知 in the next one.
  return (
    isOpen &&
    /(?:关于|印发|转发|《)/u.test(before.text) &&
    (KIND.test(next.text) || next.text.endsWith("》"))
  );
}

function isOfByline(text: string): boolean {
  return (
    isCredit(text) ||
    isDate(text) ||
    isDocumentNumber(text) ||
    isName(text) ||
    /^[—―─（(]/u.test(text)
  );
}

function afterTitle(paragraphs: readonly Paragraph[], at: number): FrontPart | null {
  const paragraph = paragraphs[at];
  if (!paragraph) return null;
  const { text, given } = paragraph;
  if (given) {
    const role = given.role;
    return role === "subtitle" || role === "byline" ? { role, paragraphs: [paragraph] } : null;
  }
  const next = paragraphs[at + 1]?.text ?? "";
  if (/^[—―─-]{1,2}\s*\S/u.test(text) && text.length <= 80 && !/[。；]/u.test(text)) {
    return { role: "subtitle", paragraphs: [paragraph] };
  }
  if (isByline(text, next)) return { role: "byline", paragraphs: [paragraph] };
  return isSubtitle(text, next) ? { role: "subtitle", paragraphs: [paragraph] } : null;
}

/** Whether a line stands between the title and the byline. */
function isSubtitle(text: string, next: string): boolean {
  if (!isTitleLike(text) || numberingOf(text) || isContents(text) || isMainHeading(text))
    return false;
  return isCredit(next) || /^[（(]\d{4}年/u.test(next);
}

/** 2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议通过, in one line or in several. */
function isAdoption(text: string): boolean {
  return (
    text.length <= 200 &&
    !/。/u.test(text) &&
    (/年.{1,4}月.{1,5}日(?:公布|公佈|发布|發布|通过|通過|施行|修正|修订|修訂)[）)]?$/u.test(text) ||
      /^(?:自\s*)?\d{4}年\d{1,2}月\d{1,2}日(?=.*(?:会议|第.*号|通过|施行|发布|公布|批准|修订|修正|生效|印发))/u.test(
        text,
      ) ||
      /^根据.*(?:修订|修正|修改|公布)[）)]?$/u.test(text) ||
      (text.length <= 30 && /(?:之日起?施行|》修正|》修订)[）)]?$/u.test(text)))
  );
}

function isByline(text: string, next: string): boolean {
  if (isDate(text) || isDocumentNumber(text) || isCredit(text) || isAdoption(text)) return true;
  // （2021年3月11日第十三届全国人民代表大会第四次会议通过）
  if (/^[（(].*\d{4}.*[）)]$/u.test(text) && text.length <= 400) return true;
  if (text.length > 40) return false;
  if (isName(text)) return true;
  const isIssuer = isOrganisation(text) || (isLatin(text) && isTitleLike(text));
  return isIssuer && (isDate(next) || isCredit(next) || /^[（(]\d{4}/u.test(next));
}
