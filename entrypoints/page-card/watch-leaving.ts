/**
 * Whether the page may be about to be left.
 *
 * Chromium puts a page with an extension's frame in it into no back/forward cache, and looks at that before `pagehide`. So what
 * is ours goes on `beforeunload`, which also comes for downloads, for links to mail, and where the user then stays. That
 * the page stays is told where the navigation was called off; of a download nothing is told, but a page that is left is
 * mostly gone by then. Firefox caches such pages all the same, and not those that listen to `beforeunload`.
 */

/** Milliseconds. */
const GONE_MS = 2000;

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
  // In the cache the page's timers stand still, and go on with what was left of them.
  window.addEventListener("pageshow", stay, capture);
  window.navigation.addEventListener("navigateerror", stay, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}
