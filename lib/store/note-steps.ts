/** The stored notes and records of the library that a change begins with. */
import type { Annotation } from "../annotation/model";
import { noteFrom } from "../annotation/stored-note";
import { type LibraryRecord, isLibraryKey } from "../record/record";
import type { Database } from "./schema";
import type { AnnotationRecord, Kept, KeptStep } from "./shapes";

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

/** The current state of notes and records, as steps that change nothing yet. */
export async function stepsOf(database: Database, ids: readonly string[]): Promise<KeptStep[]> {
  const transaction = database.transaction(["annotations", "library"]);
  const annotations = transaction.objectStore("annotations");
  const library = transaction.objectStore("library");
  // Most notes of a file are new. Those that do not exist need not be requested one by one.
  const there = ids.length > MANY ? new Set(await annotations.getAllKeys()) : null;
  const read = async (id: string): Promise<Kept | null> => {
    // (A broken record of the library is kept as it is: its readers leave it out.)
    if (isLibraryKey(id)) return ((await library.get(id))?.value ?? null) as LibraryRecord | null;
    return there?.has(id) === false ? null : noteIn(await annotations.get(id), id);
  };
  const before = await Promise.all(ids.map(read));
  return ids.map((id, i) => ({ id, before: before[i] ?? null, after: null }));
}
