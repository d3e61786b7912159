import { browser } from "wxt/browser";
import { keepPrivate, readPrivate } from "@/lib/private/private-store";

/** Opens the welcome page when the extension has been installed, and never again by itself. */
export function welcomeAtInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // A browser without a window opens no tab. The settings lead to the page too.
    if (reason === "install") open().catch(() => {});
  });
}

async function open(): Promise<void> {
  // Chromium “installs” an extension that is loaded from a folder at each of its starts.
  if ((await readPrivate("welcomed").catch(() => undefined)) === true) return;
  // A store that cannot be written keeps nobody from the page.
  await keepPrivate("welcomed", true).catch(() => {});
  await browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
}
