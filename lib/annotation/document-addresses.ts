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
  const canonical = namedBy(document);
  if (known?.url === url && known.canonical === canonical) return known.addresses;
  const own = pageAddress(url);
  const first = known?.canonical === canonical ? known.namedBy : own;
  const now = addressesFor(url, first === own ? canonical : "");
  const isSame = JSON.stringify(now) === JSON.stringify(known?.addresses);
  known = { url, canonical, namedBy: first, addresses: isSame && known ? known.addresses : now };
  return known.addresses;
}

/** The address that a document names of itself, or an empty string. */
function namedBy(document: Document): string {
  // In the head alone: a page may be megabytes long.
  const head = headOf(document);
  const link = head?.querySelector('link[rel~="canonical" i][href]');
  if (link instanceof HTMLLinkElement) return link.href;
  // An article in WeChat has two addresses, a short one too; which article that is says only this.
  const isWeixin = document.location?.host === "mp.weixin.qq.com";
  const meta = isWeixin ? head?.querySelector('meta[property="og:url"]') : null;
  return meta instanceof HTMLMetaElement ? meta.content : "";
}

/**
 * The URL that a document's notes belong to: its own, or for one without an address of its own
 * (`about:srcdoc`, `about:blank`, `blob:`) that of the page it is part of.
 */
function pageUrl(document: Document): string {
  return /^https?:/u.test(document.URL) ? document.URL : document.baseURI;
}
