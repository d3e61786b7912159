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
  skipped: number;
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
  for (const bytes of payloads) {
    read.size += frameBytes(bytes);
    const payload = payloadFrom(bytes);
    if (payload) take(payload, read, keep);
    else read.skipped += frameBytes(bytes);
  }
  return read;
}

/**
 * What a frame says; null for one that says nothing that can be used. Its checksum is that of what was written, but an earlier
 * or a later build wrote it, or somebody else: one such frame must not keep all others from being read.
 */
function payloadFrom(bytes: Uint8Array): Payload | null {
  try {
    const said: unknown = JSON.parse(DECODER.decode(bytes));
    return isPayload(said) ? said : null;
  } catch {
    return null;
  }
}

/** Of another type it is left as it is: a later build may know it. */
function isPayload(said: unknown): said is Payload {
  const { type, version, generation, live, seq, entries } = Object(said) as Record<string, unknown>;
  switch (type) {
    case "begin":
      return typeof version === "number" && isCount(generation);
    case "kept":
      return Array.isArray(entries);
    case "whole":
      return isCount(generation) && isCount(live) && isCount(seq);
    case "added":
      return isCount(live) && Array.isArray(entries);
    default:
      return typeof type === "string";
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The entries that are some: one that is none takes no other along. */
function entriesIn(given: readonly unknown[]): readonly Entry[] {
  return given.filter((it): it is Entry => {
    const { seq, key, value } = Object(it) as Partial<Entry>;
    return (
      isCount(seq) &&
      seq < Number.MAX_SAFE_INTEGER &&
      typeof key === "string" &&
      value !== undefined
    );
  });
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
      for (const entry of entriesIn(payload.entries)) keep(entry);
      break;
    case "whole":
      read.wholeGeneration = payload.generation;
      read.snapshotBytes = read.size;
      read.last = payload;
      break;
    case "added": {
      const entries = entriesIn(payload.entries);
      for (const entry of entries) keep(entry);
      read.last = {
        seq: entries.reduce((most, { seq }) => Math.max(most, seq), read.last.seq),
        live: payload.live,
      };
      break;
    }
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
