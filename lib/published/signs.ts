/**
 * Signs that stand for hosts and addresses in what every content script can read. Whoever has taken over a page's
 * process reads them, and the key with them: he can ask whether a certain address is among them, but reads no list of
 * what somebody has been reading, and signs of two installations have nothing in common.
 */

/**
 * A short sign for a text (FNV-1a, 32 bits, in base 36). Several texts may have one sign: to a page that costs one
 * question too many.
 *
 * @param key this installation's own
 */
export function signOf(key: string, text: string): string {
  let hash = 0x811c9dc5;
  for (const it of [key, text]) {
    for (let i = 0; i < it.length; i += 1) hash = Math.imul(hash ^ it.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** A file of the user's own has no host; all of them are one site. */
export const FILES = "file://";

/** The host that an address belongs to; null for what is no page's. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { host, protocol } = new URL(address);
  if (protocol === "file:") return FILES;
  return /^https?:$/u.test(protocol) ? host : null;
}

/** Where it is published that nothing is to be lit on a site. */
export function offKey(key: string, host: string): string {
  return `off ${signOf(key, host)}`;
}

/** Where a sign is published: with all others of its kind that end so, so that there are few names however many notes there are. */
export interface SignPlace {
  readonly name: string;
  readonly sign: string;
}

/** How the names begin under which signs are published. */
export const PLACES = ["page ", "site "] as const;

/** Where it is published that pages of a site have notes. */
export function sitePlace(key: string, host: string): SignPlace {
  return placeOf("site ", signOf(key, host));
}

/** Where it is published that a page has notes: under each of its addresses that they are kept under, a number that changes with them. */
export function pagePlace(key: string, address: string): SignPlace {
  return placeOf("page ", signOf(key, address));
}

function placeOf(kind: (typeof PLACES)[number], sign: string): SignPlace {
  return { name: kind + sign.slice(-1), sign };
}

/** What is published at a place; undefined where nothing is. */
export function valueAt(
  stored: Readonly<Record<string, unknown>>,
  { name, sign }: SignPlace,
): unknown {
  const signs = stored[name];
  return Object.hasOwn(Object(signs), sign) ? (signs as Record<string, unknown>)[sign] : undefined;
}
