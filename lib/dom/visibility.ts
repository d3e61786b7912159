/**
 * Whether the user can see a text by going to its place. A text cannot be seen if it is not
 * rendered, if style hides it, or if it is folded away. Text that is only scrolled out of a box can
 * be seen.
 *
 * Answers are cached, so an instance is valid only as long as the page does not change.
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

/**
 * CSS pixels. A box that clips its content and is no larger than this shows nothing: a closed
 * panel, or text for screen readers only.
 */
const NOTHING = 1;

/** Answers whether texts can be seen, while the page stands still. */
export class Visibility {
  /** The last text and its answer: one text may hold many terms. */
  #text: Text | null = null;
  #isSeen = false;
  /** For each element: whether its content is folded away. */
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

  /** (Iterative, because a page may be nested more deeply than the call stack allows.) */
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
 * Whether the text directly in an element is rendered and not hidden. (An element can be rendered
 * while its direct content is not: in closed details, in a host whose shadow tree has no slot for
 * it, in a slot that is filled.)
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

/**
 * The nearest ancestor that may clip an element. For a positioned element, this is its containing
 * block.
 */
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
  // The window itself scrolls what a page's body clips. Elements of a drawing may have no boxes of
  // this kind.
  if (!(element instanceof HTMLElement) || element instanceof HTMLBodyElement) return false;
  const { overflowX, overflowY, display } = getComputedStyle(element);
  if (/^(?:inline|contents)$/u.test(display)) return false;
  return (
    (overflowY !== "visible" && clientHeightOf(element) <= NOTHING) ||
    (overflowX !== "visible" && clientWidthOf(element) <= NOTHING)
  );
}
