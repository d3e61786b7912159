/** The stored notes that a change begins with. */
import type { Annotation } from "../annotation/model";
import { noteFrom } from "../annotation/stored-note";
import type { Database } from "./schema";
import type { AnnotationRecord, NoteStep } from "./shapes";

/**
 * With more notes than this, all keys of a store are read at once. To ask for the notes one by one
 * would take longer.
 */
export const MANY = 500;

/**
 * The note stored under an id; null if there is none. A broken record can be changed and deleted
 * too. It goes through the journal as a note when it is restored.
 */
export function noteIn(stored: AnnotationRecord | null | undefined, id: string): Annotation | null {
  return stored === undefined ? null : noteFrom(stored?.annotation, id);
}

/** The current state of notes, as steps that change nothing yet. */
export async function stepsOf(database: Database, ids: readonly string[]): Promise<NoteStep[]> {
  const { store } = database.transaction("annotations");
  // Most notes of a file are new. Those that do not exist need not be requested one by one.
  const there = ids.length > MANY ? new Set(await store.getAllKeys()) : null;
  const asked = there ? ids.filter((id) => there.has(id)) : ids;
  const found = await Promise.all(asked.map((id) => store.get(id)));
  const before = new Map(asked.map((id, i) => [id, noteIn(found[i], id)]));
  return ids.map((id) => ({ id, before: before.get(id) ?? null, after: null }));
}
