/** The events of the pointer that the extension listens to. */
export const POINTER_EVENTS = ["pointermove", "click"] as const;

export type PointerListener = (event: PointerEvent | MouseEvent) => void;

/**
 * Listens to the pointer's moves and clicks on a page, until `signal` ends it. It uses the
 * listeners that were added before the page's own (`in-page-first`), and adds others, because
 * `document.open` removes listeners. Each event is reported once.
 */
export function listenToPointer(hear: PointerListener, signal: AbortSignal): void {
  let last: Event | null = null;
  const once: PointerListener = (event) => {
    if (event === last) return;
    last = event;
    hear(event);
  };
  for (const type of POINTER_EVENTS) {
    window.addEventListener(type, once, { capture: true, passive: true, signal });
  }
  const first = (globalThis as { cidengPointer?: Set<PointerListener> }).cidengPointer;
  first?.add(once);
  signal.addEventListener("abort", () => first?.delete(once));
}
