import { headOf } from "../dom/native";

/** The facts about a document from which its addresses are derived (`addressesAt`). */
export interface DocumentLocation {
  /** The document's own URL, or that of the page it is part of. */
  readonly url: string;
  /** The address that the document names as canonical, or an empty string. */
  readonly canonical: string;
  /** The document's URL when it first named that canonical address. */
  readonly namedAt: string;
}

let known: DocumentLocation | null = null;

/**
 * The location of a script's document. It returns the same object as long as nothing changes. A
 * call is cheap enough for every change of the page.
 */
export function locationOf(document: Document): DocumentLocation {
  const url = pageUrl(document);
  const canonical = canonicalOf(document);
  if (known?.url !== url || known.canonical !== canonical) {
    const namedAt = known?.canonical === canonical ? known.namedAt : url;
    known = { url, canonical, namedAt };
  }
  return known;
}

/** The canonical address that a document names, or an empty string. */
function canonicalOf(document: Document): string {
  // Only the head is searched, because a page may be megabytes long.
  const head = headOf(document);
  const link = head?.querySelector('link[rel~="canonical" i][href]');
  if (link instanceof HTMLLinkElement) return link.href;
  // An article in WeChat has two addresses, one of them short. Only this element says which article
  // it is.
  const isWeixin = document.location?.host === "mp.weixin.qq.com";
  const meta = isWeixin ? head?.querySelector('meta[property="og:url"]') : null;
  return meta instanceof HTMLMetaElement ? meta.content : "";
}

/**
 * The URL that a document's notes belong to: its own, or that of the page it is part of if it has
 * no address of its own (`about:srcdoc`, `about:blank`, `blob:`).
 */
function pageUrl(document: Document): string {
  return /^https?:/u.test(document.URL) ? document.URL : document.baseURI;
}
