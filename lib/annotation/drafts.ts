/** Notes while they are being written. */
import { newId } from "./make-annotation";
import type { Annotation, AnnotationDraft, Target } from "./model";

/** An empty new note on a target. */
export function emptyDraft(target: Target): AnnotationDraft {
  return { id: newId(Date.now()), base: null, text: "", tags: [], colour: "blue", target };
}

/** A draft that starts from an existing note. */
export function draftOf({ id, modified, body, tags, colour, target }: Annotation): AnnotationDraft {
  return { id, base: modified, text: body.value, tags, colour, target };
}
