/**
 * The requests to the journal's worker, from the context that writes. They are plain values,
 * because they may cross two processes.
 */
import type { Change, Damage, Entry } from "./journal";

/** The state of a journal. */
export interface JournalState {
  readonly lastSeq: number;
  /**
   * The number of keys that have a value, and the number that had one after the last known change.
   */
  readonly live: number;
  readonly expectedLive: number;
  readonly damage: Damage;
  /** Identifies one opening of the files. */
  readonly opened: string;
}

/** A key, the number of its last change, and whether it has a value. */
export type IndexEntry = readonly [key: string, seq: number, isLive: boolean];

/** The content of a copy besides the notes. */
export interface CopyBeside {
  readonly settings: object | null;
  readonly met: readonly string[];
}

/** A dated copy beside the journal. */
export interface CopyInfo {
  readonly name: string;
  readonly bytes: number;
}

/** The requests to the journal's worker, with their parameters and replies. */
export interface JournalContract {
  open: { params: null; reply: JournalState };
  index: { params: null; reply: readonly IndexEntry[] };
  /** The first of the known keys, as many as fit into one message, at least one. */
  values: { params: readonly string[]; reply: readonly Entry[] };
  /**
   * The keys that have a value, from an index on, as many as fit into one message, and their total
   * number.
   */
  live: {
    params: { readonly from: number };
    reply: { readonly entries: readonly Entry[]; readonly count: number };
  };
  /** Stores a part of a change that is too long for one message, until the change is appended. */
  part: {
    params: { readonly change: string; readonly part: number; readonly changes: readonly Change[] };
    reply: null;
  };
  append: {
    params: {
      readonly changes: readonly Change[];
      readonly above: number;
      /** The number of stored parts that precede these changes. */
      readonly laid?: { readonly change: string; readonly parts: number };
    };
    reply: number;
  };
  /** Fails if there is no room for a change. */
  room: { params: null; reply: null };
  adopt: { params: readonly Entry[]; reply: null };
  "copies.list": { params: null; reply: readonly CopyInfo[] };
  "copies.read": { params: string; reply: string };
  /** Writes a copy of the journal's content, with what else belongs into a copy. */
  "copies.write": { params: { readonly name: string; readonly beside: CopyBeside }; reply: null };
  "copies.delete": { params: string; reply: null };
}

export type JournalRequestName = keyof JournalContract;
export type JournalParams<N extends JournalRequestName> = JournalContract[N]["params"];
export type JournalReply<N extends JournalRequestName> = JournalContract[N]["reply"];

export interface JournalRequest<N extends JournalRequestName = JournalRequestName> {
  readonly name: N;
  readonly params: JournalParams<N>;
}

/** Errors lose their class between processes, so their name is sent. */
export type JournalAnswer<N extends JournalRequestName = JournalRequestName> =
  | { readonly ok: true; readonly value: JournalReply<N> }
  | { readonly ok: false; readonly name: string; readonly message: string };
