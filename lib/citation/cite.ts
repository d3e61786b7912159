/**
 * Citations of a newspaper report.
 *
 * This does not use a citation processor. Those bring a style language and its interpreter
 * (hundreds of KB) for four fixed shapes, and none can mark a field as unknown instead of leaving
 * it out.
 */
import type { Citable, SourceDetails } from "./source";

export const CITATION_FORMATS = ["gbt7714", "plain", "bibtex", "csl-json"] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** Placeholders for unknown details. */
const OPEN = { newspaper: "〔报名待填〕", date: "〔日期待填〕", page: "〔版次待填〕" } as const;

const NOTE = "not stated in the delivered text: ";

/** The citation in one format, ready to be copied. */
export function cite(format: CitationFormat, citable: Citable, source: SourceDetails): string {
  switch (format) {
    case "gbt7714":
      return citeGbt7714(citable, source);
    case "plain":
      return citePlain(citable, source);
    case "bibtex":
      return citeBibtex(citable, source);
    case "csl-json":
      return `${JSON.stringify([citeCsl(citable, source)], null, 2)}\n`;
  }
}

/**
 * GB/T 7714-2015, section 8.4 and the example of a newspaper article: 作者. 题名[N]. 报纸名, 年-月-日(版次).
 */
function citeGbt7714({ author, title, subtitle, locator }: Citable, source: SourceDetails): string {
  const newspaper = source.newspaper ?? OPEN.newspaper;
  const date = source.date ?? OPEN.date;
  const page = source.page ?? OPEN.page;
  const names = author ? `${author}. ` : "";
  const whole = subtitle ? `${title}: ${subtitle}` : title;
  return `${names}${whole}[N]. ${newspaper}, ${date}(${page})${locator ? `: ${locator}` : ""}.`;
}

function citePlain({ author, title, subtitle, locator }: Citable, source: SourceDetails): string {
  const date = source.date ? chineseDate(source.date) : OPEN.date;
  const page = source.page ? `第${source.page}版` : OPEN.page;
  const parts = [
    `${author ? `${author}：` : ""}《${title}${subtitle ? `——${subtitle}` : ""}》`,
    source.newspaper ? `《${source.newspaper}》` : OPEN.newspaper,
    date,
    page,
    ...(locator ? [locator] : []),
  ];
  return `${parts.join("，")}。`;
}

/** Unknown fields are left out, and the note says so. */
function citeBibtex(
  { id, author, title, subtitle, locator }: Citable,
  source: SourceDetails,
): string {
  const [year, month] = source.date?.split("-") ?? [];
  const note = [openDetails(source), locator].filter((it) => it !== null).join("; ");
  const fields = {
    author,
    title: subtitle ? `${title}: ${subtitle}` : title,
    journal: source.newspaper,
    year,
    month: month && String(Number(month)),
    date: source.date,
    pages: source.page,
    langid: "chinese",
    note: note === "" ? null : note,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`  ${name} = {${escapeBibtex(value)}},`] : [],
  );
  return `@article{${id},\n${lines.join("\n")}\n}\n`;
}

function escapeBibtex(value: string): string {
  return value.replace(/[\\{}$&#%_^~]/gu, (sign) => {
    if (sign === "\\") return "\\textbackslash{}";
    if (sign === "~") return "\\textasciitilde{}";
    return sign === "^" ? "\\textasciicircum{}" : `\\${sign}`;
  });
}

/**
 * An item that citation processors and Zotero read:
 * https://docs.citationstyles.org/en/stable/specification.html
 */
function citeCsl({ id, author, title, subtitle, locator }: Citable, source: SourceDetails): object {
  const open = openDetails(source);
  return {
    id,
    type: "article-newspaper",
    title: subtitle ? `${title}: ${subtitle}` : title,
    ...(author && { author: [{ literal: author }] }),
    ...(source.newspaper && { "container-title": source.newspaper }),
    ...(source.date && { issued: { "date-parts": [source.date.split("-").map(Number)] } }),
    ...(source.page && { page: source.page }),
    language: "zh-CN",
    ...((open ?? locator) && { note: [open, locator].filter((it) => it !== null).join("; ") }),
  };
}

function openDetails(source: SourceDetails): string | null {
  const open = (["newspaper", "date", "page"] as const).filter((name) => source[name] === null);
  return open.length > 0 ? NOTE + open.join(", ") : null;
}

function chineseDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
