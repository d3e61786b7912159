import { isOnline, shownDetail, shownYear, wholeTitle } from "./open-details";
import type { Citable } from "./source";

/** A citation for a sentence or a footnote, in the language of its document. */
export function citePlain(citable: Citable): string {
  return citable.language.startsWith("zh") ? inChinese(citable) : inEnglish(citable);
}

function inChinese(citable: Citable): string {
  const { source, subtitle, locator } = citable;
  const { author, title, accessed } = source;
  const work = `《${title}${subtitle ? `——${subtitle}` : ""}》`;
  const parts = [
    `${author ? `${author}：` : ""}${work}`,
    ...chineseImprint(citable),
    locator,
    isOnline(citable) ? shownDetail(citable, "address") : null,
    isOnline(citable) && accessed ? `${chineseDate(accessed)}访问` : null,
  ];
  return `${parts.filter((it) => it !== null).join("，")}。`;
}

function chineseImprint(citable: Citable): (string | null)[] {
  const { source } = citable;
  const publisher = shownDetail(citable, "publisher");
  if (source.source === "report" || source.source === "book") {
    const place = shownDetail(citable, "place");
    const by = [place, publisher].filter((it) => it !== null).join("：");
    const year = shownYear(citable);
    return [by === "" ? null : by, /^\d+$/u.test(year ?? "") ? `${year}年` : year];
  }
  const date = shownDetail(citable, "date");
  if (source.source === "web-page") return [publisher, date && chineseDate(date)];
  const page = source.page ? `第${source.page}版` : shownDetail(citable, "page");
  return [source.publisher ? `《${publisher}》` : publisher, date && chineseDate(date), page];
}

/** A date of ISO 8601, to the day, the month or the year. Anything else stays as it is. */
function chineseDate(date: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
}

function inEnglish(citable: Citable): string {
  const { source, locator } = citable;
  const accessed = shownDetail(citable, "accessed");
  const parts = [
    source.author,
    `“${wholeTitle(citable)}”`,
    shownDetail(citable, "place"),
    shownDetail(citable, "publisher"),
    shownDetail(citable, "date"),
    source.source === "newspaper" ? `p. ${shownDetail(citable, "page")}` : null,
    locator,
    isOnline(citable) ? shownDetail(citable, "address") : null,
  ];
  const text = parts.filter((it) => it !== null).join(", ");
  return `${text}${isOnline(citable) && accessed ? ` (accessed ${accessed})` : ""}.`;
}
