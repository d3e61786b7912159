/** Bytes as text (RFC 4648, section 4), in pieces that an engine's stack can take. */

/** A multiple of three, so that only the last piece has padding. */
const IN_PIECE = 24_576;

/** The text of these bytes. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += IN_PIECE)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + IN_PIECE))));
  return pieces.join("");
}

/** The bytes of this text; null if it is none that {@link toBase64} writes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
  } catch {
    return null;
  }
}
