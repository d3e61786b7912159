/** Notes as a table for spreadsheets: UTF-8 with a byte order mark, CRLF (RFC 4180). */
import Papa from "papaparse";
import { localTime } from "../../annotation/local-time";
import { type Annotation, quoteOf } from "../../annotation/model";
import type { ExportContext } from "./export-context";

/** The columns of the table, in order. */
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

/** Without it, Excel reads the file in the encoding of the system's language. */
const BOM = "\ufeff";

/**
 * Characters that make a spreadsheet run a cell that begins with them
 * (https://owasp.org/www-community/attacks/CSV_Injection), also in full width, which Excel treats
 * the same; and the escape mark itself, so that it can be removed again. If the reader's Excel
 * separates cells by semicolons or tabs, a cell also begins after those and after a line end,
 * because Excel then ignores quotation marks.
 */
const FORMULA = /(?:^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=[=+\-@＝＋－＠']))/gu;

/** Yields the notes as CSV, line by line. */
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

/** The tags in one cell. A semicolon inside a tag gets a backslash. Empty tags are left out. */
function joinTags(tags: readonly string[]): string {
  return tags
    .filter((tag) => tag !== "")
    .map((tag) => tag.replaceAll(/[\\;]/gu, String.raw`\$&`))
    .join("; ");
}
