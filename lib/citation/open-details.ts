import type { SourceDetails, SourceKind } from "../document/source";
import type { Citable } from "./source";

export type Detail = Exclude<keyof SourceDetails, "source" | "title" | "author">;

/** What the citation of each kind of source needs. */
const NEEDED: Readonly<Record<SourceKind, readonly Detail[]>> = {
  newspaper: ["publisher", "date", "page"],
  "web-page": ["date", "accessed", "address"],
  report: ["place", "publisher", "date"],
  book: ["place", "publisher", "date"],
};

/** Whether a source is read online: a citation then says where and when. */
export function isOnline({ source }: Citable): boolean {
  return source.source === "web-page" || source.address !== null;
}

/** The details that a citation needs and that nobody knows. What is online needs no place. */
function openDetails(citable: Citable): Detail[] {
  const { source } = citable;
  return NEEDED[source.source].filter(
    (it) => source[it] === null && !(it === "place" && isOnline(citable)),
  );
}

/**
 * A note for those who read a list of references, which is in English: what is open, and which
 * passage is meant. Empty if there is nothing to say.
 */
export function noteOf(citable: Citable): string {
  const { source, locator } = citable;
  const names = openDetails(citable).map((it) =>
    it === "publisher" && source.source === "newspaper" ? "newspaper" : it,
  );
  const open = names.length > 0 ? `not stated in the delivered text: ${names.join(", ")}` : null;
  return [open, locator].filter((it) => it !== null).join("; ");
}

const CHINESE: Readonly<Record<Detail, string>> = {
  publisher: "〔出版者待填〕",
  place: "〔出版地待填〕",
  date: "〔日期待填〕",
  page: "〔版次待填〕",
  address: "〔网址待填〕",
  accessed: "〔引用日期待填〕",
};

const ENGLISH: Readonly<Record<Detail, string>> = {
  publisher: "[publisher?]",
  place: "[place?]",
  date: "[date?]",
  page: "[page?]",
  address: "[address?]",
  accessed: "[date of access?]",
};

/** A detail as a citation shows it: itself, or that it is open; null if it is neither. */
export function shownDetail(citable: Citable, name: Detail): string | null {
  const { source, language } = citable;
  if (source[name] !== null) return source[name];
  if (!openDetails(citable).includes(name)) return null;
  if (!language.startsWith("zh")) return ENGLISH[name];
  return name === "publisher" && source.source === "newspaper" ? "〔报名待填〕" : CHINESE[name];
}

/** The year of a date, or what is said of an open one. */
export function shownYear(citable: Citable): string | null {
  return shownDetail(citable, "date")?.replace(/^(\d{4})-.*/u, "$1") ?? null;
}

/** The title with its subtitle, as lists of references write it. */
export function wholeTitle({ source, subtitle }: Citable): string {
  return subtitle ? `${source.title}: ${subtitle}` : source.title;
}
