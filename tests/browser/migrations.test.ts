import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStore } from "@/lib/store/open";
import { allAnnotations } from "@/lib/store/all-notes";
import { stepsOfChange } from "@/lib/store/note-history";
import { recordsOn, historyEnds, installedEdition, notesSince } from "@/lib/store/read";
import { allDocuments, allTerms } from "@/lib/store/read-documents";
import { DATABASE_NAME, SCHEMA_VERSION } from "@/lib/store/schema";
import v1 from "../stores/v1.json";
import v2 from "../stores/v2.json";
import v3 from "../stores/v3.json";
import v4 from "../stores/v4.json";
import v5 from "../stores/v5.json";

const notesOn = async (subjects: readonly string[]) =>
  (await recordsOn(subjects)).map(({ annotation }) => annotation);

beforeEach(() => deleteDB(DATABASE_NAME));
afterEach(async () => {
  const database = await openStore();
  database.close();
  database.dispatchEvent(new Event("close"));
});

/** Creates a store in the form of schema version 1. */
async function layDownVersion1(): Promise<void> {
  const database = await openDB(DATABASE_NAME, 1, {
    upgrade: (it) => {
      it.createObjectStore("installed", { keyPath: "key" });
      it.createObjectStore("passages", { keyPath: ["report", "id"] }).createIndex(
        "order",
        ["report", "order"],
        {
          unique: true,
        },
      );
      it.createObjectStore("terms", { keyPath: "address" }).createIndex("report", "report");
      const annotations = it.createObjectStore("annotations", { keyPath: "id" });
      annotations.createIndex("subject", "subject");
      annotations.createIndex("modified", "modified");
    },
  });
  for (const [store, records] of Object.entries(v1)) {
    for (const record of records) await database.put(store, record);
  }
  database.close();
}

/** Creates a store in the form of schema version 2. */
async function layDownVersion2(): Promise<void> {
  await layDownVersion1();
  const database = await openDB(DATABASE_NAME, 2, {
    upgrade: (it) => {
      for (const name of ["figures", "timeline"]) {
        it.createObjectStore(name, { keyPath: ["report", "id"] }).createIndex(
          "order",
          ["report", "order"],
          { unique: true },
        );
      }
    },
  });
  for (const [store, records] of Object.entries(v2)) {
    await database.clear(store);
    for (const record of records) await database.put(store, record);
  }
  database.close();
}

/** Creates a store in the form of schema version 3. */
async function layDownVersion3(): Promise<void> {
  const database = await openDB(DATABASE_NAME, 3, {
    upgrade: (it) => {
      it.createObjectStore("installed", { keyPath: "key" });
      for (const name of ["passages", "figures", "timeline"]) {
        it.createObjectStore(name, { keyPath: ["report", "id"] }).createIndex(
          "order",
          ["report", "order"],
          { unique: true },
        );
      }
      it.createObjectStore("terms", { keyPath: "address" }).createIndex("report", "report");
      const annotations = it.createObjectStore("annotations", { keyPath: "id" });
      annotations.createIndex("modified", "modified");
      annotations.createIndex("subjects", "subjects", { multiEntry: true });
      it.createObjectStore("tombstones", { keyPath: "id" });
      it.createObjectStore("marks", { keyPath: "key" });
      it.createObjectStore("history", { keyPath: "n", autoIncrement: true });
      it.createObjectStore("staged", { keyPath: ["batch", "id"] }).createIndex("batch", "batch");
    },
  });
  for (const [store, records] of Object.entries(v3)) {
    for (const record of records) await database.put(store, record);
  }
  database.close();
}

/** A store as version 4 of the schema left it. */
async function layDownVersion4(): Promise<void> {
  const database = await openDB(DATABASE_NAME, 4, {
    upgrade: (it) => {
      it.createObjectStore("installed", { keyPath: "key" });
      for (const name of ["passages", "figures", "timeline"]) {
        it.createObjectStore(name, { keyPath: ["report", "id"] }).createIndex(
          "order",
          ["report", "order"],
          { unique: true },
        );
      }
      it.createObjectStore("terms", { keyPath: "address" }).createIndex("report", "report");
      const annotations = it.createObjectStore("annotations", { keyPath: "id" });
      annotations.createIndex("subjects", "subjects", { multiEntry: true });
      annotations.createIndex("seq", "seq");
      it.createObjectStore("tombstones", { keyPath: "id" }).createIndex("seq", "seq");
      it.createObjectStore("marks", { keyPath: "key" });
      it.createObjectStore("history", { keyPath: "n", autoIncrement: true });
      it.createObjectStore("steps", { keyPath: ["n", "part"] });
      it.createObjectStore("staged", { keyPath: ["batch", "id"] }).createIndex("batch", "batch");
    },
  });
  for (const [store, records] of Object.entries(v4)) {
    for (const record of records) await database.put(store, record);
  }
  database.close();
}

/** A store as version 5 of the schema left it. */
async function layDownVersion5(): Promise<void> {
  const database = await openDB(DATABASE_NAME, 5, {
    upgrade: (it) => {
      it.createObjectStore("installed", { keyPath: "key" });
      it.createObjectStore("documents", { keyPath: "id" });
      for (const name of ["passages", "figures", "timeline"]) {
        it.createObjectStore(name, { keyPath: ["document", "id"] }).createIndex(
          "order",
          ["document", "order"],
          { unique: true },
        );
      }
      it.createObjectStore("terms", { keyPath: "address" }).createIndex("document", "document");
      const annotations = it.createObjectStore("annotations", { keyPath: "id" });
      annotations.createIndex("subjects", "subjects", { multiEntry: true });
      annotations.createIndex("seq", "seq");
      it.createObjectStore("tombstones", { keyPath: "id" }).createIndex("seq", "seq");
      it.createObjectStore("marks", { keyPath: "key" });
      it.createObjectStore("history", { keyPath: "n", autoIncrement: true });
      it.createObjectStore("steps", { keyPath: ["n", "part"] });
      it.createObjectStore("staged", { keyPath: ["batch", "id"] }).createIndex("batch", "batch");
    },
  });
  for (const [store, records] of Object.entries(v5)) {
    for (const record of records) await database.put(store, record);
  }
  database.close();
}

const STORES = [
  ["1", layDownVersion1, v1],
  ["2", layDownVersion2, v2],
] as const;

test.each(STORES)(
  "a store of version %s is upgraded to the present one with its notes",
  async (_, layDown, stored) => {
    await layDown();
    const notes = await allAnnotations();
    expect((await openStore()).version).toBe(SCHEMA_VERSION);
    const [onTerm, onPage] = stored.annotations;
    expect(notes.map((it) => [it.id, it.body, it.created, it.modified])).toEqual(
      [onPage, onTerm].map((it) => [
        it?.id,
        it?.annotation.body,
        it?.annotation.created,
        it?.modified,
      ]),
    );
    const [quote, position] = onPage?.annotation.target.selector ?? [];
    expect(notes.map((it) => it.target)).toEqual([
      {
        type: "selection",
        source: "https://example.org/a",
        scope: null,
        selectors: { quote, position, element: null },
      },
      { type: "resource", source: onTerm?.subject },
    ]);
    for (const note of notes) {
      expect(note).toMatchObject({
        tags: [],
        colour: "blue",
        canonical: null,
        via: [],
        foreign: null,
      });
    }
    expect((await notesOn(["https://example.org/a"])).map((it) => it.id)).toEqual([onPage?.id]);
    // The bundled data is derived, and installed anew.
    expect(await installedEdition()).toBeNull();
    expect(await allDocuments()).toEqual([]);
  },
);

test.each([
  ["3", layDownVersion3, v3],
  ["4", layDownVersion4, v4],
  ["5", layDownVersion5, v5],
] as const)(
  "a store of version %s keeps its notes, and what can be undone",
  async (_, layDown, { annotations }) => {
    await layDown();
    const kept = annotations.map(({ annotation }) => annotation);
    expect(await allAnnotations()).toEqual(kept.toReversed());
    const { undo } = await historyEnds();
    expect(undo).toEqual({ n: 4, kind: "delete", count: 1 });
    const database = await openStore();
    for (const { n, steps } of v3.history) {
      expect(await stepsOfChange(database, n)).toEqual(steps);
    }
    const changes = await notesSince(2);
    expect(changes?.changed.map(({ annotation }) => annotation)).toEqual([kept[0]]);
    expect(changes?.deleted).toEqual(["urn:uuid:0190a4b0-0000-7000-8000-000000000003"]);
    expect([await installedEdition(), await allTerms()]).toEqual([null, []]);
  },
);

test.each(STORES)(
  "an invalid record does not affect others when a store is upgraded from version %s",
  async (_, layDown) => {
    await layDown();
    const damaged = await openDB(DATABASE_NAME);
    await damaged.put("annotations", { id: "x", subject: "x", modified: "x" });
    damaged.close();
    const notes = await allAnnotations();
    expect(notes).toHaveLength(3);
    expect(notes.find(({ id }) => id === "x")?.damage).toBeDefined();
    expect(notes.filter(({ damage }) => !damage)).toHaveLength(2);
  },
);

test.each(STORES)("a failed step leaves version %s as it was", async (version, layDown) => {
  await layDown();
  const update = vi.spyOn(IDBCursor.prototype, "update").mockImplementation(() => {
    throw new DOMException("no room", "UnknownError");
  });
  await expect(allAnnotations()).rejects.toMatchObject({ trouble: "unavailable" });
  update.mockRestore();
  const old = await openDB(DATABASE_NAME);
  expect(old.version).toBe(Number(version));
  expect(await old.count("annotations")).toBe(2);
  old.close();
  expect(await allAnnotations()).toHaveLength(2);
});
