/** Running heads and page numbers of a PDF: the same lines at the same height of many pages. */
import { PAGE_NUMBER } from "../with-furniture";
import type { PdfLine } from "./lines";

export type FurnitureRole = "running-head" | "page-number";

/** Lines from the top and from the bottom that may be furniture. */
const EDGE_LINES = 3;

/** The lines that belong to the pages, by page. */
export function furnitureOf(pages: readonly (readonly PdfLine[])[]): Map<PdfLine, FurnitureRole> {
  const found = new Map<PdfLine, FurnitureRole>();
  const groups = new Map<string, PdfLine[]>();
  for (const lines of pages) {
    for (const line of edgesOf(lines)) {
      if (line.text.length > 100) continue;
      const key = `${line.text.replaceAll(/\d+|\b[ivxlc]+\b/giu, "#").replaceAll(/\s+/gu, "")}@${Math.round(line.y / 4)}`;
      const group = groups.get(key);
      if (group) group.push(line);
      else groups.set(key, [line]);
    }
  }
  const least = Math.max(3, Math.min(12, pages.length * 0.12));
  for (const group of groups.values()) {
    if (new Set(group.map((it) => it.page)).size < least) continue;
    for (const line of group)
      found.set(line, PAGE_NUMBER.test(line.text) ? "page-number" : "running-head");
  }
  addChapterHeads(pages, found);
  addLoneNumbers(pages, found);
  return found;
}

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  return [...new Set([...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)])];
}

/** A head that names the chapter differs from page to page, but stands where others do. */
function addChapterHeads(
  pages: readonly (readonly PdfLine[])[],
  found: Map<PdfLine, FurnitureRole>,
): void {
  const heights = new Map<number, number>();
  for (const line of found.keys()) {
    const height = Math.round(line.y);
    heights.set(height, (heights.get(height) ?? 0) + 1);
  }
  for (const lines of pages) {
    for (const line of edgesOf(lines)) {
      const count = heights.get(Math.round(line.y)) ?? 0;
      if (found.has(line) || count < pages.length * 0.5) continue;
      const isBeside = lines.some((it) => found.has(it) && Math.abs(it.y - line.y) < 1);
      if (isBeside || PAGE_NUMBER.test(line.text)) {
        found.set(line, PAGE_NUMBER.test(line.text) ? "page-number" : "running-head");
      }
    }
  }
}

/** A number alone in the last or first line of a page, where most pages have one. */
function addLoneNumbers(
  pages: readonly (readonly PdfLine[])[],
  found: Map<PdfLine, FurnitureRole>,
): void {
  for (const edge of ["first", "last"] as const) {
    const lone = pages.flatMap((lines) => {
      const line = edge === "first" ? lines[0] : lines.at(-1);
      return line && PAGE_NUMBER.test(line.text) ? [line] : [];
    });
    const isPaged = lone.length >= Math.max(2, pages.length * 0.5);
    for (const line of lone) {
      if (isPaged || /\D/u.test(line.text.trim())) found.set(line, "page-number");
    }
  }
}
