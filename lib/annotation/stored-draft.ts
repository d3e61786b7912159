import type { AnnotationDraft } from "./model";
import { colourFrom, isRecord, isTarget, isText, textsIn } from "./stored-note";

/**
 * The draft that a stored value is: what was typed and not saved may have been left by any version, in any state.
 *
 * @returns null for what is none, or does not say what it is on
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
