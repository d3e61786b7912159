/**
 * All notes, as a page holds them in memory. Whatever happens, they equal what is stored, and
 * little is read for that.
 */
import { deleteDB } from "idb";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/model";
import { FollowedNotes, allAnnotations, annotatedSubjects } from "@/lib/store/all-notes";
import { historyEnds } from "@/lib/store/read";
import { DATABASE_NAME } from "@/lib/store/schema";
import { stageAnnotations } from "@/lib/store/write";
import { startWriter } from "./journal-in-worker";
import { draftOf, editOf } from "./note-draft";
import { forgetConnection, useEmptyStore } from "./own-store";

const journal = useEmptyStore();

const idsIn = (notes: readonly Pick<Annotation, "id" | "modified">[]) =>
  notes.map(({ id, modified }) => `${id} ${modified}`);

const STEPS = ["new", "edit", "delete", "undo", "redo", "import", "read"] as const;
const step = fc.record({ kind: fc.constantFrom(...STEPS), at: fc.nat(9), subject: fc.nat(3) });

test("all notes equal what is stored after any changes, and each change names the affected addresses", async () => {
  const seed = 20_261_129;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await forgetConnection();
      await deleteDB(DATABASE_NAME);
      await journal.clear();
      const told = new Set<string>();
      const { writer } = startWriter(journal, {
        onChange: (changes) => {
          for (const { before, after } of changes) {
            for (const it of [before, after]) if (it && "target" in it) told.add(it.target.source);
          }
        },
      });
      const followed = new FollowedNotes();
      for (const { kind, at, subject } of steps) {
        const target = { type: "resource", source: `https://a.cn/${subject}` } as const;
        const notes = await allAnnotations();
        const note = notes[at % Math.max(1, notes.length)];
        const draft = note ? editOf(note, `${at}`) : draftOf("新", { target });
        if (kind === "new") await writer.save(draftOf(`${at}`, { target }), Date.now());
        else if (kind === "edit") await writer.save(draft, Date.now());
        else if (kind === "delete") await writer.delete([draft.id]);
        else if (kind === "import") {
          const { seq } = await writer.ready();
          // An existing note moves to another page with it.
          const moved = notes.slice(0, 2).map((it) => ({ ...it, target }));
          await stageAnnotations("b", moved);
          await writer.commitStaged(`${Math.random()}`, [], seq);
          await writer.commitStaged(
            "b",
            notes.slice(3, 5).map(({ id }) => id),
            seq,
          );
        } else if (kind === "read") await followed.read();
        else {
          const end = (await historyEnds())[kind];
          if (end) await writer.turn(kind, end.n);
        }
      }
      await writer.ready();
      expect(idsIn((await followed.read()).map(({ annotation }) => annotation))).toEqual(
        idsIn(await allAnnotations()),
      );
      for (const it of await annotatedSubjects()) expect(told.has(it)).toBe(true);
    }),
    { numRuns: 25, seed },
  );
}, 120_000);

test("unchanged notes are not read again", async () => {
  const { writer } = startWriter(journal);
  for (let i = 0; i < 20; i += 1) await writer.save(draftOf(`${i}`), Date.now());
  const followed = new FollowedNotes();
  const first = await followed.read();
  expect(await followed.read()).toBe(first);
  await writer.save(draftOf("新"), Date.now());
  const second = await followed.read();
  expect(second).toHaveLength(21);
  expect(second.filter((it) => first.includes(it))).toHaveLength(20);
});

test("all notes are read again after the database has been deleted", async () => {
  const { writer } = startWriter(journal);
  for (let i = 0; i < 5; i += 1) await writer.save(draftOf(`${i}`), Date.now());
  const followed = new FollowedNotes();
  await followed.read();
  await deleteDB(DATABASE_NAME);
  await writer.save(draftOf("新"), Date.now());
  expect(await followed.read()).toHaveLength(6);
});
