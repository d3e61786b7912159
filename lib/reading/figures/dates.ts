/** Dates and spans of a text, by rule. */
import type { Passage } from "../../document/passage";
import { isoDate } from "../plain/details";
import { hanValue } from "../plain/numerals";
import type { FoundDate, FoundSpan } from "./found";
import { foundAsSeen } from "./seen";
import { Taken } from "./taken";

const HAN_YEAR = "[〇零○一二三四五六七八九]{4}";
const HAN = "[零〇一二两三四五六七八九十百]{1,5}";
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const MONTH = `(?:${MONTHS.map((it) => it[0]?.toUpperCase() + it.slice(1)).join("|")}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?`;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (
    groups: Record<string, string | undefined>,
  ) => Pick<FoundDate, "date" | "span"> | null;
}

/** Earlier rules win where two match at the same place. */
const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(
      `每(?:逢)?(?:年(?:的)?(?:\\d{1,2}|${HAN})月(?:(?:\\d{1,2}|${HAN})日)?|年|季度|半年|个?月|周|星期|日|天|隔?(?:\\d+|${HAN})(?:年|个月|天|周))`,
      "gu",
    ),
    read: ({ all }) => ({ date: null, span: { recurs: all ?? "" } }),
  },
  {
    pattern: new RegExp(
      `(?<year>(?<!\\d)\\d{4}|${HAN_YEAR})\\s?年(?:(?:\\s?(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})\\s?月)(?:份|(?:\\s?(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?[日号]))?)?`,
      "gu",
    ),
    read: ({ year, month, day }) => {
      const date = isoDate(number(year), number(month), number(day));
      return date === null ? null : { date, span: null };
    },
  },
  {
    pattern:
      /(?<![\d.-])(?<year>(?:19|20)\d{2})(?:-|\/|\.)(?<month>\d{1,2})(?:-|\/|\.)(?<day>\d{1,2})(?![\d.-])/gu,
    read: ({ year, month, day }) => {
      const date = isoDate(number(year), number(month), number(day));
      return date === null ? null : { date, span: null };
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${MONTH}),?\\s+(?<year>\\d{4})(?!\\d)`,
      "gu",
    ),
    read: english,
  },
  {
    pattern: new RegExp(
      `(?<month>${MONTH})\\s+(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?,\\s+)?(?<year>\\d{4})(?!\\d)`,
      "gu",
    ),
    read: english,
  },
  {
    pattern:
      /(?<=\b(?:in|by|since|of|from|until|to|before|after|during)\s)(?<year>(?:19|20)\d{2})(?![\d,.]\d|\d|%)/gu,
    read: ({ year }) => ({ date: year ?? null, span: null }),
  },
  {
    pattern: /(?<![\d年.])(?<month>\d{1,2})月(?<day>\d{1,2})[日号]/gu,
    read: () => ({ date: null, span: null }),
  },
  {
    pattern: new RegExp(
      `(?:连续|近|过去|未来|为期|历时|最近|上任|今后)?(?<!第|[\\d.〔\\[（(])(?<count>\\d{1,4}(?:\\.\\d)?|${HAN})(?:多|余)?\\s?(?<unit>周年|年|个月|个?星期|周|天|个工作日)(?!级|度|龄|代|轻|级|报|鉴|长|来自|份|月|公|[期刊])(?:多|余|半|来|间)?`,
      "gu",
    ),
    read: ({ count, unit }) => {
      const span = spanOf(number(count), unit ?? "");
      return span === null ? null : { date: null, span };
    },
  },
];

/** The dates and spans of passages, in their order. */
export function datesOf(passages: readonly Passage[]): FoundDate[] {
  return passages.flatMap((passage) => foundAsSeen(passage, datesIn));
}

/** The dates and spans of one passage, in their order; they do not overlap. */
export function datesIn({ id, text }: Pick<Passage, "id" | "text">): FoundDate[] {
  const found: FoundDate[] = [];
  const taken = new Taken(text.length);
  for (const { pattern, read } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const { index } = match;
      const end = index + match[0].length;
      if (!taken.isFree(index, end)) continue;
      const value = read({ ...match.groups, all: match[0] });
      if (!value) continue;
      taken.add(index, end);
      found.push({ passage: id, start: index, end, quote: match[0], ...value });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function english({
  year,
  month,
  day,
}: Record<string, string | undefined>): Pick<FoundDate, "date" | "span"> | null {
  const at = MONTHS.findIndex((it) => it.startsWith((month ?? "-").toLowerCase().slice(0, 3)));
  const date = isoDate(number(year), at + 1, number(day));
  return date === null ? null : { date, span: null };
}

function number(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^[\d.]+$/u.test(text) ? Number(text) : hanValue(text.replaceAll("○", "〇"));
}

/** A year is at most as long as what people plan for or look back on. */
function spanOf(count: number | null, unit: string): FoundSpan | null {
  if (count === null || count === 0) return null;
  if (unit === "年" || unit === "周年") return count > 1000 ? null : { years: count };
  if (unit === "个月") return { months: count };
  return { days: unit === "天" || unit === "个工作日" ? count : count * 7 };
}
