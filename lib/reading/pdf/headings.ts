/** The headings of a PDF: those of its outline, and lines in larger characters. */
import { numberingOf } from "../plain/numbering";
import type { Measures, PdfParagraph } from "./paragraphs";
import { textOf } from "./paragraphs";

/** An entry of the outline; `level` from 1. */
export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
}

/** What a file says of itself outside its pages. */
export interface PdfNames {
  readonly outline: readonly OutlineEntry[];
  readonly title: string | null;
}

/** Larger than the text by so much. */
const LARGER = 1.1;
const HEADING_LINES = 4;
const HEADING_UNITS = 160;

/** The title of the document, and the level of each heading. */
export interface PdfHeadings {
  readonly title: PdfParagraph | null;
  readonly levels: ReadonlyMap<PdfParagraph, number>;
}

export function pdfHeadings(
  paragraphs: readonly PdfParagraph[],
  { outline, title: said }: PdfNames,
  measures: Measures,
): PdfHeadings {
  const levels = matched(paragraphs, outline);
  const named = paragraphs.slice(0, 12).find((it) => plain(textOf(it.lines)) === plain(said ?? ""));
  const larger = paragraphs.filter((it) => isLarger(it, measures) && !levels.has(it));
  const title = named ?? titleOf(paragraphs, larger, levels);
  const sizes = outlineSizes(levels);
  if (title) levels.delete(title);
  const rest = larger.filter((it) => it !== title);
  const ranks = [...new Set(rest.map(sizeKey))].sort((a, b) => b - a);
  for (const paragraph of rest) {
    const size = sizeKey(paragraph);
    const level =
      sizes.size > 0
        ? (sizes.get(size) ?? [...sizes.keys()].filter((it) => it > size).length + 1)
        : ranks.indexOf(size) + 1;
    levels.set(paragraph, level);
  }
  return { title, levels };
}

function sizeKey({ size }: PdfParagraph): number {
  return Math.round(size * 2) / 2;
}

function isLarger(paragraph: PdfParagraph, { size }: Measures): boolean {
  if (paragraph.size < size * LARGER || paragraph.lines.length > HEADING_LINES) return false;
  const text = textOf(paragraph.lines);
  return text.length <= HEADING_UNITS && /\p{L}/u.test(text) && !/[。；，,]$/u.test(text);
}

/** The largest text of the first page that has any, before the first heading. */
function titleOf(
  paragraphs: readonly PdfParagraph[],
  larger: readonly PdfParagraph[],
  levels: ReadonlyMap<PdfParagraph, number>,
): PdfParagraph | null {
  const page = paragraphs[0]?.lines[0]?.page;
  const first = larger.filter((it) => it.lines[0]?.page === page);
  const largest = first.toSorted((a, b) => b.size - a.size)[0];
  if (!largest) return null;
  const others = paragraphs.filter((it) => it !== largest && it.lines[0]?.page === page);
  const isLargest = others.every((it) => it.size < largest.size - 0.5 || levels.has(it));
  const isFirst = paragraphs.indexOf(largest) < 8;
  return isLargest && isFirst && numberingOf(textOf(largest.lines)) === null ? largest : null;
}

/** The paragraphs that say what the outline's entries say, in the same order. */
function matched(
  paragraphs: readonly PdfParagraph[],
  outline: readonly OutlineEntry[],
): Map<PdfParagraph, number> {
  const levels = new Map<PdfParagraph, number>();
  const keys = paragraphs.map((it) => keysOf(textOf(it.lines)));
  let from = 0;
  for (const { title, level } of outline) {
    const own = keysOf(title);
    const at = keys.findIndex((it, index) => index >= from && own.some((key) => it.includes(key)));
    const paragraph = paragraphs[at];
    if (!paragraph) continue;
    levels.set(paragraph, level);
    from = at + 1;
  }
  return levels;
}

/** A title with and without its number: outlines have either. */
function keysOf(text: string): string[] {
  if (text.length > HEADING_UNITS) return [];
  const numbering = numberingOf(text);
  const rest = numbering ? text.slice(numbering.length) : text.replace(/^[\d.]+\s+/u, "");
  return [...new Set([plain(text), plain(rest)])].filter((it) => it !== "");
}

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/gu, "");
}

/** The level of each size of characters in which the outline's entries stand. */
function outlineSizes(levels: ReadonlyMap<PdfParagraph, number>): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const [paragraph, level] of levels) {
    const size = sizeKey(paragraph);
    sizes.set(size, Math.min(level, sizes.get(size) ?? level));
  }
  return sizes;
}
