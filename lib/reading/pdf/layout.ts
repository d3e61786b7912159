/** The pages of a PDF become the text of a document. */
import type { Block } from "../../document/block";
import type { Given, Paragraph } from "../paragraph";
import { refuseLongText } from "../limits";
import type { Steps } from "../progress";
import { structureSteps } from "../structure";
import { TextBuilder } from "../text-builder";
import { furnitureBlock, withFurniture } from "../with-furniture";
import { inReadingOrder } from "./columns";
import { type FurnitureRole, furnitureOf } from "./furniture";
import { type PdfHeadings, type PdfNames, pdfHeadings } from "./headings";
import { type PdfLine, linesOf } from "./lines";
import { type Measures, type PdfParagraph, measuresOf, pdfParagraphs, textOf } from "./paragraphs";
import { type PdfPage, runsOf } from "./runs";

export interface LaidOut {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Pages that have no text, from 1. */
  readonly emptyPages: readonly number[];
}

/** Puts the lines of pages in order, and finds paragraphs, headings and what belongs to the pages. */
export function* layOut(pages: readonly PdfPage[], names: PdfNames): Steps<LaidOut> {
  const byPage: PdfLine[][] = [];
  for (const [at, page] of pages.entries()) {
    byPage.push(linesOf(runsOf(page), at, page));
    yield 0.85;
  }
  const repeated = furnitureOf(byPage);
  // A document of which every line is the same on all pages has no other text.
  const isAll = byPage.every((page) => page.every((it) => repeated.has(it)));
  const furniture = isAll ? new Map<PdfLine, FurnitureRole>() : repeated;
  const lines: PdfLine[] = [];
  for (const page of byPage) {
    lines.push(...inReadingOrder(page.filter((it) => !furniture.has(it))));
    yield 0.9;
  }
  const emptyPages = byPage.flatMap((page, at) => (page.length === 0 ? [at + 1] : []));
  if (lines.length === 0) return { text: "", blocks: [], emptyPages };
  const measures = measuresOf(lines);
  yield 0.92;
  const paragraphs = yield* pdfParagraphs(lines, measures);
  yield 0.95;
  const headings = pdfHeadings(paragraphs, names, measures);
  yield 0.96;
  const writer = new Writer(measures, headings);
  writer.write(paragraphs, furniture);
  refuseLongText(writer.builder.length);
  const blocks = withFurniture(yield* structureSteps(writer.paragraphs), writer.furniture);
  return { text: writer.builder.text, blocks, emptyPages };
}

/** What stands at the top of a page comes before its text, whatever column a line is in. */
function isBefore(furniture: PdfLine, line: PdfLine | undefined): boolean {
  if (!line) return false;
  if (furniture.page !== line.page) return furniture.page < line.page;
  return furniture.isAtTop;
}

/** Writes paragraphs and furniture in the order in which they begin. */
class Writer {
  readonly builder = new TextBuilder();
  readonly paragraphs: Paragraph[] = [];
  readonly furniture: Block[] = [];
  readonly #measures: Measures;
  readonly #headings: PdfHeadings;

  constructor(measures: Measures, headings: PdfHeadings) {
    this.#measures = measures;
    this.#headings = headings;
  }

  write(paragraphs: readonly PdfParagraph[], furniture: ReadonlyMap<PdfLine, FurnitureRole>): void {
    const rest = [...furniture].sort(([a], [b]) => a.page - b.page || a.y - b.y);
    let at = 0;
    for (const paragraph of paragraphs) {
      for (let it = rest[at]; it && isBefore(it[0], paragraph.lines[0]); it = rest[at]) {
        this.#furniture(it);
        at += 1;
      }
      this.#paragraph(paragraph);
    }
    rest.slice(at).forEach((it) => this.#furniture(it));
  }

  #furniture([{ text }, role]: [PdfLine, FurnitureRole]): void {
    const added = this.#added(text, null, false);
    if (added) this.furniture.push(furnitureBlock(role, added.text, added.places));
  }

  #paragraph(paragraph: PdfParagraph): void {
    const { size, font } = paragraph;
    // Headings in the size of the text are often in a font of their own.
    const isStrong = font !== this.#measures.font && size >= this.#measures.size * 0.97;
    const added = this.#added(textOf(paragraph.lines), this.#givenOf(paragraph), isStrong);
    if (added) this.paragraphs.push(added);
  }

  #added(text: string, given: Given | null, isStrong: boolean): Paragraph | null {
    return this.builder.add({ text, marks: [], label: null, given, isApart: false, isStrong });
  }

  #givenOf(paragraph: PdfParagraph): Given | null {
    if (paragraph === this.#headings.title) return { role: "title", level: null };
    const level = this.#headings.levels.get(paragraph);
    return level === undefined ? null : { role: "heading", level };
  }
}
