/** The numbers that Word and WPS count before headings and items (`numbering.xml`). */
import { attribute, child, children } from "../xml";
import { formatNumber } from "./number-formats";

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** The level (from 1) whose next number makes this one begin anew; 0 if none does; null: any. */
  readonly restartsAt: number | null;
  readonly isLegal: boolean;
  /** The id of the style that has this level. */
  readonly style: string | null;
}

interface List {
  readonly abstractId: string;
  readonly levels: readonly (Level | undefined)[];
  /** What this list begins with, by level, whatever was counted before. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Word has nine levels. */
const LEVELS = 9;
/** A bullet's letter of the fonts Symbol and Wingdings, in the private use area. */
const PRIVATE = /[\uE000-\uF8FF]/u;

/** Which list and level a paragraph belongs to. */
export interface NumberingReference {
  readonly list: string;
  readonly level: number;
}

/** Counts the numbers of a document. Paragraphs must be asked for in their order. */
export class Numbering {
  readonly #lists = new Map<string, List>();
  /** Shared by all lists of one abstract definition. */
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: Element | null, styleLists: ReadonlyMap<string, string>) {
    if (!root) return;
    const abstracts = new Map(
      children(root, "abstractNum").map((it) => [attribute(it, "abstractNumId") ?? "", it]),
    );
    const numbers = new Map(children(root, "num").map((it) => [attribute(it, "numId") ?? "", it]));
    for (const [id, number] of numbers) {
      const list = listOf(number, abstracts, numbers, styleLists);
      if (list) this.#lists.set(id, list);
    }
  }

  /** The level of a list that a style has, if the list says so; else null. */
  levelOfStyle(list: string, style: string): number | null {
    const at = this.#lists.get(list)?.levels.findIndex((it) => it?.style === style) ?? -1;
    return at >= 0 ? at : null;
  }

  /** Counts a paragraph: its label, and whether that is a bullet; null if it has none. */
  next({ list: id, level }: NumberingReference): { label: string; isBullet: boolean } | null {
    const list = this.#lists.get(id);
    const own = list?.levels[level];
    if (!list || !own) return null;
    const counters = this.#countersOf(id, list, level);
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restartsAt = list.levels[deeper]?.restartsAt ?? LEVELS;
      if (restartsAt > level) counters[deeper] = undefined;
    }
    if (own.format === "bullet") return { label: bullet(own.text), isBullet: true };
    const label = labelOf(own, list.levels, counters).trim();
    return label === "" ? null : { label, isBullet: false };
  }

  /** The counters of a list, which begins anew where it says so when it is first used. */
  #countersOf(id: string, list: List, level: number): (number | undefined)[] {
    const counters = this.#counters.get(list.abstractId) ?? [];
    this.#counters.set(list.abstractId, counters);
    if (this.#begun.has(id)) return counters;
    this.#begun.add(id);
    for (const [at, start] of list.starts) counters[at] = at < level ? start : start - 1;
    return counters;
  }
}

function bullet(text: string): string {
  const sign = text.trim();
  return sign === "" || PRIVATE.test(sign) ? "•" : sign;
}

function labelOf(
  own: Level,
  levels: readonly (Level | undefined)[],
  counters: readonly (number | undefined)[],
): string {
  return own.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels[at];
    if (!level) return "";
    const format =
      own.isLegal && level !== own && level.format !== "none" ? "decimal" : level.format;
    return formatNumber(counters[at] ?? level.start, own.isLegal ? "decimal" : format);
  });
}

function listOf(
  number: Element,
  abstracts: ReadonlyMap<string, Element>,
  numbers: ReadonlyMap<string, Element>,
  styleLists: ReadonlyMap<string, string>,
): List | null {
  const abstractId = attribute(child(number, "abstractNumId"), "val") ?? "";
  const abstract = linked(abstracts.get(abstractId), abstracts, numbers, styleLists);
  if (!abstract) return null;
  const levels: (Level | undefined)[] = [];
  for (const it of children(abstract, "lvl")) levels[levelNumber(it)] = levelOf(it);
  const starts = new Map<number, number>();
  for (const override of children(number, "lvlOverride")) {
    const at = levelNumber(override);
    const own = child(override, "lvl");
    if (own) levels[at] = levelOf(own);
    const start = attribute(child(override, "startOverride"), "val");
    const level = levels[at];
    if (start === null) continue;
    starts.set(at, Number(start) || 0);
    if (level) levels[at] = { ...level, start: Number(start) || 0 };
  }
  return { abstractId, levels, starts };
}

/** The definition itself, or the one of the numbering style that it refers to. */
function linked(
  abstract: Element | undefined,
  abstracts: ReadonlyMap<string, Element>,
  numbers: ReadonlyMap<string, Element>,
  styleLists: ReadonlyMap<string, string>,
): Element | undefined {
  const style = abstract && attribute(child(abstract, "numStyleLink"), "val");
  if (!style) return abstract;
  const number = numbers.get(styleLists.get(style) ?? "");
  const target = abstracts.get(
    attribute(number ? child(number, "abstractNumId") : null, "val") ?? "",
  );
  return target ?? abstract;
}

function levelNumber(element: Element): number {
  return Math.min(LEVELS - 1, Math.max(0, Number(attribute(element, "ilvl")) || 0));
}

function levelOf(element: Element): Level {
  const value = (name: string): string | null => attribute(child(element, name), "val");
  // Word wraps formats that older versions do not know.
  const format = child(element, "numFmt") ?? element.getElementsByTagName("w:numFmt")[0] ?? null;
  const restart = value("lvlRestart");
  const legal = child(element, "isLgl");
  return {
    format: attribute(format, "val") ?? "decimal",
    text: value("lvlText") ?? "",
    start: Number(value("start") ?? 1),
    restartsAt: restart === null ? null : Number(restart),
    isLegal: legal !== null && !/^(?:0|false|off)$/u.test(attribute(legal, "val") ?? ""),
    style: value("pStyle"),
  };
}
