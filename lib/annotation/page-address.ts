import { articlePairs, pairsThatTell } from "./page-parameters";

/**
 * The version of the rules. It must be raised when `pageAddress` returns another address for the
 * same URL, so that everything looked up by address is rebuilt.
 */
export const ADDRESS_RULES = 2;

/** The file that a server sends when it is asked for a folder. */
const FOLDER_PAGE = /\/(?:index|default)\.(?:s?html?|php|jsp|aspx?)$/iu;
/** A fragment that a single-page application uses as a path: `#/a`, `#!/a`, `#!a`. */
const ROUTE = /^#(?:!|\/)/u;

/**
 * The address under which a page's notes are stored. It identifies the page, and leaves out how the
 * page was reached. The bytes of the URL are kept: a query may be in another encoding than UTF-8,
 * and servers tell `%20` from `+`.
 *
 * The function is idempotent: the address of an address is itself. So the rules are applied until
 * nothing changes.
 *
 * @param url an absolute URL; if it is not a web address, it is returned without its fragment
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

/**
 * The route in a fragment, cleaned like an address; empty if the fragment is a place in the page,
 * as most are.
 */
function routeOf(host: string, hash: string): string {
  if (!ROUTE.test(hash)) return "";
  // After a route, there may be a place in its page, and a text fragment if the browser has not
  // removed it.
  const [route] = /^#[^#]*/u.exec(hash.replace(/:~:.*$/u, "")) as RegExpExecArray;
  const at = route.indexOf("?");
  const [path, query] = at < 0 ? [route, ""] : [route.slice(0, at), route.slice(at + 1)];
  const cut = path + queryOf(pairsThatTell(host, path, query));
  // The first page of such an application has an empty route, or none.
  return /^#!?\/?$/u.test(cut) ? "" : cut;
}

function queryOf(pairs: readonly string[]): string {
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

/** Writes `%e8` as `%E8` (RFC 3986, 6.2.2.1). */
function upper(address: string): string {
  return address.replace(/%(?:[a-f][\dA-Fa-f]|[\dA-F][a-f])/gu, (byte) => byte.toUpperCase());
}

/**
 * The canonical address that a page names, or null if notes must not follow it: to another site, to
 * the site's front page (in a template filled in once for all pages), or away from a query or a
 * route that distinguishes this page from others. It is better to keep a page's notes apart than to
 * mix them with another page's.
 */
export function canonicalAddress(page: string, canonical: string): string | null {
  if (!URL.canParse(canonical)) return null;
  const from = new URL(pageAddress(page));
  const to = new URL(pageAddress(canonical));
  // Many sites have moved to HTTPS without updating their links.
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
