import { browser } from "wxt/browser";

/** Calls back whenever one of these names changes in `storage.local`, until `signal` ends it. */
export function watchStorage(
  signal: AbortSignal,
  names: ReadonlySet<string>,
  onChange: () => void,
): void {
  const listener = (changes: Record<string, unknown>): void => {
    if (Object.keys(changes).some((name) => names.has(name))) onChange();
  };
  browser.storage.local.onChanged.addListener(listener);
  // A page that comes back from the back/forward cache has missed the changes made meanwhile.
  addEventListener("pageshow", (event) => event.persisted && onChange(), { signal });
  signal.addEventListener("abort", () => {
    try {
      browser.storage.local.onChanged.removeListener(listener);
    } catch {
      // The extension was updated. Its old script has no `storage` any more, and hears nothing from
      // it.
    }
  });
}
