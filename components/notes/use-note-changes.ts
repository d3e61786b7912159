import { useState } from "preact/hooks";
import { draftOf, emptyDraft } from "@/lib/annotation/drafts";
import { newId } from "@/lib/annotation/make-annotation";
import type { Annotation, AnnotationDraft, Target } from "@/lib/annotation/model";
import type { DeleteResult, Outcome, SaveResult } from "@/lib/messages/outcomes";

/** The actions on notes that a list offers. */
export interface NoteActions {
  readonly onDraft: (draft: AnnotationDraft | null) => void;
  readonly onSave: (draft: AnnotationDraft) => Promise<SaveResult>;
  readonly onDelete: (id: string) => Promise<DeleteResult>;
  /** Undoes a change, given its number in the history. */
  readonly onUndo: (n: number) => Promise<Outcome>;
}

/** The result of the last action. It is shown in the list where the action took place. */
export type Said =
  | null
  | {
      readonly kind: "saved";
      readonly note: Annotation;
      readonly undo: number | null;
      readonly isNew: boolean;
    }
  | (Extract<DeleteResult, { kind: "deleted" }> & {
      readonly note: Annotation;
      readonly index: number;
    })
  | Extract<DeleteResult, { kind: "failed" }>
  /** The note is as it was before. */
  | { readonly kind: "undone"; readonly note: Annotation };

export interface NoteChanges {
  readonly said: Said;
  /** Forgets what was said. */
  readonly forget: () => void;
  readonly beginNew: (target: Target) => void;
  readonly edit: (note: Annotation) => void;
  readonly save: (draft: AnnotationDraft) => Promise<SaveResult>;
  /** @param index where the note stands in the list */
  readonly remove: (note: Annotation, index: number) => Promise<void>;
  /**
   * Undoes what was said last; null if it cannot be undone. The text of a note that was new goes back
   * into the editor.
   */
  readonly undo: (() => Promise<void>) | null;
}

/** What is done with the notes of a list, and what is said of it. */
export function useNoteChanges({ onDraft, onSave, onDelete, onUndo }: NoteActions): NoteChanges {
  const [said, setSaid] = useState<Said>(null);
  const begin = (draft: AnnotationDraft): void => {
    setSaid(null);
    onDraft(draft);
  };
  const undo = async (done: Extract<Said, { undo: unknown }>, n: number): Promise<void> => {
    const failure = await onUndo(n);
    if (failure) setSaid({ kind: "failed", ...failure });
    else if (done.kind === "saved" && done.isNew) {
      begin({ ...draftOf(done.note), base: null, id: newId(Date.now()) });
    } else setSaid({ kind: "undone", note: done.note });
  };
  return {
    said,
    forget: () => setSaid(null),
    beginNew: (target) => begin(emptyDraft(target)),
    edit: (note) => begin(draftOf(note)),
    async save(draft) {
      const result = await onSave(draft);
      if (result.kind === "saved") {
        const { annotation: note, undo } = result;
        setSaid({ kind: "saved", note, undo, isNew: draft.base === null });
        onDraft(null);
      }
      return result;
    },
    async remove(note, index) {
      const result = await onDelete(note.id);
      setSaid(result.kind === "deleted" ? { ...result, note, index } : result);
    },
    undo: isUndoable(said) ? () => undo(said, said.undo) : null,
  };
}

function isUndoable(said: Said): said is Extract<Said, { undo: unknown }> & { undo: number } {
  return (said?.kind === "saved" || said?.kind === "deleted") && said.undo !== null;
}
