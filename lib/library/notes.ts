import type { Annotation, AnnotationDraft } from "../annotation/model";
import type { Trouble } from "../messages/contract";
import { send } from "../messages/send";
import { troubleOf } from "./trouble";

/** What came of something that was asked: null if it was done. */
export type Outcome = { readonly trouble: Trouble; readonly message: string } | null;

/** What came of saving a note. */
export type SaveResult =
  | { readonly kind: "saved"; readonly annotation: Annotation }
  /** Another version was saved meanwhile, or the note deleted (null). */
  | { readonly kind: "conflict"; readonly theirs: Annotation | null }
  | { readonly kind: "failed"; readonly trouble: Trouble; readonly message: string };

/** What came of deleting: by which number in the history it can be undone. */
export type DeleteResult =
  | { readonly kind: "deleted"; readonly undo: number | null }
  | { readonly kind: "failed"; readonly trouble: Trouble; readonly message: string };

/** Asks, and gives what went wrong as a value. */
export async function settle(request: Promise<unknown>): Promise<Outcome> {
  try {
    await request;
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/** What is done with notes, wherever they are shown. */
export const noteActions = {
  async onSave(draft: AnnotationDraft): Promise<SaveResult> {
    try {
      return await send("note.save", draft);
    } catch (error) {
      return { kind: "failed", ...troubleOf(error) };
    }
  },
  async onDelete(id: string): Promise<DeleteResult> {
    try {
      return { kind: "deleted", ...(await send("note.delete", { ids: [id] })) };
    } catch (error) {
      return { kind: "failed", ...troubleOf(error) };
    }
  },
  /** Null if it was done; a trouble of its own where the notes have been changed since. */
  async onUndo(n: number): Promise<Outcome> {
    return turn("undo", n);
  },
};

export async function turn(way: "undo" | "redo", n: number): Promise<Outcome> {
  try {
    const { kind } = await send("notes.turn", { way, n });
    return kind === "done" ? null : { trouble: "changed-since", message: "" };
  } catch (error) {
    return troubleOf(error);
  }
}
