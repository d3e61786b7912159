import { isShadowRoot, openRootOf, parentOf } from "@/lib/dom/native";

/** What the pointer does, kept apart from its event: the way of that through shadow trees is known only during it. */
export interface Pointing {
  /** A click or a tap; else the pointer has moved. */
  readonly isClick: boolean;
  /** The innermost element, inside open shadow trees. */
  readonly target: Element;
  /** What text that is right under the pointer stands directly in. */
  readonly parent: Node;
  /** CSS pixels in the viewport. */
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
}

/** Null for what asks for nothing: an event made by the page, a finger that moves, a selection that is dragged. */
export function pointingOf(event: PointerEvent | MouseEvent): Pointing | null {
  const path = event.composedPath();
  const [target] = path;
  if (!event.isTrusted || !(target instanceof Element)) return null;
  const { clientX: x, clientY: y, altKey: alt } = event;
  const isClick = event.type === "click";
  if (event[isClick ? "button" : "buttons"] !== 0) return null;
  if (!isClick && (event as PointerEvent).pointerType === "touch") return null;
  // Over text directly in the root of a shadow tree the target is its host, over a slot's text the slot.
  const shadowRoots = path.filter(isShadowRoot);
  const caret =
    target instanceof HTMLSlotElement && document.caretPositionFromPoint(x, y, { shadowRoots });
  const parent = (caret ? parentOf(caret.offsetNode) : openRootOf(target)) ?? target;
  return { isClick, target, parent, x, y, alt };
}
