import type { IndexEntry, JournalState } from "../journal/contract";
import type { Change, Entry } from "../journal/journal";

/** The journal as the writer of notes needs it. Keys are the notes' ids, values the annotations. */
export interface NoteJournal {
  /** Opens it, if it is not open. Every function throws `StoreError`. */
  state(): Promise<JournalState>;
  index(): Promise<readonly IndexEntry[]>;
  values(keys: readonly string[]): Promise<readonly Entry[]>;
  /** @returns the change's number, higher than `above` */
  append(changes: readonly Change[], above: number): Promise<number>;
  /** Throws where a change would find no room on the disk. */
  room(): Promise<void>;
  adopt(entries: readonly Entry[]): Promise<void>;
}
