import { headOf } from "../dom/native";
import { canonicalAddress, pageAddress } from "./page-address";

/**
 * The addresses that a document's notes are kept under, the first of them for new ones: the canonical one that the
 * document names of itself, where that can be believed, and its own.
 */
export function addressesOf(document: Document): string[] {
  const own = pageAddress(pageUrl(document));
  // In the head alone: this is asked after every change of a page, which may be megabytes long.
  const link = headOf(document)?.querySelector('link[rel~="canonical" i][href]');
  const canonical = link instanceof HTMLLinkElement ? canonicalAddress(own, link.href) : null;
  return canonical === null ? [own] : [canonical, own];
}

/**
 * The URL that a document's notes belong to: its own, or for one without an address of its own
 * (`about:srcdoc`, `about:blank`, `blob:`) that of the page it is part of.
 */
function pageUrl(document: Document): string {
  return /^https?:/u.test(document.URL) ? document.URL : document.baseURI;
}
