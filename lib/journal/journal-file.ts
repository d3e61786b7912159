/** One file of a journal: its format, and how it is read. */
import { frameBytes, readFrames } from "./frame";

/** The part of `FileSystemSyncAccessHandle` that a journal needs. */
export interface JournalFile {
  read(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  write(buffer: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  getSize(): number;
}

/** A key and its value after the change of that number; the value is null after a deletion. */
export interface Entry {
  readonly seq: number;
  readonly key: string;
  readonly value: unknown;
}

export type Change = Pick<Entry, "key" | "value">;

/** The journal was written by a newer build, and is left as it is. */
export class NewerJournalError extends Error {
  override readonly name = "NewerJournalError";
}

/** The version of the journal's format. */
export const VERSION = 1;

/** The content of a frame. */
export type Payload =
  | { readonly type: "begin"; readonly version: number; readonly generation: number }
  /** A part of a snapshot: entries with their original numbers. */
  | { readonly type: "kept"; readonly entries: readonly Entry[] }
  | {
      readonly type: "whole";
      readonly generation: number;
      readonly live: number;
      readonly seq: number;
    }
  /**
   * One change, which is present completely or not at all. `live` is the number of keys that have a
   * value after it.
   */
  | { readonly type: "added"; readonly live: number; readonly entries: readonly Entry[] };

/** The result of reading a file. */
export interface ReadFile {
  readonly file: JournalFile;
  readonly end: number;
  skipped: number;
  generation: number;
  /** The generation of the snapshot, if it is complete. */
  wholeGeneration: number;
  snapshotBytes: number;
  /** The total size of the frames read so far, in bytes. */
  size: number;
  /** The state after the file's last change. */
  last: { readonly seq: number; readonly live: number };
}

/**
 * Reads a whole file. Damaged and half-written frames are skipped.
 *
 * @param keep receives every entry
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
 * The content of a frame; null if it cannot be used. The checksum matches what was written, but an
 * earlier or later build, or another program, may have written it. One such frame must not prevent
 * others from being read.
 */
function payloadFrom(bytes: Uint8Array): Payload | null {
  try {
    const said: unknown = JSON.parse(DECODER.decode(bytes));
    return isPayload(said) ? said : null;
  } catch {
    return null;
  }
}

/**
 * Whether a payload is one of the known types. Others are left as they are, because a later build
 * may know them.
 */
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

/** The valid entries. An invalid one does not affect the others. */
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

/** The latest state in any of the files. */
export function lastIn(files: readonly ReadFile[]): ReadFile["last"] {
  return files.reduce((last, it) => (it.last.seq > last.seq ? it.last : last), {
    seq: -1,
    live: 0,
  });
}

const DECODER = new TextDecoder();
