/** The body of a Word document: its paragraphs and tables, in their order. */
import type { Block } from "../../document/block";
import type { Cell } from "../../document/passage";
import { refuseManyBlocks } from "../limits";
import type { Given, Paragraph } from "../paragraph";
import { STRIDE, type Steps } from "../progress";
import { ReadingError } from "../reading-error";
import { TextBuilder } from "../text-builder";
import { PAGE_NUMBER, furnitureBlock } from "../with-furniture";
import { attribute, child } from "../xml";
import type { Numbering } from "./numbering";
import { type Runs, runsOf } from "./runs";
import { type Style, type Styles, isOn, roleOfStyle } from "./styles";

interface Context {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notes: Readonly<Record<"footnote" | "endnote", ReadonlyMap<string, Element>>>;
}

/** What holds paragraphs without being one. */
const TRANSPARENT = new Set([
  "sdt",
  "sdtContent",
  "ins",
  "moveTo",
  "customXml",
  "smartTag",
  "AlternateContent",
  "Choice",
  "body",
]);
const DEPTH_LIMIT = 60;

const PLAIN = { marks: [], label: null, given: null, isApart: false, isStrong: false } as const;

export class BodyReader {
  readonly paragraphs: Paragraph[] = [];
  pictures = 0;
  formulas = 0;
  readonly #builder = new TextBuilder();
  readonly #context: Context;
  #tables = 0;
  #notes = 0;
  /** The text of a paragraph whose end was deleted: it goes on in the next one. */
  #open: Runs | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  get text(): string {
    return this.#builder.text;
  }

  /** Reads everything in an element. `from` and `to` are shares of the whole work. */
  *read(element: Element, from: number, to: number): Steps<void> {
    const all = element.children.length;
    for (const [at, it] of Array.from(element.children).entries()) {
      this.#element(it, 0);
      if (at % STRIDE === 0) yield from + ((to - from) * at) / all;
    }
  }

  /**
   * What stands at the head and foot of pages, behind everything else. Pages of a section, even ones
   * and the first often have the same.
   */
  furniture(parts: readonly Element[]): Block[] {
    const texts = parts.flatMap((part) =>
      Array.from(part.getElementsByTagName("*"))
        .filter(({ localName }) => localName === "p")
        .map((it) => runsOf(it, false).text.trim()),
    );
    return [...new Set(texts)].flatMap((text) => {
      const added = this.#builder.add({ ...PLAIN, text });
      const role = PAGE_NUMBER.test(text) ? "page-number" : "running-head";
      return added ? [furnitureBlock(role, added.text, added.places)] : [];
    });
  }

  #element(element: Element, depth: number): void {
    if (depth > DEPTH_LIMIT) {
      throw new ReadingError({ code: "too-much", of: "depth", limit: DEPTH_LIMIT });
    }
    const name = element.localName;
    if (name === "p") this.#paragraph(element, depth);
    else if (name === "tbl") this.#table(element, depth);
    else if (TRANSPARENT.has(name)) {
      for (const it of element.children) this.#element(it, depth + 1);
    }
  }

  #paragraph(element: Element, depth: number): void {
    const properties = child(element, "pPr");
    const style = this.#context.styles.get(
      attribute(properties && child(properties, "pStyle"), "val"),
    );
    const runs = this.#joined(runsOf(element, style.isBold));
    if (properties && child(properties, "rPr", "del")) {
      this.#open = runs;
      return;
    }
    this.pictures += runs.pictures;
    this.formulas += runs.formulas;
    const number = this.#numberOf(properties, style);
    this.#add({
      text: runs.text,
      marks: runs.marks,
      label: number?.label ?? null,
      given: givenOf(properties, style, number),
      isApart: false,
      isStrong: runs.isBold,
    });
    for (const note of runs.notes) this.#note(note);
    for (const box of runs.boxes) {
      for (const it of box.children) this.#element(it, depth + 1);
    }
  }

  #joined(runs: Runs): Runs {
    const open = this.#open;
    this.#open = null;
    if (!open) return runs;
    const offset = open.text.length;
    return {
      text: open.text + runs.text,
      marks: [
        ...open.marks,
        ...runs.marks.map((it) => ({ ...it, start: it.start + offset, end: it.end + offset })),
      ],
      isBold: open.isBold && runs.isBold,
      notes: [...open.notes, ...runs.notes],
      boxes: [...open.boxes, ...runs.boxes],
      pictures: open.pictures + runs.pictures,
      formulas: open.formulas + runs.formulas,
    };
  }

  #numberOf(properties: Element | null, style: Style): Counted | null {
    const own = properties && child(properties, "numPr");
    const list = attribute(own && child(own, "numId"), "val") ?? style.list;
    if (list === null || list === "0") return null;
    const given = attribute(own && child(own, "ilvl"), "val");
    const byStyle = this.#context.numbering.levelOfStyle(list, style.id);
    const level =
      given === null
        ? (byStyle ?? style.listLevel ?? 0)
        : Math.min(8, Math.max(0, Number(given) || 0));
    const counted = this.#context.numbering.next({ list, level });
    return counted && { ...counted, level };
  }

  #add(paragraph: Parameters<TextBuilder["add"]>[0]): void {
    const added = this.#builder.add(paragraph);
    if (!added) return;
    this.paragraphs.push(added);
    refuseManyBlocks(this.paragraphs.length);
  }

  #note({ kind, id }: Runs["notes"][number]): void {
    const element = this.#context.notes[kind].get(id);
    if (!element) return;
    this.#notes += 1;
    const texts = [...element.getElementsByTagName("*")]
      .filter((it) => it.localName === "p")
      .map((it) => runsOf(it, false).text.trim())
      .filter((it) => it !== "");
    this.#add({
      text: texts.join("\n"),
      marks: [],
      label: String(this.#notes),
      given: { role: "note", level: null },
      isApart: false,
      isStrong: false,
    });
  }

  #table(table: Element, depth: number): void {
    const rows = rowsOf(table);
    const cells = rows.flatMap((row) => cellsOf(row));
    const only = cells[0];
    if (only && cells.length === 1) {
      // A frame around paragraphs, not a table.
      for (const it of only.children) this.#element(it, depth + 1);
      return;
    }
    this.#tables += 1;
    const number = this.#tables;
    for (const [at, row] of rows.entries()) {
      const isHeader = isOn(child(row, "trPr", "tblHeader"));
      let column = 1 + (Number(attribute(child(row, "trPr", "gridBefore"), "val")) || 0);
      for (const cell of cellsOf(row)) {
        const properties = child(cell, "tcPr");
        const span = Number(attribute(properties && child(properties, "gridSpan"), "val")) || 1;
        this.#cell(cell, { table: number, row: at + 1, column, isHeader });
        column += span;
      }
    }
  }

  /** A cell is one block. Cells that a merged one covers are empty, so nothing comes of them. */
  #cell(element: Element, cell: Cell): void {
    const texts: string[] = [];
    const notes: Runs["notes"][number][] = [];
    for (const paragraph of paragraphsIn(element)) {
      const properties = child(paragraph, "pPr");
      const style = this.#context.styles.get(
        attribute(properties && child(properties, "pStyle"), "val"),
      );
      const runs = runsOf(paragraph, false);
      this.pictures += runs.pictures;
      this.formulas += runs.formulas;
      notes.push(...runs.notes);
      const number = this.#numberOf(properties, style);
      // A column of numbers has nothing else in its cells.
      const label = number && !number.isBullet ? number.label : "";
      const text = `${label}${runs.text.trim()}`;
      if (text !== "") texts.push(text);
    }
    this.#add({
      text: texts.join("\n"),
      marks: [],
      label: null,
      given: { role: "cell", level: null, cell },
      isApart: false,
      isStrong: false,
    });
    for (const note of notes) this.#note(note);
  }
}

interface Counted {
  readonly label: string;
  readonly isBullet: boolean;
  /** From 0. */
  readonly level: number;
}

function givenOf(properties: Element | null, style: Style, number: Counted | null): Given | null {
  const role = roleOfStyle(style);
  const outline = attribute(properties && child(properties, "outlineLvl"), "val");
  const level = outline === null ? style.outlineLevel : Number(outline);
  if (role === "title" && level !== null && level < 9 && number)
    return { role: "heading", level: level + 1 };
  if (role) return { role, level: role === "item" ? 1 : null };
  if (level !== null && level < 9) return { role: "heading", level: level + 1 };
  // Numbers may be those of headings without a style: the text tells.
  return number?.isBullet ? { role: "item", level: number.level + 1 } : null;
}

function rowsOf(table: Element): Element[] {
  return contained(table, "tr").filter((row) => child(row, "trPr", "del") === null);
}

function cellsOf(row: Element): Element[] {
  return contained(row, "tc");
}

/** Rows or cells, also those within content controls. */
function contained(element: Element, name: string): Element[] {
  return Array.from(element.children).flatMap((it) =>
    it.localName === name ? [it] : TRANSPARENT.has(it.localName) ? contained(it, name) : [],
  );
}

/** All paragraphs of a cell, also those of tables within it. */
function paragraphsIn(element: Element): Element[] {
  return Array.from(element.children).flatMap((it) => {
    if (it.localName === "p") return [it];
    if (it.localName === "tbl")
      return rowsOf(it).flatMap((row) => cellsOf(row).flatMap(paragraphsIn));
    return TRANSPARENT.has(it.localName) ? paragraphsIn(it) : [];
  });
}
