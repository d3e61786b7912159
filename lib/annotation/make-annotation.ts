import { isNoteTime } from "./limits";
import type { Annotation, AnnotationDraft, NoteContent } from "./model";

/**
 * Makes a note from a draft: a new one, or the earlier one with its content changed.
 *
 * @param earlier the note that the draft names; null if there is none
 * @param now milliseconds since 1970
 */
export function makeAnnotation(
  draft: AnnotationDraft,
  earlier: Annotation | null,
  now: number,
): Annotation {
  const { id, text, tags, colour } = draft;
  const modified = new Date(laterThan(earlier?.modified, now)).toISOString();
  const target = earlier?.target ?? draft.target;
  return {
    id,
    created: earlier?.created ?? modified,
    modified,
    motivation: motivationOf(earlier?.motivation, text),
    body: { type: "TextualBody", value: text, format: "text/markdown" },
    tags: cleanTags(tags),
    colour,
    target,
    canonical: earlier?.canonical ?? null,
    via: earlier?.via ?? [],
    foreign: earlier?.foreign ?? null,
  };
}

/**
 * A time later than the version before. A version is identified by its time, even if two are made
 * within a millisecond or the clock is set back. If the earlier version has the last possible time,
 * the present time is used: it is different too.
 */
function laterThan(earlier: string | undefined, now: number): number {
  if (earlier === undefined) return now;
  const later = Math.max(now, Date.parse(earlier) + 1);
  return isNoteTime(later) ? later : now;
}

/** The motivation of an imported note is kept. */
function motivationOf(earlier: string | undefined, text: string): string {
  const isOurs = earlier === undefined || earlier === "commenting" || earlier === "highlighting";
  if (!isOurs) return earlier;
  return text.trim() === "" ? "highlighting" : "commenting";
}

/** Trims the tags, and removes empty ones and duplicates. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
}

/** Whether a note has the content of a draft. */
export function isSameContent(note: Annotation, { text, tags, colour }: NoteContent): boolean {
  return (
    note.body.value === text &&
    note.colour === colour &&
    note.tags.join("\n") === cleanTags(tags).join("\n")
  );
}

/**
 * An id for a new note.
 *
 * @param now milliseconds since 1970
 */
export function newId(now: number): string {
  return `urn:uuid:${uuidv7(now)}`;
}

/** A UUID version 7 (RFC 9562, 5.7): 48 bits of time, then version, variant and randomness. */
export function uuidv7(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(now / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, now % 2 ** 32);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
