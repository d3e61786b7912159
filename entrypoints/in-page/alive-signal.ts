import { browser } from "wxt/browser";

/** Milliseconds: how long an orphaned script may go on at most. */
const CHECK_MS = 500;

/**
 * Aborted when the extension has been updated, switched off or removed under this page. Chromium
 * leaves the old script running then, without a word, only without a `runtime.id`; no event tells.
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
