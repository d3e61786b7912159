import type { AnnotationDraft } from "../annotation/model";
import type { Trouble } from "../messages/contract";
import { send } from "../messages/send";
import { troubleOf } from "./trouble";

/** What came of something that was asked: null if it was done. */
export type Outcome = { readonly trouble: Trouble; readonly message: string } | null;

/** Asks, and gives what went wrong as a value. */
export async function settle(request: Promise<unknown>): Promise<Outcome> {
  try {
    await request;
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

export function saveNote(draft: AnnotationDraft): Promise<Outcome> {
  return settle(send("note.save", { id: draft.id, text: draft.text, target: draft.target }));
}

export function deleteNote(id: string): Promise<Outcome> {
  return settle(send("note.delete", { id }));
}
