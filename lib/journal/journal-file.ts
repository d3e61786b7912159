/** One file of a journal: what stands in it, and what can be read of it. */
import { frameBytes, readFrames } from "./frame";

/** What is needed of a file: the part of `FileSystemSyncAccessHandle` that does it. */
export interface JournalFile {
  read(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  write(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  getSize(): number;
}

/** A key with its value after the change of that number; null once it was deleted. */
export interface Entry {
  readonly seq: number;
  readonly key: string;
  readonly value: unknown;
}

export type Change = Pick<Entry, "key" | "value">;

/** The journal was written by a newer build: it is left as it is. */
export class NewerJournalError extends Error {
  override readonly name = "NewerJournalError";
}

export const VERSION = 1;

/** What a frame holds. */
export type Payload =
  | { readonly type: "begin"; readonly version: number; readonly generation: number }
  /** Part of a snapshot: entries with the numbers they had. */
  | { readonly type: "kept"; readonly entries: readonly Entry[] }
  | {
      readonly type: "whole";
      readonly generation: number;
      readonly live: number;
      readonly seq: number;
    }
  /** One change, there whole or not at all. `live` is how many keys have a value after it. */
  | { readonly type: "added"; readonly live: number; readonly entries: readonly Entry[] };

/** What reading a file found in it. */
export interface ReadFile {
  readonly file: JournalFile;
  readonly end: number;
  readonly skipped: number;
  generation: number;
  /** Of the snapshot, if that is whole. */
  wholeGeneration: number;
  snapshotBytes: number;
  /** Of the frames read so far. */
  size: number;
  /** After its last change. */
  last: { readonly seq: number; readonly live: number };
}

/**
 * Reads all of a file. What is damaged or half written is passed over.
 *
 * @param keep is given every entry
 * @throws NewerJournalError if a newer build wrote it
 */
export function readJournalFile(file: JournalFile, keep: (entry: Entry) => void): ReadFile {
  const bytes = new Uint8Array(file.getSize());
  file.read(bytes, { at: 0 });
  const { payloads, end, skipped } = readFrames(bytes);
  const read: ReadFile = {
    file,
    end,
    skipped,
    generation: 0,
    wholeGeneration: 0,
    snapshotBytes: 0,
    size: 0,
    last: { seq: 0, live: 0 },
  };
  for (const payload of payloads) {
    read.size += frameBytes(payload);
    take(JSON.parse(DECODER.decode(payload)), read, keep);
  }
  return read;
}

function take(payload: Payload, read: ReadFile, keep: (entry: Entry) => void): void {
  switch (payload.type) {
    case "begin":
      if (payload.version > VERSION) {
        throw new NewerJournalError(`The journal is of version ${payload.version}.`);
      }
      read.generation = payload.generation;
      break;
    case "kept":
      for (const entry of payload.entries) keep(entry);
      break;
    case "whole":
      read.wholeGeneration = payload.generation;
      read.snapshotBytes = read.size;
      read.last = payload;
      break;
    case "added":
      for (const entry of payload.entries) keep(entry);
      read.last = {
        seq: payload.entries.reduce((most, { seq }) => Math.max(most, seq), read.last.seq),
        live: payload.live,
      };
      break;
  }
}

/** How far the files had come by the last change in any of them. */
export function lastIn(files: readonly ReadFile[]): ReadFile["last"] {
  return files.reduce((last, it) => (it.last.seq > last.seq ? it.last : last), {
    seq: -1,
    live: 0,
  });
}

const DECODER = new TextDecoder();
