/**
 * Whether a text can be seen if one goes where it is: not so if it is not rendered, if style hides it, or if it is folded away.
 * What is merely out of a scrolling box's window can.
 *
 * What has been told of an element or a text is told again: one of these is for as long as the page stands still.
 */
import {
  clientHeightOf,
  clientWidthOf,
  flatParentOf,
  isElement,
  isShown,
  openRootOf,
  parentOf,
  slotOf,
} from "./native";

/** A box that is no larger (CSS pixels) and cuts off what is in it shows nothing: a closed panel, text for screen readers alone. */
const NOTHING = 1;

export class Visibility {
  /** What was asked last: a text may have many terms. */
  #text: Text | null = null;
  #isSeen = false;
  /** Of elements whether what is in them is folded away. */
  readonly #folded = new Map<Node, boolean>();

  has(text: Text): boolean {
    if (text !== this.#text) this.#isSeen = this.#ask(text);
    this.#text = text;
    return this.#isSeen;
  }

  #ask(text: Text): boolean {
    const parent = parentOf(text);
    if (parent === null || !isElement(parent)) return true;
    return isVisibleIn(parent, text) && !this.#isFolded(slotOf(text) ?? parent);
  }

  /** (Not by calling itself: a page may be nested deeper than calls can be.) */
  #isFolded(element: Element): boolean {
    const asked: Node[] = [];
    let isFolded = false;
    for (let at: Node | null = element; at && isElement(at); at = clipperOf(at)) {
      const known = this.#folded.get(at);
      isFolded = known ?? showsNothing(at);
      asked.push(at);
      if (isFolded || known !== undefined) break;
    }
    for (const it of asked) this.#folded.set(it, isFolded);
    return isFolded;
  }
}

/**
 * Whether text directly in an element is rendered and not hidden. (An element can be rendered and what is directly in it
 * not: in closed details, in a host whose shadow tree shows it nowhere, in a slot that is filled.)
 */
function isVisibleIn(parent: Element, text: Text): boolean {
  return (
    isShown(parent, { visibilityProperty: true }) &&
    getComputedStyle(parent).contentVisibility !== "hidden" &&
    !(parent instanceof HTMLDetailsElement && !parent.open) &&
    !(parent instanceof HTMLSlotElement && parent.assignedNodes().length > 0) &&
    (!openRootOf(parent) || slotOf(text) !== null)
  );
}

/** The nearest element around one that may cut it off: of what is positioned, the one that it is positioned in. */
export function clipperOf(element: Element): Node | null {
  const { position } = getComputedStyle(element);
  if (position === "fixed") return null;
  let at = aroundOf(element);
  if (position !== "absolute") return at;
  while (at && isElement(at) && getComputedStyle(at).position === "static") at = aroundOf(at);
  return at;
}

function aroundOf(node: Node): Node | null {
  const around = slotOf(node) ?? flatParentOf(node);
  return around && !isElement(around) ? flatParentOf(around) : around;
}

function showsNothing(element: Element): boolean {
  // What a page's body cuts off is cut off by the window, and drawings may have no boxes of this kind.
  if (!(element instanceof HTMLElement) || element instanceof HTMLBodyElement) return false;
  const { overflowX, overflowY, display } = getComputedStyle(element);
  if (/^(?:inline|contents)$/u.test(display)) return false;
  return (
    (overflowY !== "visible" && clientHeightOf(element) <= NOTHING) ||
    (overflowX !== "visible" && clientWidthOf(element) <= NOTHING)
  );
}
