/** Counts the terms of a page that the user can see by going to their places. */
import { Visibility } from "../dom/visibility";
import { SHOW_TEXTS, isElement, parentOf, walkerIn } from "../dom/native";
import { isPassedOver } from "../dom/treatment";
import type { PageLight } from "./light";
import { type Form, scanWhole } from "./terms/term-finder";

/**
 * The number of visible occurrences of each term in the text that has been read, by term id. Terms
 * without any are left out. This asks for the page's style and boxes.
 */
export function countTerms({ index, finder }: PageLight, root: Node): Record<string, number> {
  const visibility = new Visibility();
  const counts: Record<string, number> = {};
  for (const match of index.known(root)) {
    if (!visibility.has(match.startContainer) || !index.isTerm(match)) continue;
    const id = finder.terms[index.termOf(match)] as string;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

/** The number of code units of a page in which terms that are not lit are counted. */
const MAX_DARK_UNITS = 300_000;

/**
 * The number of visible occurrences of each certain term that the level does not light, by term id.
 * They are not in the index, so every text node is read by itself.
 */
export function countDark({ finder }: PageLight, root: Node): Record<string, number> {
  const { dark } = finder;
  const counts: Record<string, number> = {};
  if (!dark) return counts;
  const visibility = new Visibility();
  const texts = walkerIn(root, SHOW_TEXTS);
  for (let rest = MAX_DARK_UNITS; rest > 0 && texts.nextNode();) {
    const text = texts.currentNode as Text;
    const parent = parentOf(text);
    // The data of a script may be longer than all text of the page.
    if (parent && isElement(parent) && isPassedOver(parent)) continue;
    rest -= text.length;
    scanWhole(dark, text.data, (_start, _end, form) => {
      const [, term, needs] = dark.forms[form] as Form;
      if (needs !== 0 || !visibility.has(text)) return;
      const id = dark.terms[term] as string;
      counts[id] = (counts[id] ?? 0) + 1;
    });
  }
  return counts;
}
