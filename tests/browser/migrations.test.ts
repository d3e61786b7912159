import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "@/lib/store/open";
import { allAnnotations, allFigures, allPassages, installedEdition } from "@/lib/store/read";
import { DATABASE_NAME, SCHEMA_VERSION } from "@/lib/store/schema";
import v1 from "../stores/v1.json";

beforeEach(() => deleteDB(DATABASE_NAME));
afterEach(async () => {
  const database = await openStore();
  database.close();
  database.dispatchEvent(new Event("close"));
});

/** A store as version 1 of the schema left it. */
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

test("a store of version 1 climbs to the present one with its notes", async () => {
  await layDownVersion1();
  const notes = await allAnnotations();
  expect((await openStore()).version).toBe(SCHEMA_VERSION);
  expect(notes.map((it) => [it.id, it.body.value, it.target.type])).toEqual([
    [v1.annotations[1]?.id, "核对原文", "selection"],
    [v1.annotations[0]?.id, "比较近邻党建的三个清单", "resource"],
  ]);
  expect(notes[0]?.target).toEqual({ ...v1.annotations[1]?.annotation.target, type: "selection" });
  expect(await installedEdition()).toBe("3a5f0c9d1e22");
  expect(await allPassages()).toEqual(v1.passages);
  expect(await allFigures()).toEqual([]);
});

test("a step that fails leaves the old version as it was", async () => {
  await layDownVersion1();
  const damaged = await openDB(DATABASE_NAME, 1);
  await damaged.put("annotations", { id: "x", subject: "x", modified: "x" });
  damaged.close();
  await expect(allAnnotations()).rejects.toMatchObject({ trouble: "unavailable" });
  const old = await openDB(DATABASE_NAME);
  expect(old.version).toBe(1);
  expect(await old.count("annotations")).toBe(3);
  await old.delete("annotations", "x");
  old.close();
  expect(await allAnnotations()).toHaveLength(2);
});
