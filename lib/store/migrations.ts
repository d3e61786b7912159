import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import { SCHEMA_VERSION, type Schema } from "./schema";

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;
type Step = (database: IDBPDatabase<Schema>, transaction: Upgrade) => void | Promise<void>;

/**
 * The ladder: step n leads from version n to version n + 1. History is not rewritten: what a
 * step did, users' databases have gone through. A new version adds a step, and a frozen example
 * of the version before it to `tests/stores`.
 */
const STEPS: readonly Step[] = [
  (database) => {
    database.createObjectStore("installed", { keyPath: "key" });
    database
      .createObjectStore("passages", { keyPath: ["report", "id"] })
      .createIndex("order", ["report", "order"], { unique: true });
    database.createObjectStore("terms", { keyPath: "address" }).createIndex("report", "report");
    const annotations = database.createObjectStore("annotations", { keyPath: "id" });
    annotations.createIndex("subject", "subject");
    annotations.createIndex("modified", "modified");
  },
  // Figures and dates; and notes on passages of the report, so that “term” is no longer the right word
  // for what has an address of its own, nor “passage” for a selection.
  async (database, transaction) => {
    for (const name of ["figures", "timeline"] as const) {
      database
        .createObjectStore(name, { keyPath: ["report", "id"] })
        .createIndex("order", ["report", "order"], { unique: true });
    }
    const renamed: Record<string, string> = { term: "resource", passage: "selection" };
    for await (const cursor of transaction.objectStore("annotations")) {
      const { target } = cursor.value.annotation;
      const type = renamed[target.type] ?? target.type;
      const annotation = { ...cursor.value.annotation, target: { ...target, type } };
      await cursor.update({ ...cursor.value, annotation } as typeof cursor.value);
    }
  },
];

if (STEPS.length !== SCHEMA_VERSION) {
  throw new Error(`The ladder has ${STEPS.length} steps, the schema is version ${SCHEMA_VERSION}.`);
}

/**
 * Climbs from a version to the schema's own, all in the one transaction that IndexedDB gives an
 * upgrade: killed in the middle, the old version is still there.
 */
export async function climb(
  from: number,
  database: IDBPDatabase<Schema>,
  transaction: Upgrade,
): Promise<void> {
  for (const step of STEPS.slice(from)) await step(database, transaction);
}
