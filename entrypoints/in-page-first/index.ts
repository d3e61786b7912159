/**
 * Hears the pointer before any script of the page can. A page may stop pointer events on their way,
 * so that later listeners never hear them. This script runs at document start and does nothing
 * else. It passes the events to whoever has registered (`pointer-events`).
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
