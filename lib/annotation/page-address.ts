/** Parameters that campaigns and share buttons add: the page is the same without them. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|spm|scm|share_token|from_source|vd_source)$/u;

/** The address under which a page's notes are kept: without fragment and tracking parameters. */
export function pageAddress(url: string): string {
  const address = new URL(url);
  address.hash = "";
  const tracking = Array.from(address.searchParams.keys()).filter((name) => TRACKING.test(name));
  for (const name of tracking) address.searchParams.delete(name);
  return address.href;
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
