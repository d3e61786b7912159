import { noteOf, wholeTitle } from "./open-details";
import { SOURCE_DATE, type SourceKind } from "../document/source";
import type { Citable } from "./source";

const TYPES: Readonly<Record<SourceKind, string>> = {
  newspaper: "article-newspaper",
  "web-page": "webpage",
  report: "report",
  book: "book",
};

/**
 * An item that citation processors and Zotero read:
 * https://docs.citationstyles.org/en/stable/specification.html
 */
export function citeCsl(citable: Citable): object {
  const { id, source, language } = citable;
  const { author, publisher, place, date, page, address, accessed } = source;
  const isPaper = source.source === "newspaper";
  const isContained = isPaper || source.source === "web-page";
  const note = noteOf(citable);
  return {
    id,
    type: TYPES[source.source],
    title: wholeTitle(citable),
    ...(author && { author: [{ literal: author }] }),
    ...(publisher && { [isContained ? "container-title" : "publisher"]: publisher }),
    ...(place && !isPaper && { "publisher-place": place }),
    ...(date && { issued: cslDate(date) }),
    ...(page && isPaper && { page }),
    ...(address && { URL: address }),
    ...(address && accessed && { accessed: cslDate(accessed) }),
    language,
    ...(note !== "" && { note }),
  };
}

function cslDate(date: string): object {
  return SOURCE_DATE.test(date)
    ? { "date-parts": [date.split("-").map(Number)] }
    : { literal: date };
}
