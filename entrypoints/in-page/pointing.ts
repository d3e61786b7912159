import { isShadowRoot, openRootOf, parentOf } from "@/lib/dom/native";

/**
 * What a pointer event says, kept separately from the event, because an event's path through shadow
 * trees is known only while it is dispatched.
 */
export interface Pointing {
  /** A click or a tap; otherwise a move. */
  readonly isClick: boolean;
  readonly isTouch: boolean;
  /** The innermost element, inside open shadow trees too. */
  readonly target: Element;
  /** The node that directly contains the text under the pointer. */
  readonly parent: Node;
  /** CSS pixels in the viewport. */
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
}

/**
 * Reads a pointer event. Returns null for events that request nothing: an event made by the page, a
 * moving finger, a drag that selects text.
 */
export function pointingOf(event: PointerEvent | MouseEvent): Pointing | null {
  const path = event.composedPath();
  const [target] = path;
  if (!event.isTrusted || !(target instanceof Element)) return null;
  const { clientX: x, clientY: y, altKey: alt } = event;
  const isClick = event.type === "click";
  if (event[isClick ? "button" : "buttons"] !== 0) return null;
  const isTouch = (event as PointerEvent).pointerType === "touch";
  if (!isClick && isTouch) return null;
  // Over text directly in a shadow root, the target is the host. Over the fallback text of a slot,
  // the target is the slot.
  const shadowRoots = path.filter(isShadowRoot);
  const caret =
    target instanceof HTMLSlotElement && document.caretPositionFromPoint(x, y, { shadowRoots });
  const parent = (caret ? parentOf(caret.offsetNode) : openRootOf(target)) ?? target;
  return { isClick, isTouch, target, parent, x, y, alt };
}
