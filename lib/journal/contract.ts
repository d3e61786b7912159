/** What can be asked of the journal's worker, from the context that writes. Plain values: it may cross two processes. */
import type { Change, Damage, Entry } from "./journal";

/** How a journal stands. */
export interface JournalState {
  readonly lastSeq: number;
  /** How many keys have a value, and how many had after the last change that is known of. */
  readonly live: number;
  readonly expectedLive: number;
  readonly damage: Damage;
  /** Tells one opening of the files from the next. */
  readonly opened: string;
}

/** A key with the number of its last change, and whether it has a value. */
export type IndexEntry = readonly [key: string, seq: number, isLive: boolean];

/** What goes into a copy beside the notes. */
export interface CopyBeside {
  readonly settings: object | null;
  readonly met: readonly string[];
}

/** A dated copy beside the journal. */
export interface CopyInfo {
  readonly name: string;
  readonly bytes: number;
}

export interface JournalContract {
  open: { params: null; reply: JournalState };
  index: { params: null; reply: readonly IndexEntry[] };
  /** Of the keys that are known the first ones, as many as go into a message: at least one. */
  values: { params: readonly string[]; reply: readonly Entry[] };
  /** Of the keys that have a value those from the so-many-th on, as many as go into a message, and how many there are in all. */
  live: {
    params: { readonly from: number };
    reply: { readonly entries: readonly Entry[]; readonly count: number };
  };
  /** Lays a part of a change aside that is too long for one message, until it is appended. */
  part: {
    params: { readonly change: string; readonly part: number; readonly changes: readonly Change[] };
    reply: null;
  };
  append: {
    params: {
      readonly changes: readonly Change[];
      readonly above: number;
      /** Parts of it that were laid aside and stand before these. */
      readonly laid?: { readonly change: string; readonly parts: number };
    };
    reply: number;
  };
  /** Fails where a change would find no room. */
  room: { params: null; reply: null };
  adopt: { params: readonly Entry[]; reply: null };
  "copies.list": { params: null; reply: readonly CopyInfo[] };
  "copies.read": { params: string; reply: string };
  /** A copy of what the journal holds, with what else belongs into one. */
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

/** Errors lose their class on the way; their name is kept. */
export type JournalAnswer<N extends JournalRequestName = JournalRequestName> =
  | { readonly ok: true; readonly value: JournalReply<N> }
  | { readonly ok: false; readonly name: string; readonly message: string };
