/** What a document says of itself in its own text: title, author, publisher, date. */
import type { Block, DocumentDetails } from "../../document/block";
import { hanValue } from "./numerals";

/** Completes what a file says of itself with what stands in its text. */
export function detailsOf(blocks: readonly Block[], known: DocumentDetails): DocumentDetails {
  const title = blocks.find(({ role }) => role === "title")?.text ?? null;
  const bylines = blocks.filter(({ role }) => role === "byline").map(({ text }) => text);
  const subtitles = blocks.filter(({ role }) => role === "subtitle").map(({ text }) => text);
  return {
    title: known.title ?? title?.replace(/\s+/gu, " ") ?? null,
    author: known.author ?? first(bylines, authorOf),
    publisher: known.publisher ?? first(bylines, publisherOf),
    date: known.date ?? first([...bylines, ...subtitles], dateIn) ?? signedDate(blocks),
    address: known.address,
  };
}

function first(texts: readonly string[], find: (text: string) => string | null): string | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return null;
}

function authorOf(text: string): string | null {
  const match =
    /^(?:(?:本报|新华社|人民日报|本刊)?(?:记者|通讯员|评论员)|作者|文)[\s:：/]+(?<name>[^\d()（）]{2,40})$/u.exec(
      text,
    ) ??
    /^(?:By|Authors?:?)\s+(?<name>[A-Z][^\d]{2,60})$/u.exec(text) ??
    /(?:总理|主席|书记|省长|市长|主任)\s+(?<name>[\p{Script=Han}·\s]{2,6})$/u.exec(text);
  return match?.groups?.["name"]?.trim() ?? null;
}

function publisherOf(text: string): string | null {
  return (
    /^(?:来源|发布机构|发文机关)[\s:：]+(?<name>\S.{1,40})$/u
      .exec(text)
      ?.groups?.["name"]?.trim() ?? null
  );
}

const WRITTEN_DATE =
  /(?<year>\d{4}|[〇零○一二三四五六七八九]{4})\s*年(?:\s*(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月)?(?:\s*(?<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?/u;
const NUMERIC_DATE = /(?<year>\d{4})[-./](?<month>\d{1,2})(?:[-./](?<day>\d{1,2}))?(?!\d)/u;

/** The first date in a text, as an ISO 8601 day, month or year; null if there is none. */
export function dateIn(text: string): string | null {
  const groups = (WRITTEN_DATE.exec(text) ?? NUMERIC_DATE.exec(text))?.groups;
  if (!groups) return null;
  const [year, month, day] = ["year", "month", "day"].map((it) => numberOf(groups[it]));
  return isoDate(year ?? null, month ?? null, day ?? null);
}

/** A date as an ISO 8601 day, month or year; null if there is no such date. */
export function isoDate(
  year: number | null,
  month: number | null,
  day: number | null,
): string | null {
  if (year === null || year < 1 || year > 9999) return null;
  const parts = [String(year).padStart(4, "0")];
  if (month === null) return parts.join("-");
  if (month < 1 || month > 12) return null;
  parts.push(String(month).padStart(2, "0"));
  if (day === null) return parts.join("-");
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return [...parts, String(day).padStart(2, "0")].join("-");
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || text === "") return null;
  return /^\d+$/u.test(text) ? Number(text) : hanValue(text.replaceAll("○", "〇"));
}

/** The date below a signature: of a paragraph that is nothing else. Annexes may follow it. */
function signedDate(blocks: readonly Block[]): string | null {
  for (const { text, role } of blocks) {
    if (role !== "paragraph" || text.length > 30) continue;
    const plain = text.replace(/^[（(]|[）)]$/gu, "").trim();
    const match = WRITTEN_DATE.exec(plain)?.[0] ?? NUMERIC_DATE.exec(plain)?.[0];
    if (match === plain) return dateIn(plain);
  }
  return null;
}
