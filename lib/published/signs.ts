/**
 * Signs stand for hosts and addresses in data that every content script can read. An attacker who
 * controls a page's process can read the signs and the key. He can test whether a certain address
 * is among them, but gets no list of what somebody has been reading. The signs of two installations
 * have nothing in common.
 */

/**
 * A short sign for a text (FNV-1a, 32 bits, in base 36). Two texts may have the same sign. For a
 * page, that costs one unnecessary request.
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

/** A local file has no host. All of them count as one site. */
export const FILES = "file://";

/** The host that an address belongs to; null if it is not the address of a page. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { host, protocol } = new URL(address);
  if (protocol === "file:") return FILES;
  return /^https?:$/u.test(protocol) ? host : null;
}

/** The published name that says that nothing may be lit on a site. */
export function offKey(key: string, host: string): string {
  return `off ${signOf(key, host)}`;
}

/** The published name of a site's own level. */
export function levelKey(key: string, host: string): string {
  return `level ${signOf(key, host)}`;
}

/** The published name of a site's own lexicon, which has the terms that are lit only on some sites. */
export function lexiconKey(key: string, host: string): string {
  return `lexicon ${signOf(key, host)}`;
}

/**
 * The place where a sign is published. All signs of a kind with the same ending share a name, so
 * there are few names even with many notes.
 */
export interface SignPlace {
  readonly name: string;
  readonly sign: string;
}

/** The prefixes of the names under which signs are published. */
export const PLACES = ["page ", "site "] as const;

/** The place that says that pages of a site have notes. */
export function sitePlace(key: string, host: string): SignPlace {
  return placeOf("site ", signOf(key, host));
}

/**
 * The place that says that a page has notes, one for each address under which they are stored. Its
 * value is a number that changes with the notes.
 */
export function pagePlace(key: string, address: string): SignPlace {
  return placeOf("page ", signOf(key, address));
}

function placeOf(kind: (typeof PLACES)[number], sign: string): SignPlace {
  return { name: kind + sign.slice(-1), sign };
}

/** The value at a place; undefined if there is none. */
export function valueAt(
  stored: Readonly<Record<string, unknown>>,
  { name, sign }: SignPlace,
): unknown {
  const signs = stored[name];
  return Object.hasOwn(Object(signs), sign) ? (signs as Record<string, unknown>)[sign] : undefined;
}
