/** The cells of an HTML table, with where they stand. */
import type { Cell } from "../../document/passage";

export interface TableCell {
  readonly element: Element;
  readonly cell: Cell;
  readonly isCaption: boolean;
}

/** Whether a table only arranges a page: it has one cell, or other blocks in it, or says so. */
export function isLayout(table: Element): boolean {
  if (/presentation|none/u.test(table.getAttribute("role") ?? "")) return true;
  const cells = rowsOf(table).flatMap((row) => cellsIn(row));
  if (cells.length <= 1) return true;
  return table.querySelector("table, h1, h2, h3, h4, article, section") !== null;
}

/** All cells in the order of the rows, the caption first. Spans are counted. */
export function cellsOf(table: Element, number: number): TableCell[] {
  const found: TableCell[] = [];
  const caption = Array.from(table.children).find((it) => it.localName.toLowerCase() === "caption");
  const first = { table: number, row: 0, column: 0, isHeader: false };
  if (caption) found.push({ element: caption, cell: first, isCaption: true });
  /** How many more rows a cell above covers, by column. */
  const covered: number[] = [];
  for (const [at, row] of rowsOf(table).entries()) {
    let column = 1;
    for (const element of cellsIn(row)) {
      while ((covered[column] ?? 0) > 0) column += 1;
      const isHeader =
        element.localName.toLowerCase() === "th" ||
        row.parentElement?.localName.toLowerCase() === "thead";
      const cell = { table: number, row: at + 1, column, isHeader };
      found.push({ element, cell, isCaption: false });
      const [columns, rows] = [spanOf(element, "colspan"), spanOf(element, "rowspan")];
      for (let offset = 0; offset < columns; offset += 1) covered[column + offset] = rows;
      column += columns;
    }
    for (const [it, rest] of covered.entries()) if (rest) covered[it] = rest - 1;
  }
  return found;
}

function spanOf(element: Element, name: string): number {
  return Math.min(1000, Math.max(1, Number(element.getAttribute(name)) || 1));
}

function rowsOf(table: Element): Element[] {
  return Array.from(table.children).flatMap((it) => {
    const name = it.localName.toLowerCase();
    if (name === "tr") return [it];
    return name === "tbody" || name === "thead" || name === "tfoot" ? rowsOf(it) : [];
  });
}

function cellsIn(row: Element): Element[] {
  return Array.from(row.children).filter((it) => /^t[dh]$/iu.test(it.localName));
}
