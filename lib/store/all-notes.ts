/** All notes at once, for callers that show, search or export all of them. */
import type { Annotation } from "../annotation/model";
import { type NoteChanges, noteParts, notesMark, notesSince } from "./read";
import type { AnnotationRecord } from "./shapes";

/**
 * All notes, held in memory. They are read once, in parts. After that, only changes are read.
 * Changes made during a reading are read afterwards, so the notes are consistent as of one moment.
 */
export class FollowedNotes {
  readonly #ms: number;
  #byId = new Map<string, AnnotationRecord>();
  /** The most recently changed first. */
  #inOrder: readonly AnnotationRecord[] = [];
  /** The last change that has been read; null before the first reading, and if it is unknown. */
  #seq: number | null = null;
  /**
   * The number of notes found minus the expected number, at the last complete reading. A known
   * difference does not cause another complete reading each time.
   */
  #excess = 0;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param ms the maximum time in milliseconds that a reading may block its caller; the default is
   *   a page's frame
   */
  constructor(ms = 16) {
    this.#ms = ms;
  }

  /**
   * The current notes. The same array is returned if nothing has changed.
   *
   * @throws StoreError
   */
  read(): Promise<readonly AnnotationRecord[]> {
    const result = this.#last.then(() => this.#readNow());
    this.#last = result.catch(() => {});
    return result;
  }

  async #readNow(): Promise<readonly AnnotationRecord[]> {
    const changes = this.#seq === null ? null : await notesSince(this.#seq);
    if (!changes) return this.#readWhole();
    this.#take(changes);
    const isWhole = this.#byId.size - changes.live === this.#excess;
    return isWhole ? this.#inOrder : this.#readWhole();
  }

  async #readWhole(tries = 3): Promise<readonly AnnotationRecord[]> {
    const mark = await notesMark();
    const byId = new Map<string, AnnotationRecord>();
    for await (const part of noteParts(this.#ms)) for (const it of part) byId.set(it.id, it);
    this.#byId = byId;
    this.#inOrder = [...byId.values()].sort(byTime);
    const changes = mark && (await notesSince(mark.seq));
    // An import was committed during the reading.
    if (mark && !changes && tries > 0) return this.#readWhole(tries - 1);
    if (changes) this.#take(changes);
    this.#seq = changes ? changes.seq : null;
    this.#excess = changes ? this.#byId.size - changes.live : 0;
    return this.#inOrder;
  }

  #take({ seq, changed, deleted }: NoteChanges): void {
    this.#seq = seq;
    if (changed.length === 0 && deleted.length === 0) return;
    for (const id of deleted) this.#byId.delete(id);
    for (const it of changed) this.#byId.set(it.id, it);
    const kept = this.#inOrder.filter((it) => this.#byId.get(it.id) === it);
    this.#inOrder = merged(kept, changed.toSorted(byTime));
  }
}

/** Sorts the most recently changed first. */
export function byTime(one: AnnotationRecord, other: AnnotationRecord): number {
  if (one.modified === other.modified) return one.id < other.id ? 1 : -1;
  return one.modified < other.modified ? 1 : -1;
}

function merged(
  some: readonly AnnotationRecord[],
  others: readonly AnnotationRecord[],
): AnnotationRecord[] {
  const all: AnnotationRecord[] = [];
  let at = 0;
  for (const it of some) {
    while (at < others.length && byTime(others[at] as AnnotationRecord, it) < 0) {
      all.push(others[at] as AnnotationRecord);
      at += 1;
    }
    all.push(it);
  }
  return [...all, ...others.slice(at)];
}

/**
 * All notes, the most recently changed first.
 *
 * @throws StoreError
 */
export async function allAnnotations(): Promise<Annotation[]> {
  return (await new FollowedNotes().read()).map(({ annotation }) => annotation);
}

/**
 * Every term and page that has a note. (A cursor over the index would take seconds for twenty
 * thousand notes.)
 *
 * @throws StoreError
 */
export async function annotatedSubjects(): Promise<string[]> {
  // In the background, no frame has to be painted.
  const records = await new FollowedNotes(200).read();
  return [...new Set(records.flatMap(({ subjects }) => subjects))].sort();
}
