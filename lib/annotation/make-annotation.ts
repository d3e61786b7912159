import type { Annotation, AnnotationDraft } from "./model";

/**
 * The note that a draft makes: a new one, or the earlier one with its text changed.
 *
 * @param earlier the note that the draft names, if there is one
 * @param now milliseconds since 1970
 */
export function makeAnnotation(
  draft: AnnotationDraft,
  earlier: Annotation | undefined,
  now: number,
): Annotation {
  const modified = new Date(now).toISOString();
  return {
    id: earlier?.id ?? `urn:uuid:${uuidv7(now)}`,
    created: earlier?.created ?? modified,
    modified,
    motivation: "commenting",
    body: { type: "TextualBody", value: draft.text, format: "text/plain" },
    target: earlier?.target ?? draft.target,
  };
}

/** RFC 9562, 5.7: 48 bits of time, then version, variant and randomness. */
export function uuidv7(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(now / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, now % 2 ** 32);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
