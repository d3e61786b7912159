export const POINTER_EVENTS = ["pointermove", "click"] as const;

export type PointerListener = (event: PointerEvent | MouseEvent) => void;

/**
 * Hears the pointer's moves and clicks on a page, until `signal` ends it: from the listeners that were there before the page's
 * own (`in-page-first`), and from others, for a document that is opened anew throws listeners out. Of both each event is told
 * once.
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
