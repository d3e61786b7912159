/** Parameters that campaigns and share buttons add: the page is the same without them. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|spm|scm|share_token|from_source|vd_source)$/u;

/**
 * The URL that a document's notes belong to: its own, or for one without an address of its own
 * (`about:srcdoc`, `about:blank`, `blob:`) that of the page it is part of.
 */
export function pageUrl(document: Document): string {
  return /^https?:/u.test(document.URL) ? document.URL : document.baseURI;
}

/** The address under which a page's notes are kept: without fragment and tracking parameters. */
export function pageAddress(url: string): string {
  const address = new URL(url);
  address.hash = "";
  const tracking = Array.from(address.searchParams.keys()).filter((name) => TRACKING.test(name));
  for (const name of tracking) address.searchParams.delete(name);
  return address.href;
}

/**
 * A short sign for a page address (FNV-1a, 32 bits, in base 36). The list of pages with notes is published as
 * such signs, so that a page without notes can tell without waking the background; a collision
 * costs one question too many.
 */
export function pageSign(address: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < address.length; i += 1) {
    hash = Math.imul(hash ^ address.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
