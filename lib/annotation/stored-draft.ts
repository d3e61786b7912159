import type { AnnotationDraft } from "./model";
import { colourFrom, isRecord, isTarget, isText, textsIn } from "./stored-note";

/**
 * Reads a stored draft: text that was typed but not saved, possibly left by any version in any
 * state.
 *
 * @returns null if the value is not a draft, or does not name its subject
 */
export function draftFrom(stored: unknown): AnnotationDraft | null {
  if (!isRecord(stored)) return null;
  const { id, base, text, tags, colour, target } = stored;
  if (!isText(id) || !isText(text) || !isTarget(target)) return null;
  return {
    id,
    base: isText(base) ? base : null,
    text,
    tags: textsIn(tags),
    colour: colourFrom(colour),
    target,
  };
}
