/** What the pointer does, kept apart from its event: the way of that through shadow trees is known only during it. */
export interface Pointing {
  readonly type: "move" | "click";
  /** The innermost element, inside open shadow trees. */
  readonly target: Element;
  /** CSS pixels in the viewport. */
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
}

/** Null for what asks for nothing: an event made by the page, a finger that moves, a selection that is dragged. */
export function pointingOf(event: PointerEvent | MouseEvent): Pointing | null {
  const [target] = event.composedPath();
  if (!event.isTrusted || !(target instanceof Element)) return null;
  const type = event.type === "click" ? "click" : "move";
  if (type === "click" ? event.button !== 0 : event.buttons !== 0) return null;
  if (type === "move" && (event as PointerEvent).pointerType === "touch") return null;
  return { type, target, x: event.clientX, y: event.clientY, alt: event.altKey };
}
