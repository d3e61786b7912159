import { noteOf, wholeTitle } from "./open-details";
import { SOURCE_DATE, type SourceKind } from "../document/source";
import type { Citable } from "./source";

/** The types of entries in biblatex; its manual, section 2.1.1. */
const TYPES: Readonly<Record<SourceKind, string>> = {
  newspaper: "article",
  "web-page": "online",
  report: "techreport",
  book: "book",
};

/** The field that has the publisher. */
const PUBLISHER: Readonly<Record<SourceKind, string>> = {
  newspaper: "journal",
  "web-page": "organization",
  report: "institution",
  book: "publisher",
};

const LANGUAGES: Readonly<Record<string, string>> = { zh: "chinese", en: "english" };

/** A BibTeX entry. Unknown fields are left out, and the note says so. */
export function citeBibtex(citable: Citable): string {
  const { id, source, language } = citable;
  const isPaper = source.source === "newspaper";
  const { date } = source;
  const [year, month] = date && SOURCE_DATE.test(date) ? date.split("-") : [];
  const fields: Readonly<Record<string, string | null | undefined>> = {
    author: source.author,
    title: wholeTitle(citable),
    [PUBLISHER[source.source]]: source.publisher,
    address: isPaper ? null : source.place,
    year,
    month: month && String(Number(month)),
    date,
    pages: isPaper ? source.page : null,
    url: source.address,
    urldate: source.address && source.accessed,
    langid: LANGUAGES[language.split("-")[0] ?? ""],
    note: noteOf(citable),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = {${name === "url" ? escapedUrl(value) : escaped(value)}},`] : [],
  );
  return `@${TYPES[source.source]}{${id},\n${lines.join("\n")}\n}\n`;
}

/** Addresses are taken as they are, up to the brace that ends them. */
function escapedUrl(address: string): string {
  return address.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C");
}

function escaped(value: string): string {
  return value.replace(/[\\{}$&#%_^~]/gu, (sign) => {
    if (sign === "\\") return "\\textbackslash{}";
    if (sign === "~") return "\\textasciitilde{}";
    return sign === "^" ? "\\textasciicircum{}" : `\\${sign}`;
  });
}
