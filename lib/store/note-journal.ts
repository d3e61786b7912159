import type { IndexEntry, JournalState } from "../journal/contract";
import type { Change, Entry } from "../journal/journal";

/**
 * The interface of the journal for the writer of notes. Keys are the notes' ids, values are the
 * annotations. Every function throws `StoreError`.
 */
export interface NoteJournal {
  /** Opens the journal if it is not open. */
  state(): Promise<JournalState>;
  index(): Promise<readonly IndexEntry[]>;
  values(keys: readonly string[]): Promise<readonly Entry[]>;
  /** @returns the change's number, which is higher than `above` */
  append(changes: readonly Change[], above: number): Promise<number>;
  /** Throws if the disk has no room for a change. */
  room(): Promise<void>;
  adopt(entries: readonly Entry[]): Promise<void>;
}
