import { headOf } from "../dom/native";

/** Where a document is, by itself: what its addresses follow from (`addressesAt`). */
export interface DocumentLocation {
  /** Its own URL, or that of the page it is part of. */
  readonly url: string;
  /** The address that it names as canonical, or an empty string. */
  readonly canonical: string;
  /** Its URL when it named that first. */
  readonly namedAt: string;
}

let known: DocumentLocation | null = null;

/** Of a script's document: the same object as long as it is the same. Cheap to ask after every change. */
export function locationOf(document: Document): DocumentLocation {
  const url = pageUrl(document);
  const canonical = canonicalOf(document);
  if (known?.url !== url || known.canonical !== canonical) {
    const namedAt = known?.canonical === canonical ? known.namedAt : url;
    known = { url, canonical, namedAt };
  }
  return known;
}

/** The address that a document names of itself, or an empty string. */
function canonicalOf(document: Document): string {
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
