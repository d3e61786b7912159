/** The blocks of parsed HTML or XHTML, in the order of the document. Nothing runs, nothing is fetched. */
import { refuseManyBlocks } from "../limits";
import type { Given, Paragraph } from "../paragraph";
import { STRIDE, type Steps } from "../progress";
import { ReadingError } from "../reading-error";
import type { TextBuilder } from "../text-builder";
import { InlineText } from "./inline";
import { cellsOf, isLayout } from "./table";

/** What is no text of the document. */
const SKIPPED = new Set([
  "head",
  "script",
  "style",
  "template",
  "noscript",
  "iframe",
  "object",
  "embed",
  "svg",
  "canvas",
  "select",
  "button",
  "input",
  "textarea",
  "audio",
  "video",
  "rt",
  "rp",
  "annotation",
  "annotation-xml",
  "link",
  "meta",
]);
/** Elements that stay within a line. Everything else begins a block. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math mi mn mo mrow ms mtext msub msup mfrac nobr output q rb rbc ruby s samp semantics small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const DEPTH_LIMIT = 512;

interface Surroundings {
  readonly depth: number;
  readonly listLevel: number;
  readonly isPreformatted: boolean;
  readonly given: Given | null;
  /** Taken by the first block that begins within. */
  readonly label: { text: string | null };
}

const OUTERMOST: Surroundings = {
  depth: 0,
  listLevel: 0,
  isPreformatted: false,
  given: null,
  label: { text: null },
};

/** Walks elements and gives their blocks. One walker serves all parts of a document. */
export class Walker {
  readonly paragraphs: Paragraph[] = [];
  pictures = 0;
  formulas = 0;
  readonly #builder: TextBuilder;
  readonly #isSkipped: (element: Element) => boolean;
  /** The levels that a table of contents gives to headings. */
  readonly #levels: ReadonlyMap<Element, number>;
  readonly #inline = new InlineText();
  #around: Surroundings = OUTERMOST;
  /** Tables so far. */
  tables: number;
  #notes = 0;
  #visited = 0;

  constructor(
    builder: TextBuilder,
    isSkipped: (element: Element) => boolean = () => false,
    levels: ReadonlyMap<Element, number> = new Map(),
    tables = 0,
  ) {
    this.tables = tables;
    this.#builder = builder;
    this.#isSkipped = isSkipped;
    this.#levels = levels;
  }

  /** Walks all that is in an element. `from` and `to` are shares of the whole work. */
  *walk(root: Element, from: number, to: number): Steps<void> {
    const all = Math.max(1, root.getElementsByTagName("*").length);
    const first = this.#visited;
    for (const _ of this.#children(root, OUTERMOST)) {
      yield from + ((to - from) * Math.min(all, this.#visited - first)) / all;
    }
    this.#flush();
  }

  *#children(parent: Element, around: Surroundings): Generator<void, void, void> {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3 || node.nodeType === 4) {
        if ((node.nodeValue ?? "").trim() !== "") this.#around = around;
        this.#inline.add(node.nodeValue ?? "", around.isPreformatted);
      } else if (node.nodeType === 1) yield* this.#element(node as Element, around);
    }
  }

  *#element(element: Element, around: Surroundings): Generator<void, void, void> {
    if (around.depth > DEPTH_LIMIT) {
      throw new ReadingError({ code: "too-much", of: "depth", limit: DEPTH_LIMIT });
    }
    this.#visited += 1;
    if (this.#visited % STRIDE === 0) yield;
    const name = element.localName.toLowerCase();
    if (name === "img" || name === "image") this.pictures += 1;
    if (name === "math") this.formulas += 1;
    if (SKIPPED.has(name) || isHidden(element) || this.#isSkipped(element)) return;
    if (name === "br") this.#break(element, around);
    else if (INLINE.has(name) && !isBlockByRole(element)) {
      this.#inline.enter(name);
      yield* this.#children(element, { ...around, depth: around.depth + 1 });
      this.#inline.leave(name);
    } else {
      this.#flush();
      yield* this.#block(element, name, { ...around, depth: around.depth + 1 });
      this.#flush();
    }
  }

  *#block(element: Element, name: string, around: Surroundings): Generator<void, void, void> {
    if (name === "table" && !isLayout(element)) {
      this.#table(element);
      return;
    }
    if (name === "ul" || name === "ol" || name === "menu") {
      yield* this.#list(element, name, around);
      return;
    }
    const given = this.#givenOf(element, name) ?? around.given;
    const beginsNote = given?.role === "note" && around.given?.role !== "note";
    if (beginsNote) this.#notes += 1;
    yield* this.#children(element, {
      ...around,
      given,
      label: beginsNote ? { text: String(this.#notes) } : around.label,
      isPreformatted: around.isPreformatted || name === "pre" || name === "listing",
    });
  }

  *#list(element: Element, name: string, around: Surroundings): Generator<void, void, void> {
    const level = around.listLevel + 1;
    let number = Number(element.getAttribute("start") ?? 1) || 1;
    for (const item of element.children) {
      const isItem = item.localName.toLowerCase() === "li";
      const value = Number(item.getAttribute("value"));
      if (isItem && value > 0) number = value;
      const text = name === "ol" ? `${number}.` : "•";
      if (isItem) number += 1;
      const isNote = around.given?.role === "note";
      yield* this.#element(item, {
        ...around,
        listLevel: level,
        given: isNote ? around.given : { role: "item", level },
        label: isNote ? around.label : { text },
      });
    }
  }

  #table(table: Element): void {
    this.tables += 1;
    for (const { element, cell, isCaption } of cellsOf(table, this.tables)) {
      const inner = new InlineText();
      this.#inlineOnly(element, inner, 0);
      const { text, marks, isStrong } = inner.take();
      const given: Given = isCaption
        ? { role: "caption", level: null }
        : { role: "cell", level: null, cell };
      this.#add({ text, marks, label: null, given, isApart: false, isStrong });
    }
  }

  /** All text of a cell as one block; its blocks are lines. */
  #inlineOnly(parent: Element, into: InlineText, depth: number): void {
    if (depth > DEPTH_LIMIT) return;
    for (const node of parent.childNodes) {
      if (node.nodeType === 3 || node.nodeType === 4) into.add(node.nodeValue ?? "", false);
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      const name = element.localName.toLowerCase();
      if (name === "img") this.pictures += 1;
      if (SKIPPED.has(name) || isHidden(element) || this.#isSkipped(element)) continue;
      const isBlock = !INLINE.has(name);
      if (isBlock && !into.isEmpty) into.break();
      into.enter(name);
      this.#inlineOnly(element, into, depth + 1);
      into.leave(name);
    }
  }

  /** Two breaks, or a break before an indented line, end a paragraph. */
  #break(element: Element, around: Surroundings): void {
    const next = element.nextSibling;
    const isDouble = next?.nodeType === 1 && (next as Element).localName.toLowerCase() === "br";
    const isIndented = next?.nodeType === 3 && /^\s*[\u3000\u00A0]{2}/u.test(next.nodeValue ?? "");
    if (isDouble || isIndented) {
      this.#around = around;
      this.#flush();
    } else this.#inline.break();
  }

  #flush(): void {
    const { text, marks, isStrong } = this.#inline.take();
    if (text.trim() === "") return;
    const { given, label } = this.#around;
    this.#add({ text, marks, label: label.text, given, isApart: false, isStrong });
    label.text = null;
  }

  #add(paragraph: Parameters<TextBuilder["add"]>[0]): void {
    const added = this.#builder.add(paragraph);
    if (!added) return;
    this.paragraphs.push(added);
    refuseManyBlocks(this.paragraphs.length);
  }

  #givenOf(element: Element, name: string): Given | null {
    const byContents = this.#levels.get(element);
    if (byContents !== undefined) return { role: "heading", level: byContents };
    const level = headingLevel(element, name);
    if (level !== null) return { role: "heading", level };
    if (name === "figcaption" || name === "caption") return { role: "caption", level: null };
    const type = `${element.getAttribute("epub:type") ?? ""} ${element.getAttribute("role") ?? ""}`;
    return /\b(?:doc-)?(?:footnote|endnote|rearnote)\b/u.test(type) && name !== "a"
      ? { role: "note", level: null }
      : null;
  }
}

export function headingLevel(element: Element, name: string): number | null {
  const level = /^h([1-6])$/u.exec(name)?.[1];
  if (level !== undefined) return Number(level);
  if (element.getAttribute("role") !== "heading") return null;
  return Math.max(1, Number(element.getAttribute("aria-level") ?? 2) || 2);
}

function isBlockByRole(element: Element): boolean {
  return /display\s*:\s*(?:block|flex|grid|table)/u.test(element.getAttribute("style") ?? "");
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/u.test(element.getAttribute("style") ?? "");
}
