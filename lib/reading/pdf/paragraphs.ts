/** Lines become paragraphs again, across columns and pages. */
import { isTitleLike } from "../plain/looks";
import { numberingOf } from "../plain/numbering";
import { needsSpace } from "../plain/lines";
import { STRIDE, type Steps } from "../progress";
import { median } from "./columns";
import type { PdfLine } from "./lines";

export interface PdfParagraph {
  readonly lines: readonly PdfLine[];
  readonly size: number;
  readonly font: string;
}

/** What is usual in a document. */
export interface Measures {
  /** The size of most characters, and their font. */
  readonly size: number;
  readonly font: string;
  /** From one baseline to the next within a paragraph, by the size of the characters. */
  readonly leading: number;
}

const TERMINAL = /[。！？；!?…][”’」』）)》\]]*$|[.:：][”’"')\]]*$/u;
const NO_START = /^[，。、；：？！”’）》】」』,.;:?!)\]}%]/u;

export function measuresOf(lines: readonly PdfLine[]): Measures {
  const size = mostFrequent(
    lines,
    (it) => it.size,
    (it) => it.text.length,
  );
  const body = lines.filter((it) => Math.abs(it.size - size) < 0.3);
  const gaps = body.flatMap((line, at) => {
    const before = body[at - 1];
    const gap = before && before.page === line.page ? line.y - before.y : 0;
    return gap > size * 0.8 && gap < size * 3.2 ? [Math.round(gap * 2) / 2] : [];
  });
  const leading =
    gaps.length === 0
      ? size * 1.5
      : mostFrequent(
          gaps,
          (it) => it,
          () => 1,
        );
  return {
    size,
    leading,
    font: mostFrequent(
      body,
      (it) => it.font,
      (it) => it.text.length,
    ),
  };
}

function mostFrequent<T, K>(
  values: readonly T[],
  keyOf: (value: T) => K,
  weightOf: (value: T) => number,
): K {
  const counts = new Map<K, number>();
  for (const value of values)
    counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + weightOf(value));
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first ? first[0] : keyOf(values[0] as T);
}

/** The right edges to which lines are set: of the column in which a line stands. */
class Margins {
  readonly #edges = new Map<number, number>();

  constructor(lines: readonly PdfLine[]) {
    const columns = new Map<number, PdfLine[]>();
    for (const line of lines) {
      const key = columnOf(line);
      const column = columns.get(key);
      if (column) column.push(line);
      else columns.set(key, [line]);
    }
    for (const [key, column] of columns) this.#edges.set(key, edgeOf(column));
    const all = edgeOf(lines);
    for (const [key, column] of columns) if (column.length < 6) this.#edges.set(key, all);
  }

  rightOf(line: PdfLine): number {
    return Math.max(this.#edges.get(columnOf(line)) ?? 0, line.end);
  }
}

/** Columns of a page are told apart by where their lines begin, roughly. */
function columnOf({ x }: PdfLine): number {
  return Math.floor(x / 120);
}

/** The most common line end: a heading or a table may go further. */
function edgeOf(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { end } of lines) {
    const key = Math.round(end / 4);
    for (const near of [key - 1, key, key + 1]) counts.set(near, (counts.get(near) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  if (first && first[1] >= lines.length * 0.2) return first[0] * 4;
  const ends = lines.map((it) => it.end).toSorted((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.95)] ?? 0;
}

/**
 * Joins lines into paragraphs.
 *
 * @param lines of all pages, in reading order, without running heads and page numbers
 */
export function* pdfParagraphs(
  lines: readonly PdfLine[],
  measures: Measures,
): Steps<PdfParagraph[]> {
  const margins = new Margins(lines);
  const groups: PdfLine[][] = [];
  yield 0.92;
  for (const [at, line] of lines.entries()) {
    if (at % STRIDE === 0) yield 0.92;
    const group = groups.at(-1);
    if (group && goesOn(group, line, measures, margins)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    lines: group,
    size: median(group.map((it) => it.size)),
    font: mostFrequent(
      group,
      (it) => it.font,
      (it) => it.text.length,
    ),
  }));
}

function goesOn(
  group: readonly PdfLine[],
  line: PdfLine,
  measures: Measures,
  margins: Margins,
): boolean {
  const last = group.at(-1);
  if (!last || Math.abs(last.size - line.size) > Math.max(0.6, last.size * 0.06)) return false;
  const isSameLine = last.page === line.page && Math.abs(last.y - line.y) < line.size * 0.5;
  if (isSameLine) return line.x > last.end;
  const isNext = last.page === line.page && line.y > last.y;
  if (NO_START.test(line.text)) return !isNext || line.y - last.y < measures.leading * 2;
  if (startsAnew(group, line, last)) return false;
  if (!isNext) return isCut(last, line, margins);
  return isClose(last, line, measures) && isFull(last, line, margins) && isAligned(group, line);
}

/** A bullet or a number before a line begins a paragraph, unless a sentence goes on with a number. */
function startsAnew(group: readonly PdfLine[], line: PdfLine, last: PdfLine): boolean {
  const numbering = numberingOf(line.text);
  if (!numbering) return false;
  if (numbering.scheme === "bullet") return true;
  const isInSentence =
    !TERMINAL.test(last.text) && group.length > 0 && line.x <= (group[0]?.x ?? 0) + 1;
  return !(
    isInSentence &&
    /^(?:arabic|decimal|letter|upper|small)/u.test(numbering.scheme) &&
    group.length > 1
  );
}

/** The end of a column or of a page cut a paragraph. */
function isCut(last: PdfLine, line: PdfLine, margins: Margins): boolean {
  if (TERMINAL.test(last.text)) return false;
  return isFull(last, line, margins) && !(isTitleLike(last.text) && last.text.length < 12);
}

function isClose(last: PdfLine, line: PdfLine, { leading, size }: Measures): boolean {
  const gap = line.y - last.y;
  const usual = leading * Math.max(1, line.size / size);
  return gap <= usual * 1.22 + 0.5;
}

/** Whether nothing of the next line would have fitted. */
function isFull(last: PdfLine, line: PdfLine, margins: Margins): boolean {
  const word = /^[^\s\p{Script=Han}]{0,60}/u.exec(line.text)?.[0] ?? "";
  const perUnit = (line.end - line.x) / Math.max(1, line.text.length);
  const needed = Math.max(1.6 * line.size, Math.min(word.length + 1, 40) * perUnit);
  return last.end + needed > margins.rightOf(last) - 0.5;
}

/** Lines of a paragraph begin at the same place; its first one may be indented, or hang out. */
function isAligned(group: readonly PdfLine[], line: PdfLine): boolean {
  const [first, second] = group;
  const last = group.at(-1);
  if (!first || !last) return false;
  const near = line.size * 0.6;
  if (second) return Math.abs(last.x - line.x) < near;
  const shift = line.x - first.x;
  if (Math.abs(shift) < near) return true;
  if (shift < 0) return -shift < line.size * 4.2;
  return shift < line.size * 4.2 && numberingOf(first.text) !== null;
}

/** The text of a paragraph's lines. A hyphen at a line's end goes if it only divides a word. */
export function textOf(lines: readonly PdfLine[]): string {
  let text = "";
  for (const line of lines) {
    if (text === "") text = line.text;
    else if (/[a-z]-$/u.test(text) && /^[a-z]/u.test(line.text))
      text = text.slice(0, -1) + line.text;
    else text += (needsSpace(text, line.text) ? " " : "") + line.text;
  }
  return text;
}
