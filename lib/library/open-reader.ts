import { browser } from "wxt/browser";
import { linkTo } from "../citation/link";
import type { LibraryItem } from "../record/record";
import { type Route, hashOf, passageRoute } from "../route/route";
import type { PassageRecord } from "../store/shapes";
import { closePopup } from "./close-popup";

/** Opens the reader in a new tab, at a place. */
export function openReader(route: Route): void {
  void browser.tabs.create({ url: readerAddress(route) }).then(closePopup);
}

function readerAddress(route: Route): string {
  return browser.runtime.getURL("/reader.html") + hashOf(route);
}

/**
 * A link to a passage: where it was published if that is known, otherwise in the reader. The reader's
 * address leads there in this browser only.
 */
export function linkToPassage(item: LibraryItem, passage: PassageRecord): string {
  const { address } = item.details;
  return address ? linkTo(address, passage.text) : readerAddress(passageRoute(passage));
}
