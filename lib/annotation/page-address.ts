import { articlePairs, pairsThatTell } from "./page-parameters";

/** Raised when `pageAddress` gives another address for the same URL: what is looked up by it is then made anew. */
export const ADDRESS_RULES = 2;

/** What servers give when they are asked for a folder. */
const FOLDER_PAGE = /\/(?:index|default)\.(?:s?html?|php|jsp|aspx?)$/iu;
/** A fragment that an app in the page takes for a path: `#/a`, `#!/a`, `#!a`. */
const ROUTE = /^#(?:!|\/)/u;

/**
 * The address under which a page's notes are kept: what the page is, without how it was reached. The URL's own bytes
 * are kept: a query may be in another encoding than UTF-8, and servers tell `%20` from `+`.
 *
 * An address of a page is its own address: where something was cut away, what is left is looked at once more.
 *
 * @param url absolute; what is not of the web comes back as it is, without its fragment
 */
export function pageAddress(url: string): string {
  let address = url;
  for (let before = ""; before !== address;) {
    before = address;
    address = cut(address);
  }
  return address;
}

function cut(url: string): string {
  const address = new URL(url);
  const { host, origin, protocol } = address;
  if (!/^https?:$/u.test(protocol)) {
    address.hash = "";
    return address.href;
  }
  const path = address.pathname.replaceAll(/;jsessionid=[^/;]*/giu, "");
  const query = address.search.slice(1);
  const bare = path.replace(/(?<=[^/])\/$/u, "");
  const article = articlePairs(host, bare, query);
  if (article) return upper(origin + bare + queryOf(article));
  const pairs = pairsThatTell(host, path, query);
  return upper(
    origin + path.replace(FOLDER_PAGE, "/") + queryOf(pairs) + routeOf(host, address.hash),
  );
}

/** A fragment's route, cut as an address is; empty for the place in a page that most fragments are. */
function routeOf(host: string, hash: string): string {
  if (!ROUTE.test(hash)) return "";
  // Behind a route may stand a place in its page; and a text fragment, where no browser has taken it away.
  const [route] = /^#[^#]*/u.exec(hash.replace(/:~:.*$/u, "")) as RegExpExecArray;
  const at = route.indexOf("?");
  const [path, query] = at < 0 ? [route, ""] : [route.slice(0, at), route.slice(at + 1)];
  const cut = path + queryOf(pairsThatTell(host, path, query));
  // The first page of such an app has an empty route, or none.
  return /^#!?\/?$/u.test(cut) ? "" : cut;
}

function queryOf(pairs: readonly string[]): string {
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/** `%e8` is `%E8` (RFC 3986, 6.2.2.1). */
function upper(address: string): string {
  return address.replace(/%(?:[a-f][\dA-Fa-f]|[\dA-F][a-f])/gu, (byte) => byte.toUpperCase());
}

/**
 * The canonical address that a page names, or null where notes must not follow it: to another site, to the site's
 * front page (a template that was filled in once for all pages), or away from a query or a route that tells this page
 * from others. A page's notes are better kept apart than mixed with another's.
 */
export function canonicalAddress(page: string, canonical: string): string | null {
  if (!URL.canParse(canonical)) return null;
  const from = new URL(pageAddress(page));
  const to = new URL(pageAddress(canonical));
  // Many a site has gone over to HTTPS and not said so in its links.
  if (to.host === from.host) to.protocol = from.protocol;
  if (to.origin !== from.origin || to.href === from.href || from.hash !== to.hash) return null;
  if (to.pathname === "/" && from.pathname !== "/") return null;
  const pairs = to.search.slice(1).split("&");
  const keepsQuery = from.search
    .slice(1)
    .split("&")
    .every((pair) => pair === "" || pairs.includes(pair));
  return keepsQuery ? to.href : null;
}
