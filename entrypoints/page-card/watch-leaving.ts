/**
 * Reports that the page may be about to be left.
 *
 * Chromium never puts a page that contains a frame of an extension into the back/forward cache, and
 * it checks this before `pagehide`. So our elements must be removed on `beforeunload`. That event
 * also comes for downloads and for mail links, and the user may then stay. A cancelled navigation
 * is announced by an event. A download is not, but a page that is left is usually gone after a
 * short time. Firefox caches pages with such frames, but not pages that listen to `beforeunload`.
 */

/** Milliseconds. */
const GONE_MS = 2000;

/**
 * Calls back when the page may be about to be left, and when it turns out to stay. Does nothing in
 * Firefox.
 */
export function watchLeaving(
  signal: AbortSignal,
  { onLeaving, onStaying }: { readonly onLeaving: () => void; readonly onStaying: () => void },
): void {
  if (import.meta.env.FIREFOX) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stay = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    onStaying();
  };
  const capture = { capture: true, signal };
  window.addEventListener(
    "beforeunload",
    ({ isTrusted }) => {
      if (!isTrusted) return;
      onLeaving();
      clearTimeout(timer);
      timer = setTimeout(stay, GONE_MS);
    },
    capture,
  );
  // In the cache, the page's timers stand still. Afterwards they continue with their remaining
  // time.
  window.addEventListener("pageshow", stay, capture);
  window.navigation.addEventListener("navigateerror", stay, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}
