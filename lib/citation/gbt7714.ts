import { isOnline, shownDetail, shownYear, wholeTitle } from "./open-details";
import type { SourceKind } from "../document/source";
import type { Citable } from "./source";

/** The signs of GB/T 7714-2015, table B.1. What has an address is online. */
const SIGNS: Readonly<Record<SourceKind, string>> = {
  newspaper: "N",
  "web-page": "EB",
  report: "R",
  book: "M",
};

/**
 * GB/T 7714-2015.
 *
 * - section 8.4, a newspaper: 作者. 题名[N]. 报纸名, 年-月-日(版次).
 * - section 8.1, a report or a book: 作者. 题名[R]. 出版地: 出版者, 出版年: 引文页码.
 * - section 8.6, a web page: 作者. 题名[EB/OL]. 发布者: 引文处(更新日期)[引用日期]. 网址.
 */
export function citeGbt7714(citable: Citable): string {
  const { source, locator } = citable;
  const sign = SIGNS[source.source] + (isOnline(citable) ? "/OL" : "");
  const names = source.author ? `${source.author}. ` : "";
  const imprint = `${imprintOf(citable)}${locator ? `: ${locator}` : ""}`.replace(/^: /u, "");
  const parts = [`${names}${wholeTitle(citable)}[${sign}]`];
  if (!isOnline(citable)) return `${[...parts, imprint].join(". ")}.`;
  const updated = source.source === "web-page" ? shownDetail(citable, "date") : null;
  const accessed = shownDetail(citable, "accessed");
  const found = `${imprint}${updated ? `(${updated})` : ""}${accessed ? `[${accessed}]` : ""}`;
  return `${[...parts, found, shownDetail(citable, "address")].join(". ")}.`;
}

/** By whom, where and when it was published. */
function imprintOf(citable: Citable): string {
  const publisher = shownDetail(citable, "publisher");
  if (citable.source.source === "newspaper") {
    const date = shownDetail(citable, "date");
    return `${publisher}, ${date}(${shownDetail(citable, "page")})`;
  }
  if (citable.source.source === "web-page") return publisher ?? "";
  const place = shownDetail(citable, "place");
  return [[place, publisher].filter((it) => it !== null).join(": "), shownYear(citable)].join(", ");
}
