/**
 * The one writer of notes. Each change goes first into the journal and then into the database, and
 * counts only when both have it. If the background is killed in between, the journal is ahead by
 * one change, which the next start copies to the database. Nobody was told that it was saved, and
 * the request can be repeated without making a second note.
 */
import { isSameContent, makeAnnotation } from "../annotation/make-annotation";
import type { Annotation, AnnotationDraft } from "../annotation/model";
import { applySteps } from "./apply-steps";
import {
  type HistoryChange,
  historyEndsIn,
  importOf,
  lastChangeOf,
  stepsOfChange,
} from "./note-history";
import type { NoteJournal } from "./note-journal";
import { noteIn, stepsOf } from "./note-steps";
import { openStore, withStore } from "./open";
import { type StoreError, asStoreError } from "./store-error";
import { notesMark } from "./read";
import type { Mark } from "./reconcile";
import { type Recovery, recover } from "./recovery";
import type { Database } from "./schema";
import type { Kept, KeptStep } from "./shapes";

/**
 * The result of saving, with the number in the history by which it can be undone (null if it
 * cannot). In a conflict, another version has been saved since, or the note has been deleted (null).
 */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly annotation: Annotation; readonly undo: number | null }
  | { readonly kind: "conflict"; readonly theirs: Annotation | null };

/**
 * A change of a record of the library, or of a note that follows it. `base` is the version that was
 * changed (`modified`), or null.
 */
export interface LibraryChange {
  readonly id: string;
  readonly base: string | null;
  readonly after: Kept | null;
}

/**
 * The result of changing the library: the number in the history by which the change can be undone
 * (null if there was nothing to change), or a conflict: one of the records has been changed since.
 */
export type LibraryOutcome =
  | { readonly kind: "changed"; readonly undo: number | null }
  | { readonly kind: "conflict" };

/**
 * The result of undoing: the number of changed notes; or nothing to undo; or the notes have been
 * changed since.
 */
export type UndoOutcome =
  | { readonly kind: "done"; readonly count: number }
  | { readonly kind: "nothing" }
  | { readonly kind: "changed-since" };

/** What the writer needs from the background. */
export interface NoteWriterParts {
  readonly journal: NoteJournal;
  /** The mark of the notes when they were last published. */
  readonly told: () => Promise<Mark | null>;
  /**
   * Known only while the browser runs: which opening of the journal has been compared with the
   * database.
   */
  readonly session: {
    readonly get: () => Promise<string | null>;
    readonly set: (opened: string) => Promise<void>;
  };
  /** Called when notes have been changed in this way. */
  readonly onChange: (steps: readonly KeptStep[]) => void;
  /** Called when notes may have been changed in this way, or may be as before. */
  readonly onDoubt: (steps: readonly KeptStep[]) => void;
  /** Called when the two copies were compared and one of them lacked something. */
  readonly onRecovery: (recovery: Recovery) => Promise<void>;
}

/** The writer of notes: see the top of this file. */
export class NoteWriter {
  readonly #parts: NoteWriterParts;
  #last: Promise<unknown> = Promise.resolve();
  /** The opening of the journal that has been compared. */
  #checked: string | null = null;

  constructor(parts: NoteWriterParts) {
    this.#parts = parts;
  }

  /**
   * Resolves when both copies are the same. Wait for it before anything is read. Once it has been
   * done, it costs one look-up in the database.
   *
   * @throws StoreError
   */
  async ready(): Promise<Mark> {
    if (this.#checked !== null) {
      const mark = await notesMark().catch(() => null);
      if (mark) return mark;
    }
    return this.#inTurn((_, mark) => Promise.resolve(mark));
  }

  /**
   * Saves a note: a new one, or a new version of the one that the draft names.
   *
   * @param now milliseconds since 1970
   * @throws StoreError if it could not be saved
   */
  save(draft: AnnotationDraft, now: number): Promise<SaveOutcome> {
    return this.#inTurn(async (database, mark) => {
      const earlier = noteIn(await database.get("annotations", draft.id), draft.id);
      if ((earlier?.modified ?? null) !== draft.base) {
        // The request is repeated because the reply to the first one did not arrive: it is already
        // done.
        if (!earlier || !isSameContent(earlier, draft))
          return { kind: "conflict", theirs: earlier };
        const undo = await lastChangeOf(database, ["new", "edit"], [draft.id]);
        return { kind: "saved", annotation: earlier, undo };
      }
      const annotation = makeAnnotation(draft, earlier, now);
      const step = { id: draft.id, before: earlier, after: annotation };
      const kind = earlier ? "edit" : "new";
      const undo = await this.#commit([step], { type: "record", kind }, mark);
      return { kind: "saved", annotation, undo };
    });
  }

  /**
   * Deletes notes. A note that does not exist counts as deleted.
   *
   * @returns the number in the history by which this can be undone; null if there was nothing to
   *   delete
   * @throws StoreError
   */
  delete(ids: readonly string[]): Promise<number | null> {
    return this.#inTurn(async (database, mark) => {
      const steps = (await stepsOf(database, ids)).filter(({ before }) => before !== null);
      if (steps.length === 0) return lastChangeOf(database, ["delete"], ids);
      return this.#commit(steps, { type: "record", kind: "delete" }, mark);
    });
  }

  /**
   * Changes records of the library, all at once.
   *
   * @throws StoreError
   */
  changeLibrary(changes: readonly LibraryChange[]): Promise<LibraryOutcome> {
    return this.#inTurn(async (database, mark) => {
      const ids = changes.map(({ id }) => id);
      const now = await stepsOf(database, ids);
      const steps = now.map((step, i) => ({ ...step, after: changes[i]?.after ?? null }));
      const wanted = steps.filter(({ before, after }) => !isSame(before, after));
      // The request is repeated because the reply to the first one did not arrive.
      if (wanted.length === 0) return { kind: "changed", undo: null };
      const isAsItWas = now.every(
        ({ before }, i) => (before?.modified ?? null) === changes[i]?.base,
      );
      if (!isAsItWas) return { kind: "conflict" };
      const undo = await this.#commit(wanted, { type: "record", kind: "library" }, mark);
      return { kind: "changed", undo };
    });
  }

  /**
   * Replaces the notes with the same ids by those of a staged batch, and deletes others, all at
   * once.
   *
   * @param seq the number of the last change when the import was planned; if the notes have changed
   *   since, nothing is done
   * @returns the number of changed notes, or null if the notes have changed since
   * @throws StoreError
   */
  commitStaged(batch: string, deletes: readonly string[], seq: number): Promise<number | null> {
    return this.#inTurn(async (database, mark) => {
      // The request is repeated because the reply to the first one did not arrive.
      const done = await importOf(database, batch);
      if (done) return done.count;
      if (mark.seq !== seq) return null;
      const staged = await database.getAllFromIndex("staged", "batch", batch);
      const after = new Map(staged.flatMap((it) => it.annotations.map((note) => [note.id, note])));
      const ids = [...after.keys(), ...deletes.filter((id) => !after.has(id))];
      const steps = (await stepsOf(database, ids)).map(({ id, before }) => ({
        id,
        before,
        after: after.get(id) ?? null,
      }));
      if (steps.length > 0)
        await this.#commit(steps, { type: "record", kind: "import", batch }, mark);
      return steps.length;
    });
  }

  /**
   * Undoes a change, or redoes it.
   *
   * @param n the change, which must be next in line
   * @throws StoreError
   */
  turn(way: "undo" | "redo", n: number): Promise<UndoOutcome> {
    return this.#inTurn(async (database, mark) => {
      const record = await database.get("history", n);
      if (!record) return { kind: "nothing" };
      const { count, isUndone } = record;
      // The request is repeated because the reply to the first one did not arrive.
      if (isUndone === (way === "undo")) return { kind: "done", count };
      if ((await historyEndsIn(database))[way]?.n !== n) return { kind: "changed-since" };
      const steps = await stepsOfChange(database, n);
      const wanted = steps.map(({ id, before, after }) =>
        way === "undo" ? { id, before: after, after: before } : { id, before, after },
      );
      const now = await stepsOf(
        database,
        wanted.map(({ id }) => id),
      );
      const isAsItWas = now.every(
        ({ before }, i) => before?.modified === wanted[i]?.before?.modified,
      );
      if (!isAsItWas) return { kind: "changed-since" };
      const type = way === "undo" ? "undone" : "redone";
      await this.#commit(wanted, { type, n }, mark);
      return { kind: "done", count: wanted.length };
    });
  }

  /** @returns the change's number in the history; null if it had to be copied from the journal */
  async #commit(
    steps: readonly KeptStep[],
    history: HistoryChange,
    mark: Mark,
  ): Promise<number | null> {
    const { journal, onChange, onDoubt } = this.#parts;
    const valuesOf = (end: "before" | "after") =>
      steps.map((step) => ({ key: step.id, value: step[end] }));
    const seq = await journal.append(valuesOf("after"), mark.seq);
    try {
      const n = await applySteps(steps, history, seq);
      onChange(steps);
      return n;
    } catch {
      onDoubt(steps);
      await this.#carryOver(valuesOf("before"));
      return null;
    }
  }

  /**
   * The journal has a change that the database did not accept. If the database was closed or
   * deleted during the change, it is opened again and brought to the same state. If that fails too,
   * the change is taken back, so that it does not appear later as if it had been saved.
   */
  async #carryOver(before: readonly { key: string; value: Kept | null }[]): Promise<void> {
    this.#checked = null;
    try {
      await this.#check();
    } catch (error) {
      const { journal } = this.#parts;
      const { lastSeq } = await journal.state();
      await journal.append(before, lastSeq);
      throw error;
    }
  }

  async #check(): Promise<Mark> {
    const { journal, told, session, onRecovery } = this.#parts;
    const [state, mark] = await Promise.all([journal.state(), notesMark()]);
    const checked = this.#checked ?? (await session.get());
    const isSame =
      checked === state.opened && mark?.seq === state.lastSeq && mark.live === state.live;
    if (isSame) {
      this.#checked = state.opened;
      return mark;
    }
    const recovery = await recover(await openStore(), journal, await told());
    const { lastSeq, live } = await journal.state();
    await session.set(state.opened);
    this.#checked = state.opened;
    if (recovery.rebuilt > 0 || recovery.lost > 0) await onRecovery(recovery);
    return { seq: lastSeq, live };
  }

  /**
   * The real reason of an error. A database that ran out of room cannot be opened any more, and the
   * browser does not say why.
   */
  async #truth(error: StoreError): Promise<StoreError> {
    if (error.trouble !== "unavailable") return error;
    const room = this.#parts.journal.room();
    return room.then(
      () => error,
      (other: unknown) => {
        const because = asStoreError(other);
        return because.trouble === "full" ? because : error;
      },
    );
  }

  /** Runs changes one after another, each on two copies that are the same. */
  #inTurn<T>(change: (database: Database, mark: Mark) => Promise<T>): Promise<T> {
    const run = async (): Promise<T> => {
      try {
        const mark = await this.#check();
        return await withStore((database) => change(database, mark));
      } catch (error) {
        throw await this.#truth(asStoreError(error));
      }
    };
    const result = this.#last.then(run, run);
    this.#last = result;
    return result;
  }
}

/** Whether a record is already as it should be. */
function isSame(one: Kept | null, other: Kept | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
