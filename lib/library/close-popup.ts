import { browser } from "wxt/browser";

/** Closes this page if it is the popup. Firefox leaves it open above the tab that it has opened. */
export function closePopup(): void {
  const popups: readonly unknown[] = browser.extension.getViews({ type: "popup" });
  if (popups.includes(window)) window.close();
}
