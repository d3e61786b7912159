/** Lists: members of one kind, rows of one length, and the number that sums them up. */
import type { TextSpan } from "../text/text-span";
import type { Quotation } from "./quotations";
import type { Token } from "./tokens";
import { NAMED_HEADS, TAILS } from "./words/heads";

/** A row of members of one length: the whole and its members. */
export interface MemberSet extends TextSpan {
  readonly members: readonly TextSpan[];
  /** Its members begin or end alike: 藏粮于地、藏粮于技. */
  readonly isAlike: boolean;
}

const SHORTEST = 3;
const LONGEST = 7;
const LONGEST_SET_UNITS = 40;
/** Only Chinese characters; 各地区、各部门 is no set. */
const IS_MEMBER = /^[^\P{Script=Han}各每]+$/u;

interface Item extends TextSpan {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * Rows of members of one length: 产业兴旺、生态宜居、乡风文明. The first may have words before it, and the
 * last words behind it, which do not belong to the row.
 */
export function setsIn(items: readonly (readonly Token[])[], text: string): MemberSet[] {
  const spans = items.map((tokens): Item => {
    const start = (tokens[0] as Token).start;
    const end = (tokens.at(-1) as Token).end;
    return { start, end, text: text.slice(start, end), tokens };
  });
  const found: MemberSet[] = [];
  for (let i = 0; i + 1 < spans.length;) {
    const row = rowAt(spans, i, text);
    if (row && !isOfLongerList(spans, i, row)) found.push(row.set);
    i = row ? row.next : i + 1;
  }
  return found;
}

interface Row {
  readonly set: MemberSet;
  readonly next: number;
}

function rowAt(items: readonly Item[], at: number, text: string): Row | null {
  if (at + 2 >= items.length) return pairAt(items, at);
  const first = items[at] as Item;
  const size = (items[at + 1] as Item).text.length;
  const begin = first.end - size;
  if (size < SHORTEST || size > LONGEST || begin < first.start) return null;
  if (!first.tokens.some((it) => it.start === begin)) return null;
  const members: TextSpan[] = [{ start: begin, end: first.end }];
  let next = at + 1;
  while (items[next]?.text.length === size) {
    members.push(spanOf(items[next] as Item));
    next += 1;
  }
  const cut = items[next] && cutTo(items[next] as Item, size);
  if (cut) {
    members.push(cut);
    next += 1;
  }
  const set = members.length > 2 ? setOf(members, text) : null;
  return set && { set, next };
}

/** A slogan is complete: a row that goes on with members of other lengths, or with 等, lists things. */
function isOfLongerList(items: readonly Item[], at: number, { set, next }: Row): boolean {
  if (set.isAlike && set.members.length === 2) return false;
  if (at > 0 || next < items.length) return true;
  const { tokens } = items[next - 1] as Item;
  return tokens.find((it) => it.start >= set.end)?.word === "等";
}

function spanOf({ start, end }: Item): TextSpan {
  return { start, end };
}

/** Members of one length as a set; null if they are none. */
function setOf(members: readonly TextSpan[], text: string): MemberSet | null {
  const texts = members.map(({ start, end }) => text.slice(start, end));
  if (!texts.every((it) => IS_MEMBER.test(it))) return null;
  const [head = ""] = texts;
  const isAlike =
    texts.every((it) => it[0] === head[0]) || texts.every((it) => it.at(-1) === head.at(-1));
  const { start } = members[0] as TextSpan;
  const { end } = members.at(-1) as TextSpan;
  if (end - start > LONGEST_SET_UNITS || (head.length === SHORTEST && !isAlike)) return null;
  return { start, end, members, isAlike };
}

/** 深入实施藏粮于地、藏粮于技战略: two members that begin alike, whatever stands around them. */
function pairAt(items: readonly Item[], at: number): Row | null {
  const first = items[at] as Item;
  const second = items[at + 1] as Item;
  for (let size = SHORTEST; size <= Math.min(LONGEST, first.text.length); size += 1) {
    const start = first.end - size;
    if (!first.tokens.some((it) => it.start === start)) continue;
    const isWhole = second.text.length === size;
    const last = isWhole ? { start: second.start, end: second.end } : cutTo(second, size);
    if (!last) continue;
    const [one, other] = [first.text.slice(-size), second.text.slice(0, size)];
    if (one[0] !== other[0] || one === other || !IS_MEMBER.test(one + other)) continue;
    // 公共管理、公共服务 are two words each: no slogan, but two things.
    if (isOfWords(first.tokens, start) && isOfWords(second.tokens, second.start)) continue;
    const members = [{ start, end: first.end }, last];
    return { set: { start, end: last.end, members, isAlike: true }, next: at + 2 };
  }
  return null;
}

function isOfWords(tokens: readonly Token[], from: number): boolean {
  return tokens.every((it) => it.start < from || it.word.length > 1);
}

/** The first part of an item, if a head or a function word follows it: 藏粮于技|战略, 生活富裕|的总要求. */
function cutTo({ tokens, start, text }: Item, size: number): TextSpan | null {
  if (text.length <= size) return null;
  const rest = tokens.find((it) => it.start === start + size);
  if (!rest) return null;
  const goesOn =
    rest.cls === "function" ||
    NAMED_HEADS.has(rest.word) ||
    TAILS.has(rest.word) ||
    rest.word === "等";
  return goesOn ? { start, end: start + size } : null;
}

const SUM = /^(?:[一二两三四五六七八九十双]|\d{1,2})/u;
const FAR_UNITS = 150;
const NUMBERS = "〇一二三四五六七八九十";

/**
 * The list before a quotation whose number sums it up: 责任清单、问题清单、整改清单“三单制”.
 *
 * @returns the members, or null if the number is not theirs
 */
export function summedUpBy(quotation: Quotation, text: string): TextSpan[] | null {
  const inner = text.slice(quotation.inner.start, quotation.inner.end);
  const number = SUM.exec(inner)?.[0];
  if (number === undefined) return null;
  const count = countOf(number);
  const before = text
    .slice(Math.max(0, quotation.start - FAR_UNITS), quotation.start)
    .replace(/(?:等|的|这)$/u, "");
  const list = /(?:[\p{Script=Han}\p{L}\p{N}“”]{2,20}、)+[\p{Script=Han}\p{L}\p{N}“”]{2,20}$/u.exec(
    before,
  )?.[0];
  if (list === undefined) return null;
  const members = list.split("、");
  if (members.length !== count) return null;
  const shift = Math.max(0, quotation.start - FAR_UNITS);
  let at = shift + before.length - list.length;
  const size = (members.at(-1) as string).length;
  return members.map((member, i) => {
    const start = i === 0 ? at + Math.max(0, member.length - size) : at;
    const span = { start, end: at + member.length };
    at += member.length + 1;
    return span;
  });
}

function countOf(number: string): number {
  if (number === "两" || number === "双") return 2;
  return /^\d/u.test(number) ? Number(number) : NUMBERS.indexOf(number);
}
