/** Parameters that campaigns and share buttons add: the page is the same without them. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|spm|scm|share_token|from_source|vd_source)$/u;

/**
 * The URL that a document's notes belong to: its own, or for one without an address of its own
 * (`about:srcdoc`, `about:blank`, `blob:`) that of the page it is part of.
 */
function pageUrl(document: Document): string {
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
 * The addresses that a document's notes are kept under, the first of them for new ones: the canonical one that the
 * document names of itself, where that can be believed, and its own.
 */
export function addressesOf(document: Document): string[] {
  const own = pageAddress(pageUrl(document));
  const link = Document.prototype.querySelector.call(document, 'link[rel~="canonical" i][href]');
  const canonical = link instanceof HTMLLinkElement ? canonicalAddress(own, link.href) : null;
  return canonical === null ? [own] : [canonical, own];
}

/**
 * The canonical address that a page names, or null where notes must not follow it: to another site, to the site's
 * front page (a template that was filled in once for all pages), or away from a query that tells this page from
 * others. A page's notes are better kept apart than mixed with another's.
 */
export function canonicalAddress(page: string, canonical: string): string | null {
  if (!URL.canParse(canonical)) return null;
  const from = new URL(pageAddress(page));
  const to = new URL(pageAddress(canonical));
  if (to.origin !== from.origin || to.href === from.href) return null;
  if (to.pathname === "/" && from.pathname !== "/") return null;
  const keepsQuery = [...from.searchParams].every(([name, value]) =>
    to.searchParams.getAll(name).includes(value),
  );
  return keepsQuery ? to.href : null;
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
