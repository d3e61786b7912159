import { deleteDB, openDB } from "idb";
import { describe, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/model";
import { allAnnotations, annotatedSubjects } from "@/lib/store/all-notes";
import { recordsOn, historyEnds } from "@/lib/store/read";
import { DATABASE_NAME } from "@/lib/store/schema";
import type { AnnotationRecord } from "@/lib/store/shapes";
import { stageAnnotations } from "@/lib/store/write";
import { startWriter } from "./journal-in-worker";
import { draftOf, editOf } from "./note-draft";
import { forgetConnection, useEmptyStore } from "./own-store";

const notesOn = async (subjects: readonly string[]) =>
  (await recordsOn(subjects)).map(({ annotation }) => annotation);

const journal = useEmptyStore();

type Writer = ReturnType<typeof startWriter>["writer"];
async function saved(writer: Writer, draft: Parameters<Writer["save"]>[0]): Promise<Annotation> {
  const outcome = await writer.save(draft, Date.now());
  if (outcome.kind !== "saved") throw new Error("a conflict");
  return outcome.annotation;
}
const texts = async () => (await allAnnotations()).map((it) => it.body.value).toSorted();

describe("a note", () => {
  test("is saved, changed and deleted in both copies", async () => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    expect(await notesOn([note.target.source])).toEqual([note]);
    const changed = await saved(writer, editOf(note, "二"));
    expect(changed).toMatchObject({ id: note.id, created: note.created, body: { value: "二" } });
    expect(await journal.values([note.id])).toEqual([{ key: note.id, seq: 2, value: changed }]);
    await writer.delete([note.id]);
    await writer.delete([note.id]);
    expect(await allAnnotations()).toEqual([]);
    expect(await journal.values([note.id])).toEqual([{ key: note.id, seq: 3, value: null }]);
  });

  test("a note that is saved twice exists once", async () => {
    const { writer } = startWriter(journal);
    const draft = draftOf("一");
    const first = await writer.save(draft, 1000);
    expect(await writer.save(draft, 2000)).toEqual(first);
    expect(await texts()).toEqual(["一"]);
  });

  test("a note that was changed elsewhere meanwhile is not overwritten: both texts are returned", async () => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    const theirs = await saved(writer, editOf(note, "他们的"));
    expect(await writer.save(editOf(note, "我的"), Date.now())).toEqual({
      kind: "conflict",
      theirs,
    });
    expect(await texts()).toEqual(["他们的"]);
    await saved(writer, editOf(theirs, "我的"));
    expect(await texts()).toEqual(["我的"]);
  });

  test("a note that was deleted elsewhere meanwhile is not restored by being saved", async () => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    await writer.delete([note.id]);
    const outcome = await writer.save(editOf(note, "二"), Date.now());
    expect(outcome).toEqual({ kind: "conflict", theirs: null });
    expect(await texts()).toEqual([]);
  });

  test("is found under its page's canonical address and under the visited one, and exists once", async () => {
    const { writer } = startWriter(journal);
    const quote = { type: "TextQuoteSelector", exact: "x", prefix: "", suffix: "" } as const;
    const target = {
      type: "selection",
      source: "https://a.cn/story/5",
      scope: "https://a.cn/x",
      selectors: { quote, position: null, element: null },
    } as const;
    const note = await saved(writer, draftOf("一", { target }));
    for (const address of ["https://a.cn/story/5", "https://a.cn/x"]) {
      expect(await notesOn([address])).toEqual([note]);
    }
    expect(await notesOn(["https://a.cn/story/5", "https://a.cn/x"])).toEqual([note]);
    expect(await annotatedSubjects()).toEqual(["https://a.cn/story/5", "https://a.cn/x"]);
  });
});

/** Ways to break the record of a note. */
const BROKEN: readonly (readonly [string, (record: AnnotationRecord) => object])[] = [
  ["has no note", ({ id }) => ({ id, subjects: [], seq: 1 })],
  ["has a string in place of its note", (it) => ({ ...it, annotation: "一" })],
  ["has a note without a text", (it) => ({ ...it, annotation: without(it, "body") })],
  ["has a note without tags", (it) => ({ ...it, annotation: without(it, "tags") })],
  [
    "has a note with an invalid date",
    (it) => ({ ...it, annotation: { ...it.annotation, modified: 7 } }),
  ],
  ["has a note without a target", (it) => ({ ...it, annotation: without(it, "target") })],
  ["has an invalid change number", (it) => ({ ...it, seq: "many" })],
];

function without({ annotation }: AnnotationRecord, part: keyof Annotation): object {
  return { ...annotation, [part]: undefined };
}

/** Writes into the database directly, without the code that guards it. */
async function put(store: string, change: (stored: never) => object): Promise<void> {
  const database = await openDB(DATABASE_NAME);
  for (const it of await database.getAll(store)) await database.put(store, change(it as never));
  database.close();
}

describe("a broken record in the store", () => {
  test.each(BROKEN)("can be replaced by whoever has seen it: it %s", async (_, broken) => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    await put("annotations", broken);
    // The note as it is shown. An editor that was open before reports a conflict first, and then
    // knows it.
    const shown = (await allAnnotations())[0] as Annotation;
    const first = await writer.save(editOf(note, "二"), Date.now());
    if (first.kind === "conflict") {
      expect(first.theirs?.modified).toBe(shown.modified);
      await saved(writer, editOf(first.theirs as Annotation, "二"));
    }
    expect(await texts()).toEqual(["二"]);
    expect((await journal.values([note.id]))[0]?.value).toMatchObject({ body: { value: "二" } });
    // The next start finds the same.
    const again = startWriter(journal);
    await again.writer.ready();
    expect(await texts()).toEqual(["二"]);
    expect(again.recoveries).toEqual([]);
  });

  test.each([
    ["marks", { seq: "x", live: "y" }],
    ["history", { isUndone: 1, kind: 7, count: null }],
    ["tombstones", { seq: Number.NaN }],
  ])("does not prevent saving: in %s", async (store, members) => {
    const first = startWriter(journal);
    await first.writer.delete([(await saved(first.writer, draftOf("零"))).id]);
    await put(store, (it: object) => ({ ...it, ...members }));
    await saved(first.writer, draftOf("一"));
    const { writer, recoveries } = startWriter(journal);
    const note = await saved(writer, draftOf("二"));
    await saved(writer, editOf(note, "三"));
    expect(await texts()).toEqual(["一", "三"]);
    expect(recoveries).toEqual([]);
    const { seq, live } = await writer.ready();
    expect([seq, live]).toEqual([5, 2]);
    expect((await historyEnds()).undo).toMatchObject({ kind: "edit", count: 1 });
  });
});

describe("a change", () => {
  test("is undone and redone, until there is a new one", async () => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    await saved(writer, editOf(note, "二"));
    await writer.delete([note.id]);
    const turn = async (way: "undo" | "redo") => {
      const end = (await historyEnds())[way];
      return end && (await writer.turn(way, end.n)).kind;
    };
    expect((await historyEnds()).undo?.kind).toBe("delete");
    expect([await turn("undo"), await texts()]).toEqual(["done", ["二"]]);
    expect([await turn("undo"), await texts()]).toEqual(["done", ["一"]]);
    expect([await turn("undo"), await texts()]).toEqual(["done", []]);
    expect(await turn("undo")).toBeNull();
    expect([await turn("redo"), await texts()]).toEqual(["done", ["一"]]);
    expect((await historyEnds()).redo?.kind).toBe("edit");
    await saved(writer, draftOf("新"));
    expect(await turn("redo")).toBeNull();
    expect((await journal.state()).live).toBe(2);
  });

  test("a saved note is undone by the number that saving returned, also if that was asked twice", async () => {
    const { writer } = startWriter(journal);
    const draft = draftOf("一");
    const first = await writer.save(draft, 1000);
    const second = await writer.save(draft, 2000);
    if (first.kind !== "saved" || second.kind !== "saved") throw new Error("a conflict");
    expect(second.undo).toBe(first.undo);
    const edited = await writer.save(editOf(first.annotation, "二"), 3000);
    if (edited.kind !== "saved") throw new Error("a conflict");
    expect(await writer.turn("undo", edited.undo as number)).toEqual({ kind: "done", count: 1 });
    expect(await texts()).toEqual(["一"]);
    expect(await writer.turn("undo", first.undo as number)).toEqual({ kind: "done", count: 1 });
    expect(await texts()).toEqual([]);
  });

  test("is undone once, however often that is requested", async () => {
    const { writer } = startWriter(journal);
    await saved(writer, draftOf("一"));
    const note = await saved(writer, draftOf("二"));
    const n = await writer.delete([note.id]);
    expect(await writer.turn("undo", n as number)).toEqual({ kind: "done", count: 1 });
    expect(await writer.turn("undo", n as number)).toEqual({ kind: "done", count: 1 });
    expect(await texts()).toEqual(["一", "二"]);
  });

  test("is not undone over a later change", async () => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    const n = (await historyEnds()).undo?.n as number;
    await saved(writer, editOf(note, "二"));
    expect(await writer.turn("undo", n)).toEqual({ kind: "changed-since" });
    expect(await texts()).toEqual(["二"]);
  });

  test("an import of many notes is undone as a whole", async () => {
    const { writer } = startWriter(journal);
    const kept = await saved(writer, draftOf("留"));
    const gone = await saved(writer, draftOf("去"));
    const { seq } = await writer.ready();
    const incoming = Array.from({ length: 30 }, (_, i) => ({
      ...kept,
      id: `urn:uuid:incoming-${i}`,
      body: { ...kept.body, value: `新${i}` },
    }));
    await stageAnnotations("b", incoming.slice(0, 20));
    await stageAnnotations("b", incoming.slice(20));
    expect(await writer.commitStaged("b", [gone.id], seq)).toBe(31);
    // A repeated request finds that it has been done.
    expect(await writer.commitStaged("b", [gone.id], seq)).toBe(31);
    expect(await allAnnotations()).toHaveLength(31);
    const { undo } = await historyEnds();
    expect(undo).toMatchObject({ kind: "import", count: 31 });
    await writer.turn("undo", undo?.n as number);
    expect(await texts()).toEqual(["去", "留"].toSorted());
    expect((await journal.state()).live).toBe(2);
  });

  test("an import that was planned on older notes must be planned again", async () => {
    const { writer } = startWriter(journal);
    const note = await saved(writer, draftOf("一"));
    const { seq } = await writer.ready();
    await stageAnnotations("b", [{ ...note, body: { ...note.body, value: "从文件" } }]);
    await saved(writer, editOf(note, "二"));
    expect(await writer.commitStaged("b", [], seq)).toBeNull();
    expect(await texts()).toEqual(["二"]);
  });
});

describe("two copies that differ", () => {
  test("an emptied database is rebuilt before the first reply, with a report", async () => {
    const first = startWriter(journal);
    for (let i = 0; i < 60; i += 1) await saved(first.writer, draftOf(`${i}`));
    await forgetConnection();
    await deleteDB(DATABASE_NAME);
    const { writer, recoveries } = startWriter(journal);
    expect((await writer.ready()).live).toBe(60);
    expect(await allAnnotations()).toHaveLength(60);
    expect(recoveries).toEqual([{ rebuilt: 60, reseeded: 0, lost: 0 }]);
  });

  test("a database that is deleted during use accepts the next change as usual", async () => {
    const { writer, recoveries } = startWriter(journal);
    for (let i = 0; i < 5; i += 1) await saved(writer, draftOf(`${i}`));
    await deleteDB(DATABASE_NAME);
    await saved(writer, draftOf("5"));
    expect(await texts()).toEqual(["0", "1", "2", "3", "4", "5"]);
    expect(recoveries).toHaveLength(1);
  });

  test("a deleted journal is written again from the database", async () => {
    const first = startWriter(journal);
    const note = await saved(first.writer, draftOf("一"));
    await first.writer.delete([(await saved(first.writer, draftOf("二"))).id]);
    await journal.clear();
    const { writer, recoveries } = startWriter(journal);
    expect(await writer.ready()).toEqual({ seq: 3, live: 1 });
    expect((await journal.values([note.id]))[0]?.value).toEqual(note);
    expect(recoveries).toEqual([]);
    // Deleted notes stay deleted, whichever copy is lost next.
    await forgetConnection();
    await deleteDB(DATABASE_NAME);
    const again = startWriter(journal);
    await again.writer.ready();
    expect(await texts()).toEqual(["一"]);
  });

  test("a change that only the journal has is copied silently", async () => {
    const first = startWriter(journal);
    const note = await saved(first.writer, draftOf("一"));
    await journal.append(
      [{ key: note.id, value: { ...note, body: { ...note.body, value: "二" } } }],
      0,
    );
    const { writer, recoveries } = startWriter(journal);
    await writer.ready();
    expect(await texts()).toEqual(["二"]);
    expect(recoveries).toEqual([]);
  });

  test("the third account says how many notes there were if both copies are lost", async () => {
    const first = startWriter(journal);
    for (let i = 0; i < 7; i += 1) await saved(first.writer, draftOf(`${i}`));
    const mark = await first.writer.ready();
    await forgetConnection();
    await deleteDB(DATABASE_NAME);
    await journal.clear();
    const { writer, recoveries, told } = startWriter(journal);
    told.mark = mark;
    expect((await writer.ready()).live).toBe(0);
    expect(recoveries).toEqual([{ rebuilt: 0, reseeded: 0, lost: 7 }]);
  });

  test("notes from before the journal are added to it", async () => {
    const first = startWriter(journal);
    await saved(first.writer, draftOf("一"));
    await journal.clear();
    const database = await openDB(DATABASE_NAME);
    const [record] = await database.getAll("annotations");
    await database.put("annotations", { ...record, seq: 0 });
    await database.delete("marks", "notes");
    database.close();
    const { writer, recoveries } = startWriter(journal);
    expect(await writer.ready()).toEqual({ seq: 0, live: 1 });
    expect((await journal.state()).live).toBe(1);
    expect(recoveries).toEqual([]);
    await saved(writer, draftOf("二"));
    expect(await texts()).toEqual(["一", "二"]);
  });
});

describe("a change that cannot be saved", () => {
  test("a change that the full journal cannot hold is refused, and nothing has changed", async () => {
    const { writer } = startWriter(journal);
    await saved(writer, draftOf("一"));
    journal.failing = { name: "append", error: "full" };
    await expect(writer.save(draftOf("二"), 1)).rejects.toMatchObject({ trouble: "full" });
    expect(await texts()).toEqual(["一"]);
    await saved(writer, draftOf("三"));
    expect(await texts()).toEqual(["一", "三"]);
  });

  test("a change does not appear later if a newer build has taken over the database", async () => {
    const { writer } = startWriter(journal);
    const draft = draftOf("一");
    await saved(writer, draftOf("零"));
    const newer = await openDB(DATABASE_NAME, 99);
    newer.close();
    await expect(writer.save(draft, 1)).rejects.toMatchObject({ trouble: "newer" });
    const index = await journal.index();
    expect(index.filter(([, , isLive]) => isLive)).toHaveLength(1);
  });

  test("a change does not appear later if the database is taken over after the journal was written", async () => {
    const { writer } = startWriter(journal);
    await saved(writer, draftOf("零"));
    const append = journal.append;
    journal.append = async (changes, above) => {
      journal.append = append;
      const seq = await append(changes, above);
      (await openDB(DATABASE_NAME, 99)).close();
      return seq;
    };
    await expect(writer.save(draftOf("一"), 1)).rejects.toMatchObject({ trouble: "newer" });
    const index = await journal.index();
    expect(index.filter(([, , isLive]) => isLive)).toHaveLength(1);
    expect((await journal.state()).live).toBe(1);
  });
});
