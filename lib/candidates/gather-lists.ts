/** Notes what lists tell: names side by side, what stands alone between two commas, rows of one length. */
import type { TextSpan } from "../text/text-span";
import { isBoundary } from "./boundaries";
import { type Findings, slice } from "./findings";
import { isBody } from "./kind";
import { type MemberSet, setsIn } from "./sets";
import { nameOverCommas } from "./over-commas";
import type { Name } from "./shapes";
import type { Token } from "./tokens";
import { isFieldTerm } from "./words/field-terms";
import { COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS } from "./words/heads";

/** Notes what stands in lists: names of one kind side by side, and rows of members of one length. */
export function gatherLists(
  items: readonly (readonly Token[])[],
  names: readonly (readonly Name[])[],
  { text, reading }: { readonly text: string; readonly reading: string },
  findings: Findings,
): void {
  if (items.length < 2) return;
  gatherListed(items, text, findings);
  items.forEach((_, at) => {
    const name = nameOverCommas(items, at);
    if (!name) return;
    for (const signal of OVER_COMMAS) findings.add(slice(text, name), signal);
  });
  const lasts = names.map((ofItem) => new Set(ofItem.map(endOf)));
  names.forEach((ofItem, at) => {
    for (const name of ofItem) {
      const isInRow = [at - 1, at + 1].some((it) => lasts[it]?.has(endOf(name)));
      if (isInRow && name.shape !== "phrase") findings.add(slice(text, name), "enumeration");
    }
  });
  for (const set of setsIn(items, reading)) {
    if (!isListOfTerms(set, reading)) gatherSet(set, text, findings);
  }
}

const OVER_COMMAS = ["named-head", "programme-verb", "joined"] as const;

const SHORTEST_LISTED_UNITS = 2;
const LONGEST_LISTED_UNITS = 12;
const SHORTEST_LIST = 3;
/** So many of its items must be names for a list to be one of names. */
const LEAST_SHARE = 0.6;

/** Notes what stands alone between two list commas: 马拉松、武术、搏击. */
function gatherListed(
  items: readonly (readonly Token[])[],
  text: string,
  findings: Findings,
): void {
  if (items.length < SHORTEST_LIST) return;
  const stretches = items.map((item, at) => listedIn(item, at === 0, at === items.length - 1));
  const share = stretches.filter((it) => it !== null).length / items.length;
  if (share < LEAST_SHARE) return;
  for (const span of stretches) {
    if (span) findings.add(slice(text, span), "listed", share);
  }
}

/** What an item lists: all of it; of the first its end, of the last its beginning. */
function listedIn(item: readonly Token[], isFirst: boolean, isLast: boolean): TextSpan | null {
  const edges = item.flatMap((_, i) => (isEdge(item, i) ? [i] : []));
  let part = item;
  if (isFirst) part = item.slice((edges.at(-1) ?? -1) + 1);
  else if (isLast) part = item.slice(0, edges[0]);
  else if (edges.length > 0 && !isJoinedBody(item)) return null;
  const start = part[0]?.start ?? 0;
  const end = part.at(-1)?.end ?? 0;
  const isFit = end - start >= SHORTEST_LISTED_UNITS && end - start <= LONGEST_LISTED_UNITS;
  return isFit ? { start, end } : null;
}

/** 工业和信息化部: the names of bodies go over 和. */
function isJoinedBody(item: readonly Token[]): boolean {
  const isPlain = item.every((it, i) => it.cls === "joiner" || !isEdge(item, i));
  return isPlain && isBody(item.map((it) => it.word).join(""));
}

function isEdge(item: readonly Token[], at: number): boolean {
  return isBoundary(item, at) || (item[at] as Token).cls === "quotation";
}

/** How a name ends, for comparing it with the next: 功能区 and 保护区 end alike. */
function endOf({ shape, last }: Name): string {
  return shape === "named-head" ? last.slice(-1) : last;
}

/** Whether the members of a row are terms by themselves: 大数据、云计算; 信息编发能力、舆情研判能力. */
function isListOfTerms({ members }: MemberSet, reading: string): boolean {
  const texts = members.map((it) => slice(reading, it));
  const ends = new Set(texts.map((it) => it.slice(-2)));
  const [end = ""] = ends;
  const isOfOneHead =
    ends.size === 1 && [NAMED_HEADS, SYSTEM_HEADS, COMMON_HEADS].some((it) => it.has(end));
  return isOfOneHead || texts.filter((it) => isFieldTerm(it)).length > 1;
}

function gatherSet(
  { members, isAlike, ...span }: MemberSet,
  text: string,
  findings: Findings,
): void {
  const [first] = members;
  // 产业兴旺、生态宜居、乡风文明、治理有效: many members of four characters are a slogan.
  const isSlogan = members.length >= 4 && first !== undefined && first.end - first.start === 4;
  const whole = findings.add(slice(text, span), "set", isAlike || isSlogan ? 1 : 0.8);
  for (const member of members) {
    const part = findings.add(slice(text, member), "member", isAlike ? 1 : 0.6);
    if (whole && part) whole.parts.add(part.key);
  }
}
