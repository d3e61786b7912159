import { browser } from "wxt/browser";
import { type Route, hashOf } from "../route/route";

/** Opens the reader in a new tab, at a place. */
export function openReader(route: Route): void {
  const url = browser.runtime.getURL("/reader.html") + hashOf(route);
  void browser.tabs.create({ url });
}
