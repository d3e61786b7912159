/**
 * Hears the pointer before any script of the page can: a page may stop its events on their way, so that nobody behind it hears
 * them. Runs at a document's start and does nothing else; what it hears goes to whoever has asked (`pointer-events`).
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { type PointerListener, POINTER_EVENTS } from "../in-page/pointer-events";

export default defineUnlistedScript(() => {
  const listeners = new Set<PointerListener>();
  (globalThis as { cidengPointer?: Set<PointerListener> }).cidengPointer = listeners;
  for (const type of POINTER_EVENTS) {
    window.addEventListener(
      type,
      (event) => {
        for (const hear of listeners) hear(event);
      },
      { capture: true, passive: true },
    );
  }
});
