import type { Annotation, AnnotationDraft } from "../annotation/model";
import { noteFrom } from "../annotation/stored-note";
import type { DeleteResult, Outcome, SaveResult } from "../messages/outcomes";
import { send } from "../messages/send";
import { download } from "./download";
import { troubleOf } from "./trouble";

/** Awaits a request, and returns what went wrong as a value. */
export async function settle(request: Promise<unknown>): Promise<Outcome> {
  try {
    await request;
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

/** The actions on notes, wherever they are shown. */
export const noteActions = {
  async onSave(draft: AnnotationDraft): Promise<SaveResult> {
    try {
      const outcome = await send("note.save", draft);
      if (outcome.kind !== "conflict" || !outcome.theirs) return outcome;
      return { ...outcome, theirs: noteFrom(outcome.theirs, draft.id) };
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
  /** One note as it is stored, as a file, even if it cannot be shown. */
  onExport(note: Annotation): void {
    const text = note.damage?.stored ?? JSON.stringify(note, null, 2);
    const blob = new Blob([text, "\n"], { type: "application/json" });
    download({
      name: `cideng-note-${note.id.replaceAll(/[^\da-z-]+/giu, "-").slice(-36)}.json`,
      blob,
    });
  },
  /** Null if it was done. There is a separate trouble if the notes have been changed since. */
  async onUndo(n: number): Promise<Outcome> {
    return turn("undo", n);
  },
};

/**
 * Undoes or redoes a change. Null if it was done. There is a separate trouble if the notes have
 * been changed since.
 */
export async function turn(way: "undo" | "redo", n: number): Promise<Outcome> {
  try {
    const { kind } = await send("notes.turn", { way, n });
    return kind === "done" ? null : { trouble: "changed-since", message: "" };
  } catch (error) {
    return troubleOf(error);
  }
}
