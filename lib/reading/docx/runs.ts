/** The text of a paragraph's runs, with tracked changes accepted. */
import type { Mark } from "../../document/block";
import { attribute, child } from "../xml";
import { isOn } from "./styles";
import { symbolOf } from "./symbols";

export interface Runs {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Whether all of the text is bold. */
  readonly isBold: boolean;
  /** The notes that it refers to, in order. */
  readonly notes: readonly { readonly kind: "footnote" | "endnote"; readonly id: string }[];
  /** Text boxes that are anchored in it. */
  readonly boxes: readonly Element[];
  readonly pictures: number;
  readonly formulas: number;
}

/** What is dropped with all that is in it. Text that was deleted or moved away is in these. */
const DROPPED = new Set([
  "del",
  "moveFrom",
  "pPr",
  "rPr",
  "instrText",
  "delText",
  "delInstrText",
  "fldData",
  "Fallback",
  "rt",
  "sdtPr",
  "sdtEndPr",
  "smartTagPr",
  "customXmlPr",
  "annotationRef",
  "commentReference",
  "footnoteRef",
  "endnoteRef",
  "ctrlPr",
]);
/** Elements that stand for one character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  ptab: "\t",
  br: "\n",
  cr: "\n",
  noBreakHyphen: "\u2011",
  softHyphen: "\u00AD",
};

/** Reads all runs of a paragraph. */
export function runsOf(paragraph: Element, isBoldByStyle: boolean): Runs {
  const reader = new RunReader(isBoldByStyle);
  reader.walk(paragraph);
  return reader.end();
}

class RunReader {
  readonly #isBoldByStyle: boolean;
  #text = "";
  readonly #marks: Mark[] = [];
  readonly #notes: { kind: "footnote" | "endnote"; id: string }[] = [];
  readonly #boxes: Element[] = [];
  #pictures = 0;
  #formulas = 0;
  /** Of each field that is open, whether its instruction is over. */
  readonly #fields: boolean[] = [];

  constructor(isBoldByStyle: boolean) {
    this.#isBoldByStyle = isBoldByStyle;
  }

  walk(parent: Element): void {
    for (const element of parent.children) {
      const name = element.localName;
      if (DROPPED.has(name)) continue;
      if (name === "r" && child(element, "rPr") !== null) this.#run(element);
      else this.#element(element, name);
    }
  }

  end(): Runs {
    const bold = this.#marks.filter((it) => it.kind === "strong");
    const visible = this.#text.replaceAll(/\s/gu, "").length;
    const inBold = bold.reduce(
      (sum, it) => sum + this.#text.slice(it.start, it.end).replaceAll(/\s/gu, "").length,
      0,
    );
    return {
      text: this.#text,
      marks: this.#marks,
      isBold: visible > 0 && inBold === visible,
      notes: this.#notes,
      boxes: this.#boxes,
      pictures: this.#pictures,
      formulas: this.#formulas,
    };
  }

  #run(run: Element): void {
    const properties = child(run, "rPr");
    if (properties && isOn(child(properties, "vanish"))) return;
    const start = this.#text.length;
    this.walk(run);
    const end = this.#text.length;
    if (end === start || !properties) return;
    const bold = child(properties, "b");
    if (bold ? isOn(bold) : this.#isBoldByStyle) this.#mark("strong", start, end);
    if (isOn(child(properties, "i"))) this.#mark("emphasis", start, end);
  }

  /** Runs that follow one another are one mark. */
  #mark(kind: Mark["kind"], start: number, end: number): void {
    const at = this.#marks.findLastIndex((it) => it.kind === kind);
    const last = this.#marks[at];
    if (last?.end === start) this.#marks[at] = { ...last, end };
    else this.#marks.push({ kind, start, end });
  }

  #element(element: Element, name: string): void {
    if (name === "fldChar") this.#field(attribute(element, "fldCharType"));
    else if (!this.#fields.includes(false)) this.#content(element, name);
    // Within a field's instruction there may be other fields, but no text.
    else if (name === "r" || name === "hyperlink" || name === "ins") this.walk(element);
  }

  #content(element: Element, name: string): void {
    if (name === "t") this.#text += element.textContent;
    else if (CHARACTERS[name] !== undefined) this.#text += CHARACTERS[name];
    else if (name === "sym") {
      this.#text += symbolOf(attribute(element, "font") ?? "", attribute(element, "char") ?? "");
    } else if (name === "footnoteReference" || name === "endnoteReference") {
      const kind = name === "footnoteReference" ? "footnote" : "endnote";
      this.#notes.push({ kind, id: attribute(element, "id") ?? "" });
    } else if (name === "txbxContent") this.#boxes.push(element);
    else this.#container(element, name);
  }

  #container(element: Element, name: string): void {
    if (name === "pic" || name === "imagedata") this.#pictures += 1;
    if (name === "oMath") this.#formulas += 1;
    // A run without properties of its own takes its style's.
    const start = this.#text.length;
    this.walk(element);
    if (name === "r" && this.#isBoldByStyle && this.#text.length > start) {
      this.#mark("strong", start, this.#text.length);
    }
  }

  #field(type: string | null): void {
    if (type === "begin") this.#fields.push(false);
    else if (type === "separate" && this.#fields.length > 0)
      this.#fields[this.#fields.length - 1] = true;
    else if (type === "end") this.#fields.pop();
  }
}
