import type { AnnotationDraft } from "../annotation/model";
import type { DeleteResult, Outcome, SaveResult } from "../messages/outcomes";
import { send } from "../messages/send";
import { troubleOf } from "./trouble";

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
