/**
 * Data from private windows is held in memory (`storage.session`), and is deleted with the last
 * private window.
 */
import { browser } from "wxt/browser";

/** The prefix of all names in `storage.session` that hold data from private windows. */
export const PRIVATE = "private ";

/** Whether a private window is open. */
export async function isAnyWindowPrivate(): Promise<boolean> {
  const windows = await browser.windows.getAll();
  return windows.some(({ incognito }) => incognito);
}

/**
 * Whether the calling page of the extension is in a private window, or in a popup or panel of one.
 */
export async function isInPrivateWindow(): Promise<boolean> {
  try {
    return (await browser.windows.getCurrent()).incognito;
  } catch {
    // A browser on a phone has no windows. There, an extension's page is in a tab of its own.
    return browser.extension.inIncognitoContext;
  }
}

/**
 * Deletes the text typed in private windows once the last of them is closed, so that nobody finds
 * it in a later one.
 */
export function forgetPrivateWindows(): void {
  browser.windows.onRemoved.addListener(async () => {
    if (await isAnyWindowPrivate()) return;
    const names = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(names.filter((it) => it.startsWith(PRIVATE)));
  });
}
