/** Files of notes in one step, and back. The product does this in pieces. */
import Papa from "papaparse";
import { type BackupContent, backupPieces } from "@/lib/exchange/backup";
import { COLUMNS } from "@/lib/exchange/formats/csv";
import { type ImportResult, notesFileSteps } from "@/lib/exchange/import-file";
import { parseJson, readText } from "@/lib/exchange/json/read-json";
import { atOnce } from "@/lib/slices/in-slices";

/** The text of a backup. */
export function makeBackup(content: BackupContent): string {
  const pieces = backupPieces(content);
  const decoder = new TextDecoder();
  let text = "";
  let next = pieces.next();
  for (; !next.done; next = pieces.next()) text += decoder.decode(next.value);
  return decoder.decode(next.value) + text;
}

/** @throws ExchangeError */
export function readNotesFile(
  bytes: Uint8Array,
  now: number,
  options: { readonly evenIfDamaged?: boolean } = {},
): ImportResult {
  return atOnce(notesFileSteps(bytes, now, options));
}

/** @throws ExchangeError */
export function readJson(bytes: Uint8Array): unknown {
  const result = parseJson(readText(bytes));
  if ("error" in result) throw result.error;
  return result.value;
}

/** What keeps a spreadsheet from running a cell. */
const MARK = /(?<=^|[;\t\r\n])'/gu;

type CsvRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** The rows of a table of notes, with their original cells. */
export function fromCsv(csv: string): CsvRow[] {
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/u, ""), {
    delimiter: ",",
    newline: "\r\n",
  });
  const [, ...rows] = data;
  return rows.map((cells) => {
    const entries = COLUMNS.map((name, i) => [name, (cells[i] ?? "").replaceAll(MARK, "")]);
    return Object.fromEntries(entries) as CsvRow;
  });
}

/** The tags in a cell of such a table. A semicolon inside a tag has a backslash before it. */
export function splitTags(cell: string): string[] {
  const tags = cell.match(/(?:[^\\;]|\\[\\;])+/gu) ?? [];
  return tags.map((tag, index) => (index > 0 ? tag.slice(1) : tag).replaceAll(/\\([\\;])/gu, "$1"));
}
