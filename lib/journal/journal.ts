/**
 * A journal of changes to a set of keyed values, from which the set can be rebuilt.
 *
 * Three files take turns. The one in use holds a snapshot (every key as it stood) and, behind it, each
 * change since; when changes outweigh the snapshot, a new one is written into the oldest file, which
 * is then in use. So while a file is written anew, the two newest stay as they are: what is
 * damaged in one of them can still be read in the other. A write is flushed before it
 * counts. The files exist from the first start on: a browser that is killed can lose a file's
 * creation, but not what was flushed into a file that was there (measured in Chromium 156).
 *
 * Every entry bears the number of its change (`seq`). The state is, for each key, the entry with the
 * highest number in any whole frame of any file. So it does not matter at which byte the browser
 * was killed: half a snapshot adds nothing false, and what is damaged in one file is taken from another.
 * A deleted key keeps an entry without a value, lest an older file bring it back.
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

/** What opening found out of order. */
export interface Damage {
  /** Bytes that belong to no whole record, a write that was not finished not counted. */
  readonly skippedBytes: number;
  /** Whether the newest snapshot was whole. */
  readonly isSnapshotWhole: boolean;
}

/** The file took less than was to be written: the disk or the quota is full. Nothing was added. */
export class JournalFullError extends Error {
  override readonly name = "JournalFullError";
}

/** Changes up to this size are not worth a new snapshot. */
const MIN_COMPACT_BYTES = 1_000_000;
/** What a change of a database may take, its own tidying up with it. */
const ROOM_BYTES = 1_000_000;
/** A new snapshot is written when the file has grown to this many times its snapshot. */
const COMPACT_FACTOR = 4;

/** What a file holds, as far as writing into it must know. */
interface Slot {
  readonly file: JournalFile;
  /** Of its snapshot, whole or not: higher in newer ones; 0 for a file that has none. */
  readonly generation: number;
  /** Where the next frame goes. */
  end: number;
  /** 0 where the snapshot is not whole. */
  readonly snapshotBytes: number;
}

/** How many files a journal takes turns in. */
export const FILE_COUNT = 3;

export class Journal {
  readonly damage: Damage;
  /** How many keys had a value after the last change that is known of; more than {@link live} if some were lost. */
  readonly expectedLive: number;
  readonly #entries = new Map<string, Entry>();
  readonly #compactBytes: number;
  readonly #roomBytes: number;
  #lastSeq = 0;
  #live = 0;
  /** The one in use first, then the others, the newest first. */
  #slots: readonly Slot[];

  /**
   * Reads all files. What is damaged or half written is passed over.
   *
   * @param sizes a file is not written anew before it has `compactBytes`; `roomBytes` are to be left with each change
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
    // What follows the last whole frame was never acknowledged; the next one must not stand behind it.
    if (this.#used.file.getSize() > this.#used.end) this.#cutTail();
    if (isFresh) this.#compact();
    else if (!isSnapshotWhole || skippedBytes > 0) this.#tryToCompact();
  }

  /** The number of the last change; 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** How many keys have a value. */
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
   * Writes one change, of one key or many: after this has returned it survives the end of the browser
   * at any instant; until then it is there whole or not at all.
   *
   * @param above the change's number is made higher than this too
   * @returns its number
   * @throws JournalFullError, or what the file throws; then nothing has changed
   */
  append(changes: readonly Change[], above: number): number {
    const seq = Math.max(this.#lastSeq, above) + 1;
    this.#add(changes.map(({ key, value }) => ({ seq, key, value })));
    return seq;
  }

  /**
   * Takes in entries with the numbers they have, from another copy of the same values. One that is known with a
   * higher number stays as it is.
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

  /** What cannot be flushed is taken back: it must not turn up later as if it had been saved. */
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
   * Whoever writes elsewhere after this has been written is to find room too: a database that finds none cannot be read
   * any more either (Chromium 156).
   *
   * @throws JournalFullError if there is none
   */
  checkRoom(): void {
    const { file, end } = this.#used;
    let taken = 0;
    try {
      taken = file.write(new Uint8Array(this.#roomBytes), { at: end });
    } catch {
      // Is said below; a file that is lost throws again.
    }
    file.truncate(end);
    if (taken < this.#roomBytes) throw new JournalFullError("There is no room.");
  }

  /** Writes a snapshot into the oldest file, and uses that from then on. */
  #compact(): void {
    const { file } = this.#slots.at(-1) as Slot;
    const generation = Math.max(...this.#slots.map((it) => it.generation)) + 1;
    const slot = { file, generation, end: 0, snapshotBytes: 0 };
    file.truncate(0);
    this.#write(slot, { type: "begin", version: VERSION, generation });
    for (const entries of chunks(this.#entries.values(), 100)) {
      this.#write(slot, { type: "kept", entries });
    }
    // In two steps: what says that it is whole must not reach the disk before what it speaks of.
    file.flush();
    this.#write(slot, { type: "whole", generation, live: this.#live, seq: this.#lastSeq });
    file.flush();
    this.#slots = [{ ...slot, snapshotBytes: slot.end }, ...this.#slots.slice(0, -1)];
  }

  #compactIfGrown(): void {
    const { end, snapshotBytes } = this.#used;
    if (end >= Math.max(this.#compactBytes, snapshotBytes * COMPACT_FACTOR)) this.#tryToCompact();
  }

  /** What is to be kept is written by then; a snapshot that had no room is tried again at the next occasion. */
  #tryToCompact(): void {
    try {
      this.#compact();
    } catch {
      // Where there is no room for changes either, the next one says so.
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
