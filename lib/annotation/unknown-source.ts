/** What a note is on that does not say it: some programs leave their one document unnamed, or name it by a relative path. */
const UNKNOWN = "urn:x-cideng:unknown-source";

/** @param name what it is called, if not by an address */
export function unknownSource(name = ""): string {
  return name === "" ? UNKNOWN : `${UNKNOWN}:${encodeURIComponent(name.toWellFormed())}`;
}

/** What something unknown is called: empty where it has no name; null for what is known. */
export function unknownName(source: string): string | null {
  if (!source.startsWith(UNKNOWN)) return null;
  try {
    return decodeURIComponent(source.slice(UNKNOWN.length + 1));
  } catch {
    return source.slice(UNKNOWN.length + 1);
  }
}
