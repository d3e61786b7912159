import type { IDBPDatabase, IDBPTransaction } from "idb";
import { SCHEMA_VERSION, type Schema } from "./schema";

type Step = (
  database: IDBPDatabase<Schema>,
  transaction: IDBPTransaction<
    Schema,
    ("installed" | "passages" | "terms" | "annotations")[],
    "versionchange"
  >,
) => void;

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
];

if (STEPS.length !== SCHEMA_VERSION) {
  throw new Error(`The ladder has ${STEPS.length} steps, the schema is version ${SCHEMA_VERSION}.`);
}

/** Climbs from a version to the schema's own, all in the one transaction that IndexedDB gives an upgrade. */
export const climb = (from: number, ...[database, transaction]: Parameters<Step>): void => {
  for (const step of STEPS.slice(from)) step(database, transaction);
};
