/**
 * The source of a note whose subject is unknown. Some programs do not name their only document, or
 * name it by a relative path.
 */
const UNKNOWN = "urn:x-cideng:unknown-source";

/** @param name what the source is called, if not by an address */
export function unknownSource(name = ""): string {
  return name === "" ? UNKNOWN : `${UNKNOWN}:${encodeURIComponent(name.toWellFormed())}`;
}

/** The name of an unknown source: empty if it has none; null if the source is known. */
export function unknownName(source: string): string | null {
  if (!source.startsWith(UNKNOWN)) return null;
  try {
    return decodeURIComponent(source.slice(UNKNOWN.length + 1));
  } catch {
    return source.slice(UNKNOWN.length + 1);
  }
}
