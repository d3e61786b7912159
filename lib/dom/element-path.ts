/**
 * CSS selectors that lead to one element of its tree, from the nearest id down, by number among
 * siblings.
 */
import { attributeOf, isElement, localNameOf, parentOf, previousElementOf, rootOf } from "./native";

/**
 * The maximum length of a path. A longer path breaks with the first change of the page, and the
 * quotation and the position selectors are there too.
 */
const MAX_STEPS = 12;

/** A CSS selector for an element, or null if no short path leads to it. */
export function pathOf(element: Element): string | null {
  const steps: string[] = [];
  for (let at: Node | null = element; at && isElement(at); at = parentOf(at)) {
    const id = attributeOf(at, "id");
    if (id !== null && id !== "" && isUnique(at, id)) {
      return [`#${CSS.escape(id)}`, ...steps].join(" > ");
    }
    const parent: Node | null = parentOf(at);
    if (localNameOf(at) === "body" || !parent || !isElement(parent)) {
      return [localNameOf(at), ...steps].join(" > ");
    }
    steps.unshift(`${CSS.escape(localNameOf(at))}:nth-child(${indexOf(at)})`);
    if (steps.length > MAX_STEPS) return null;
  }
  return null;
}

function isUnique(element: Element, id: string): boolean {
  const root = rootOf(element) as Document | ShadowRoot;
  const all = root.querySelectorAll(`#${CSS.escape(id)}`);
  return all.length === 1 && all[0] === element;
}

function indexOf(element: Element): number {
  let index = 1;
  for (let at = previousElementOf(element); at; at = previousElementOf(at)) index += 1;
  return index;
}
