/** Notes as a table for spreadsheets: UTF-8 with a byte order mark, CRLF (RFC 4180). */
import Papa from "papaparse";
import { localTime } from "../../annotation/local-time";
import { type Annotation, quoteOf } from "../../annotation/model";
import type { ExportContext } from "./export-context";

export const COLUMNS = [
  "id",
  "kind",
  "about",
  "quote",
  "note",
  "tags",
  "colour",
  "created",
  "modified",
  "source",
] as const;

type CsvRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Excel takes a file for the encoding of the system's language without it. */
const BOM = "\ufeff";

/**
 * What a spreadsheet would run where a cell begins with it (https://owasp.org/www-community/attacks/CSV_Injection), also in full
 * width, which Excel takes for the same; and the mark itself, so that it can be taken off again. Where the reader's Excel
 * divides cells by semicolons or tabs, a cell begins behind those too, and behind a line's end, for it heeds no quotation mark then.
 */
const FORMULA = /(?:^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=[=+\-@＝＋－＠']))/gu;

/** The notes as CSV, a line at a time. */
export function* toCsv(
  notes: readonly Annotation[],
  context: ExportContext,
): Generator<string, void> {
  yield BOM + Papa.unparse([[...COLUMNS]]);
  for (const note of notes) yield `\r\n${lineOf(note, context)}`;
}

function lineOf(note: Annotation, { nameOf }: ExportContext): string {
  const { title, kind } = nameOf(note);
  const row: CsvRow = {
    id: note.id,
    kind,
    about: title,
    quote: quoteOf(note) ?? "",
    note: note.body.value,
    tags: joinTags(note.tags),
    colour: note.colour,
    created: localTime(new Date(note.created)),
    modified: localTime(new Date(note.modified)),
    source: note.target.source,
  };
  return Papa.unparse([COLUMNS.map((column) => row[column].replaceAll(FORMULA, "'"))], {
    newline: "\r\n",
  });
}

/** Tags in one cell; a semicolon of their own has a backslash before it. Empty ones are left out. */
function joinTags(tags: readonly string[]): string {
  return tags
    .filter((tag) => tag !== "")
    .map((tag) => tag.replaceAll(/[\\;]/gu, String.raw`\$&`))
    .join("; ");
}
