import { headOf } from "../dom/native";
import { pageAddress } from "./page-address";
import { type PageAddresses, addressesFor } from "./page-addresses";

interface Known {
  readonly url: string;
  readonly canonical: string;
  /** The page that named the canonical address first. */
  readonly namedBy: string;
  readonly addresses: PageAddresses;
}

let known: Known | null = null;

/**
 * The addresses of a script's document: the same object as long as they are the same. Cheap to ask after every change.
 *
 * A page that goes to another address without being loaded again may leave the canonical one of where it was: then
 * that is not believed.
 */
export function addressesOf(document: Document): PageAddresses {
  const url = pageUrl(document);
  // In the head alone: a page may be megabytes long.
  const link = headOf(document)?.querySelector('link[rel~="canonical" i][href]');
  const canonical = link instanceof HTMLLinkElement ? link.href : "";
  if (known?.url === url && known.canonical === canonical) return known.addresses;
  const own = pageAddress(url);
  const namedBy = known?.canonical === canonical ? known.namedBy : own;
  const now = addressesFor(url, namedBy === own ? canonical : "");
  const isSame = JSON.stringify(now) === JSON.stringify(known?.addresses);
  known = { url, canonical, namedBy, addresses: isSame && known ? known.addresses : now };
  return known.addresses;
}

/**
 * The URL that a document's notes belong to: its own, or for one without an address of its own
 * (`about:srcdoc`, `about:blank`, `blob:`) that of the page it is part of.
 */
function pageUrl(document: Document): string {
  return /^https?:/u.test(document.URL) ? document.URL : document.baseURI;
}
