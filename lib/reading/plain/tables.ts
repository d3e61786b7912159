/** Rows of a table in a plain text: lines with tabs between their cells. */
import type { Paragraph } from "../paragraph";
import type { Line } from "./lines";

const LEAST_ROWS = 2;

/** The cells of each line that is a row. */
export function tablesOf(lines: readonly Line[]): Map<Line, Paragraph[]> {
  const found = new Map<Line, Paragraph[]>();
  let table = 0;
  let rows: Line[] = [];
  const end = (): void => {
    if (rows.length >= LEAST_ROWS) {
      table += 1;
      for (const [at, line] of rows.entries()) found.set(line, cellsOf(line, table, at + 1));
    }
    rows = [];
  };
  for (const line of lines) {
    const columns = columnsOf(line);
    const last = rows.at(-1);
    if (columns < 2 || (last && (line.blanks > 0 || columnsOf(last) !== columns))) end();
    if (columns >= 2) rows.push(line);
  }
  end();
  return found;
}

function columnsOf({ text }: Line): number {
  return text.length > 2000 ? 0 : text.split("\t").filter((it) => it.trim() !== "").length;
}

function cellsOf(line: Line, table: number, row: number): Paragraph[] {
  const cells: Paragraph[] = [];
  let at = line.start;
  for (const [column, part] of line.text.split("\t").entries()) {
    const text = part.trim();
    const start = at + (text === "" ? 0 : part.indexOf(text));
    at += part.length + 1;
    if (text === "") continue;
    const cell = { table, row, column: column + 1, isHeader: false };
    cells.push({
      text,
      places: [{ start, end: start + text.length }],
      marks: [],
      label: null,
      given: { role: "cell", level: null, cell },
      isApart: false,
      isStrong: false,
    });
  }
  return cells;
}
