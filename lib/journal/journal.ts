/**
 * A journal of changes to a set of keyed values, from which the set can be rebuilt.
 *
 * Three files are used in turn. The current file holds a snapshot (the value of every key) followed
 * by each later change. When the changes outweigh the snapshot, a new snapshot is written into the
 * oldest file, which then becomes the current one. So while one file is rewritten, the two newest
 * stay as they are, and what is damaged in one of them can still be read from the other. A write is
 * flushed before it counts. The files exist from the first start on: a killed browser can lose the
 * creation of a file, but not what was flushed into an existing one (measured in Chromium 156).
 *
 * Every entry has the number of its change (`seq`). The state of each key is the entry with the
 * highest number in any complete frame of any file. So it does not matter at which byte the browser
 * was killed: half a snapshot adds nothing false, and what is damaged in one file is taken from
 * another. A deleted key keeps an entry without a value, so that an older file does not bring it
 * back.
 */
import { frame } from "./frame";
import {
  type Change,
  type Entry,
  type JournalFile,
  type Payload,
  VERSION,
  lastIn,
  readJournalFile,
} from "./journal-file";

export type { Change, Entry, JournalFile } from "./journal-file";

/** Damage found at the opening. */
export interface Damage {
  /** The number of bytes that belong to no complete record, not counting an unfinished write. */
  readonly skippedBytes: number;
  /** Whether the newest snapshot was complete. */
  readonly isSnapshotWhole: boolean;
}

/**
 * The file accepted fewer bytes than were to be written: the disk or the quota is full. Nothing was
 * added.
 */
export class JournalFullError extends Error {
  override readonly name = "JournalFullError";
}

/** Up to this size in bytes, changes are not worth a new snapshot. */
const MIN_COMPACT_BYTES = 1_000_000;
/**
 * The room in bytes that a change of the database may need, including the database's own
 * maintenance.
 */
const ROOM_BYTES = 1_000_000;
/**
 * A new snapshot is written when the file has grown to this many times the size of its snapshot.
 */
const COMPACT_FACTOR = 4;

/** The facts about a file that are needed to write into it. */
interface Slot {
  readonly file: JournalFile;
  /**
   * The generation of its snapshot, complete or not. Newer snapshots have a higher one. 0 if the
   * file has no snapshot.
   */
  readonly generation: number;
  /** The offset of the next frame. */
  end: number;
  /** 0 if the snapshot is not complete. */
  readonly snapshotBytes: number;
}

/** The number of files that a journal uses in turn. */
export const FILE_COUNT = 3;

/** The journal of one set of keyed values: see the top of this file. */
export class Journal {
  readonly damage: Damage;
  /**
   * The number of keys that had a value after the last known change. It is greater than
   * {@link live} if some were lost.
   */
  readonly expectedLive: number;
  readonly #entries = new Map<string, Entry>();
  readonly #compactBytes: number;
  readonly #roomBytes: number;
  #lastSeq = 0;
  #live = 0;
  /** The current file first, then the others, the newest first. */
  #slots: readonly Slot[];

  /**
   * Reads all files. Damaged and half-written parts are skipped.
   *
   * @param sizes a file is not rewritten before it has `compactBytes` bytes; each change must leave
   *   room for `roomBytes`
   * @throws NewerJournalError if a newer build wrote one of them
   */
  constructor(
    files: readonly JournalFile[],
    { compactBytes = MIN_COMPACT_BYTES, roomBytes = ROOM_BYTES } = {},
  ) {
    this.#compactBytes = compactBytes;
    this.#roomBytes = roomBytes;
    const read = files
      .map((file) => readJournalFile(file, (entry) => this.#keepNewest(entry)))
      .toSorted((a, b) => b.wholeGeneration - a.wholeGeneration || b.generation - a.generation);
    this.#slots = read.map(({ file, generation, end, snapshotBytes }) => ({
      file,
      generation,
      end,
      snapshotBytes,
    }));
    const skippedBytes = read.reduce((sum, it) => sum + it.skipped, 0);
    const isFresh = read.every(({ end }) => end === 0);
    const isSnapshotWhole = isFresh || (read[0]?.wholeGeneration ?? 0) > 0;
    this.damage = { skippedBytes, isSnapshotWhole };
    this.expectedLive = lastIn(read).live;
    this.#live = countLive(this.#entries.values());
    // Bytes after the last complete frame were never acknowledged. The next frame must not be
    // written after them.
    if (this.#used.file.getSize() > this.#used.end) this.#cutTail();
    if (isFresh) this.#compact();
    else if (!isSnapshotWhole || skippedBytes > 0) this.#tryToCompact();
  }

  /** The number of the last change; 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** The number of keys that have a value. */
  get live(): number {
    return this.#live;
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  /**
   * Writes one change of one or many keys. Once this has returned, the change survives the end of
   * the browser at any instant. Until then, it is present completely or not at all.
   *
   * @param above the change's number is made higher than this
   * @returns the change's number
   * @throws JournalFullError, or what the file throws; nothing has changed then
   */
  append(changes: readonly Change[], above: number): number {
    const seq = Math.max(this.#lastSeq, above) + 1;
    this.#add(changes.map(({ key, value }) => ({ seq, key, value })));
    return seq;
  }

  /**
   * Adds entries with their existing numbers, from another copy of the same values. A key that is
   * known with a higher number stays as it is.
   *
   * @throws as {@link append}
   */
  adopt(entries: readonly Entry[]): void {
    const newer = entries.filter(({ key, seq }) => seq > (this.#entries.get(key)?.seq ?? -1));
    if (newer.length > 0) this.#add(newer);
  }

  get #used(): Slot {
    return this.#slots[0] as Slot;
  }

  #add(entries: readonly Entry[]): void {
    const added = new Map(entries.map((entry) => [entry.key, entry]));
    let live = this.#live;
    for (const [key, { value }] of added) {
      live += Number(value !== null) - Number((this.#entries.get(key)?.value ?? null) !== null);
    }
    this.#append({ type: "added", live, entries: [...added.values()] });
    for (const entry of added.values()) this.#keepNewest(entry);
    this.#live = live;
    this.#compactIfGrown();
  }

  /**
   * A frame that cannot be flushed is removed again, so that it does not appear later as if it had
   * been saved.
   */
  #append(payload: Payload): void {
    const slot = this.#used;
    const { end } = slot;
    this.checkRoom();
    try {
      this.#write(slot, payload);
      slot.file.flush();
    } catch (error) {
      slot.end = end;
      slot.file.truncate(end);
      throw error;
    }
  }

  /**
   * Checks that a caller who writes elsewhere afterwards will find room too: a database that finds
   * none cannot even be read any more (Chromium 156).
   *
   * @throws JournalFullError if there is no room
   */
  checkRoom(): void {
    const { file, end } = this.#used;
    let taken = 0;
    try {
      taken = file.write(new Uint8Array(this.#roomBytes), { at: end });
    } catch {
      // The check below reports this. A lost file throws again there.
    }
    file.truncate(end);
    if (taken < this.#roomBytes) throw new JournalFullError("There is no room.");
  }

  /** Writes a snapshot into the oldest file, which then becomes the current one. */
  #compact(): void {
    const { file } = this.#slots.at(-1) as Slot;
    const generation = Math.max(...this.#slots.map((it) => it.generation)) + 1;
    const slot = { file, generation, end: 0, snapshotBytes: 0 };
    file.truncate(0);
    this.#write(slot, { type: "begin", version: VERSION, generation });
    for (const entries of chunks(this.#entries.values(), 100)) {
      this.#write(slot, { type: "kept", entries });
    }
    // Flushed in two steps: the frame that declares the snapshot complete must not reach the disk
    // before the snapshot.
    file.flush();
    this.#write(slot, { type: "whole", generation, live: this.#live, seq: this.#lastSeq });
    file.flush();
    this.#slots = [{ ...slot, snapshotBytes: slot.end }, ...this.#slots.slice(0, -1)];
  }

  #compactIfGrown(): void {
    const { end, snapshotBytes } = this.#used;
    if (end >= Math.max(this.#compactBytes, snapshotBytes * COMPACT_FACTOR)) this.#tryToCompact();
  }

  /**
   * All data is already written at this point. A snapshot that found no room is tried again at the
   * next occasion.
   */
  #tryToCompact(): void {
    try {
      this.#compact();
    } catch {
      // If there is no room for changes either, the next change reports it.
    }
  }

  #write(slot: Slot, payload: Payload): void {
    const bytes = frame(ENCODER.encode(JSON.stringify(payload)));
    try {
      const written = slot.file.write(bytes, { at: slot.end });
      if (written < bytes.length) throw new JournalFullError("The journal's file took no more.");
    } catch (error) {
      slot.file.truncate(slot.end);
      throw error;
    }
    slot.end += bytes.length;
  }

  #cutTail(): void {
    this.#used.file.truncate(this.#used.end);
    this.#used.file.flush();
  }

  #keepNewest(entry: Entry): void {
    const { seq } = this.#entries.get(entry.key) ?? { seq: -1 };
    if (entry.seq >= seq) this.#entries.set(entry.key, entry);
    this.#lastSeq = Math.max(this.#lastSeq, entry.seq);
  }
}

function countLive(entries: Iterable<Entry>): number {
  let count = 0;
  for (const { value } of entries) if (value !== null) count += 1;
  return count;
}

const ENCODER = new TextEncoder();

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
