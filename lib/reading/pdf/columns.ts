/** The lines of a page in reading order: columns one after the other, by cutting at gaps. */
import type { PdfLine } from "./lines";

/** A gutter is at least so many characters wide. */
const GUTTER = 0.9;
/** Each column has at least so many lines, and so much of the width. */
const LEAST_LINES = 3;
const LEAST_WIDTH = 0.2;

/** Orders lines; lines that stand side by side without a gutter stay together, from left to right. */
export function inReadingOrder(lines: readonly PdfLine[], depth = 0): PdfLine[] {
  if (lines.length < 2 * LEAST_LINES || depth > 12) return [...lines];
  const gutter = gutterOf(lines);
  if (gutter !== null) {
    const left = lines.filter((it) => it.end <= gutter);
    const right = lines.filter((it) => it.end > gutter);
    return [...inReadingOrder(left, depth + 1), ...inReadingOrder(right, depth + 1)];
  }
  const cut = cutOf(lines);
  if (cut === null) return [...lines];
  return [
    ...inReadingOrder(lines.slice(0, cut), depth + 1),
    ...inReadingOrder(lines.slice(cut), depth + 1),
  ];
}

/** Where no line is, from top to bottom, between two columns of text; null if there is no such place. */
function gutterOf(lines: readonly PdfLine[]): number | null {
  const size = median(lines.map((it) => it.size));
  const [from, to] = [Math.min(...lines.map((it) => it.x)), Math.max(...lines.map((it) => it.end))];
  const sorted = lines.toSorted((a, b) => a.x - b.x);
  let end = from;
  for (const line of sorted) {
    if (line.x - end > size * GUTTER && isGutter(lines, (end + line.x) / 2, from, to)) {
      return (end + line.x) / 2;
    }
    end = Math.max(end, line.end);
  }
  return null;
}

function isGutter(lines: readonly PdfLine[], at: number, from: number, to: number): boolean {
  return [lines.filter((it) => it.end <= at), lines.filter((it) => it.x >= at)].every((side) => {
    if (side.length < LEAST_LINES) return false;
    const [left, right] = [
      Math.min(...side.map((it) => it.x)),
      Math.max(...side.map((it) => it.end)),
    ];
    if (right - left < (to - from) * LEAST_WIDTH) return false;
    // Rows of a table are ragged; lines of a column fill it.
    const full = side.filter((it) => it.end - it.x > (right - left) * 0.75);
    return full.length * 2 > side.length;
  });
}

/** Before which line the page is cut across: a heading above columns, or the end of them. */
function cutOf(lines: readonly PdfLine[]): number | null {
  // A cut helps only if a part has columns: lines stand side by side there.
  const isBeside = (at: number): boolean => {
    const [line, next] = [lines[at], lines[at + 1]];
    return line !== undefined && next !== undefined && Math.abs(line.y - next.y) < line.size * 0.5;
  };
  let first = 0;
  while (first < lines.length && !isBeside(first)) first += 1;
  if (first >= lines.length - 1) return null;
  if (first > 0) return first;
  let at = 0;
  while (at < lines.length && (isBeside(at) || isBeside(at - 1))) at += 1;
  return at > 0 && at < lines.length ? at : null;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
