/** What the styles of a document say of its paragraphs (`styles.xml`). */
import type { BlockRole } from "../../document/block";
import { attribute, child, children } from "../xml";

export interface Style {
  readonly id: string;
  /** In small letters. */
  readonly name: string;
  /** From 0; null if none is set. */
  readonly outlineLevel: number | null;
  readonly list: string | null;
  readonly listLevel: number | null;
  readonly isBold: boolean;
}

/** Chains of styles that are based on one another are never longer. */
const CHAIN = 12;
const NO_STYLE: Style = {
  id: "",
  name: "",
  outlineLevel: null,
  list: null,
  listLevel: null,
  isBold: false,
};

export class Styles {
  readonly #elements: ReadonlyMap<string, Element>;
  readonly #styles = new Map<string, Style>();

  constructor(root: Element | null) {
    const all = root ? children(root, "style") : [];
    this.#elements = new Map(all.map((it) => [attribute(it, "styleId") ?? "", it]));
  }

  /** A style with what it takes over from those that it is based on. */
  get(id: string | null): Style {
    if (id === null) return NO_STYLE;
    const known = this.#styles.get(id);
    if (known) return known;
    const style = this.#resolve(id);
    this.#styles.set(id, style);
    return style;
  }

  /** The list of each style that has one, by the style's id. */
  get lists(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [id, element] of this.#elements) {
      const list = attribute(child(element, "pPr", "numPr", "numId"), "val");
      if (list !== null) found.set(id, list);
    }
    return found;
  }

  #resolve(id: string): Style {
    const chain: Element[] = [];
    let element = this.#elements.get(id);
    while (element && chain.length < CHAIN) {
      chain.push(element);
      element = this.#elements.get(attribute(child(element, "basedOn"), "val") ?? "");
    }
    return {
      id,
      name: (chain[0] && nameOf(chain[0])) ?? id.toLowerCase(),
      outlineLevel: firstNumber(chain, outlineLevelOf),
      list: chain.map((it) => value(it, "pPr", "numPr", "numId")).find((it) => it !== null) ?? null,
      listLevel: firstNumber(chain, (it) => value(it, "pPr", "numPr", "ilvl")),
      isBold: chain.some((it) => isOn(child(it, "rPr", "b"))),
    };
  }
}

function value(element: Element, ...path: readonly string[]): string | null {
  return attribute(child(element, ...path), "val");
}

function nameOf(element: Element): string | null {
  return value(element, "name")?.toLowerCase() ?? null;
}

function outlineLevelOf(element: Element): string | number | null {
  return value(element, "pPr", "outlineLvl") ?? levelOfName(nameOf(element) ?? "");
}

function firstNumber(
  chain: readonly Element[],
  find: (element: Element) => string | number | null,
): number | null {
  const found = chain.map(find).find((it) => it !== null) ?? null;
  return found === null ? null : Number(found);
}

/** Built-in headings have their level in their name: in Word's files in English, in others also so. */
function levelOfName(name: string): number | null {
  const level = /^(?:heading|标题|標題|überschrift|titre|заголовок)\s*(\d)$/u.exec(name)?.[1];
  return level === undefined ? null : Number(level) - 1;
}

/** What a style says of the role of its paragraphs; null if nothing. */
export function roleOfStyle({ name }: Style): BlockRole | null {
  if (/^(?:title|标题|標題|公文标题|文章标题)$/u.test(name)) return "title";
  if (/^(?:subtitle|副标题|副標題)$/u.test(name)) return "subtitle";
  if (/^(?:author|作者|date|日期)$/u.test(name)) return "byline";
  if (/^(?:caption|题注|題註|图题|表题)/u.test(name)) return "caption";
  if (/^(?:footnote text|endnote text|脚注文本|尾注文本)$/u.test(name)) return "note";
  return /^(?:toc|目录)\s*\d/u.test(name) ? "item" : null;
}

/** Whether a property that can be switched is on. */
export function isOn(element: Element | null): boolean {
  return element !== null && !/^(?:0|false|off|none)$/u.test(attribute(element, "val") ?? "");
}
