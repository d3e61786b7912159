import { newId } from "@/lib/annotation/make-annotation";
import type { Annotation, AnnotationDraft, Target } from "@/lib/annotation/model";

const target: Target = { type: "resource", source: "urn:cideng:r:term:a" };

/** The draft of a new note. */
export function draftOf(text: string, changes: Partial<AnnotationDraft> = {}): AnnotationDraft {
  return { id: newId(Date.now()), base: null, text, tags: [], colour: "blue", target, ...changes };
}

/** A draft that changes an existing note. */
export function editOf(note: Annotation, text: string): AnnotationDraft {
  const { id, modified, tags, colour } = note;
  return { id, base: modified, text, tags, colour, target: note.target };
}
