/**
 * Random edits from three tabs, each with its own, older view of the notes, compared with a model
 * that is a map. Everything acknowledged is in the database and in the journal, and nothing refused
 * is. In between, the background ends, the journal's worker ends, the database is deleted, and the
 * journal's files are deleted.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/model";
import { stepsOfChange } from "@/lib/store/note-history";
import { openStore } from "@/lib/store/open";
import { allAnnotations } from "@/lib/store/all-notes";
import { historyEnds } from "@/lib/store/read";
import { WorkerJournal, startWriter } from "./journal-in-worker";
import { draftOf, editOf } from "./note-draft";
import { noDatabase } from "./own-store";

/** The ordinary run takes a share; `npm run faults` takes ten thousand. */
const SEQUENCES = Number(import.meta.env["VITE_NOTE_SEQUENCES"] ?? 60);
const SEED = 20_261_124;
const TABS = 3;

const step = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant("new" as const) },
    { weight: 8, arbitrary: fc.constant("edit" as const) },
    { weight: 3, arbitrary: fc.constant("delete" as const) },
    { weight: 6, arbitrary: fc.constant("look" as const) },
    { weight: 2, arbitrary: fc.constantFrom("undo", "redo") },
    { weight: 1, arbitrary: fc.constantFrom("background", "worker") },
    { weight: 1, arbitrary: fc.constantFrom("no database", "no journal") },
  ),
  tab: fc.nat(TABS - 1),
  note: fc.nat(4),
  again: fc.boolean(),
});

const journal = new WorkerJournal();

class World {
  #writer = startWriter(journal).writer;
  /** The notes as they should be. */
  readonly model = new Map<string, Annotation>();
  readonly #views: Map<string, Annotation>[] = Array.from({ length: TABS }, () => new Map());
  conflicts = 0;
  #count = 0;

  async take(it: { kind: string; tab: number; note: number; again: boolean }): Promise<void> {
    const view = this.#views[it.tab] as Map<string, Annotation>;
    const known = [...view.values()];
    const note = known[it.note % Math.max(1, known.length)];
    switch (it.kind) {
      case "new":
        return this.#save(draftOf(this.#text()), view, it.again);
      case "edit":
        return note && this.#save(editOf(note, this.#text()), view, it.again);
      case "delete":
        return note && this.#delete(note.id, it.again);
      case "look":
        this.#views[it.tab] = new Map(this.model);
        return undefined;
      case "undo":
      case "redo":
        return this.#turn(it.kind);
      case "background":
        this.#writer = startWriter(journal).writer;
        return undefined;
      case "worker":
        return journal.restart();
      case "no database":
        await this.#start();
        return noDatabase();
      default:
        await this.#start();
        return journal.clear();
    }
  }

  /**
   * Compares both copies. If one is lost before they have been compared since the other was lost,
   * that would be a second failure.
   */
  async #start(): Promise<void> {
    this.#writer = startWriter(journal).writer;
    await this.#writer.ready();
  }

  #text(): string {
    this.#count += 1;
    return `text ${this.#count}`;
  }

  async #save(draft: ReturnType<typeof draftOf>, view: Map<string, Annotation>, again: boolean) {
    const before = this.model.get(draft.id);
    const outcome = await this.#writer.save(draft, Date.now());
    // As if the first reply had been lost.
    if (again) expect(await this.#writer.save(draft, Date.now())).toEqual(outcome);
    if ((before?.modified ?? null) !== draft.base) {
      this.conflicts += 1;
      expect(outcome).toEqual({ kind: "conflict", theirs: before ?? null });
      return;
    }
    if (outcome.kind !== "saved") throw new Error("refused without a reason");
    this.model.set(draft.id, outcome.annotation);
    view.set(draft.id, outcome.annotation);
  }

  async #delete(id: string, again: boolean): Promise<void> {
    await this.#writer.delete([id]);
    if (again) await this.#writer.delete([id]);
    this.model.delete(id);
  }

  async #turn(way: "undo" | "redo"): Promise<void> {
    await this.#writer.ready();
    const end = (await historyEnds())[way];
    if (!end) return;
    const steps = await stepsOfChange(await openStore(), end.n);
    const { kind } = await this.#writer.turn(way, end.n);
    if (kind !== "done") return;
    for (const { id, before, after } of steps) {
      const note = way === "undo" ? before : after;
      if (note) this.model.set(id, note as Annotation);
      else this.model.delete(id);
    }
  }

  async check(): Promise<void> {
    const { live } = await startWriter(journal).writer.ready();
    const inDatabase = new Map((await allAnnotations()).map((it) => [it.id, it]));
    const keys = (await journal.index()).flatMap(([key, , isLive]) => (isLive ? [key] : []));
    const inJournal = new Map((await journal.values(keys)).map(({ key, value }) => [key, value]));
    expect(inDatabase).toEqual(this.model);
    expect(inJournal).toEqual(this.model);
    expect(live).toBe(this.model.size);
  }
}

test(
  "everything acknowledged is stored, and nothing refused is, after any sequence of edits and failures",
  async () => {
    let steps = 0;
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (sequence) => {
        await noDatabase();
        await journal.clear();
        const world = new World();
        for (const it of sequence) await world.take(it);
        await world.check();
        steps += sequence.length;
        conflicts += world.conflicts;
      }),
      { numRuns: SEQUENCES, seed: SEED, endOnFailure: SEQUENCES > 1000 },
    );
    console.log(
      `notes: ${SEQUENCES} sequences of ${steps} steps from ${TABS} tabs, ${conflicts} conflicts told, none lost or doubled (seed ${SEED})`,
    );
    expect(conflicts).toBeGreaterThan(0);
  },
  60_000 + SEQUENCES * 1500,
);
