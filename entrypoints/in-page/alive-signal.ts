import { browser } from "wxt/browser";

/** Milliseconds: the longest time that an orphaned script may go on. */
const CHECK_MS = 500;

/**
 * A signal that is aborted when the extension has been updated, switched off or removed under this
 * page. Chromium leaves the old script running in that case. No event says so; only `runtime.id` is
 * missing.
 */
export function aliveSignal(): AbortSignal {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (browser.runtime?.id !== undefined) return;
    clearInterval(timer);
    controller.abort();
  }, CHECK_MS);
  return controller.signal;
}
