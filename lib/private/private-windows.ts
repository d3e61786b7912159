/** What is kept of private windows is in memory (`storage.session`), and ends with the last of them. */
import { browser } from "wxt/browser";

/** How all names begin under which something of private windows is kept in `storage.session`. */
export const PRIVATE = "private ";

/** Whether a private window is open. */
export async function isAnyWindowPrivate(): Promise<boolean> {
  const windows = await browser.windows.getAll();
  return windows.some(({ incognito }) => incognito);
}

/** Whether one of the extension's own pages is in a private window, or a popup or panel of one. */
export async function isInPrivateWindow(): Promise<boolean> {
  try {
    return (await browser.windows.getCurrent()).incognito;
  } catch {
    // A browser without windows, on a telephone: there an extension's page is in a tab of its own.
    return browser.extension.inIncognitoContext;
  }
}

/** Whoever opens a private window later is to find nothing of what was typed in those before. */
export function forgetPrivateWindows(): void {
  browser.windows.onRemoved.addListener(async () => {
    if (await isAnyWindowPrivate()) return;
    const names = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(names.filter((it) => it.startsWith(PRIVATE)));
  });
}
