import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type {
  Annotation,
  Target,
  TextPositionSelector,
  TextQuoteSelector,
} from "../annotation/model";
import { SCHEMA_VERSION, type Schema } from "./schema";
import { partsOf } from "./note-history";
import type { AnnotationRecord, HistoryRecord, NoteStep } from "./shapes";

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
    (annotations as unknown as IDBObjectStore).createIndex("subject", "subject");
    (annotations as unknown as IDBObjectStore).createIndex("modified", "modified");
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
  // Notes with tags, a colour, several addresses, in Markdown; and what a second copy of them needs: the number of the
  // change that made each, what was deleted, how far the changes have come. Also what can be undone.
  async (database, transaction) => {
    database.createObjectStore("tombstones", { keyPath: "id" });
    database.createObjectStore("marks", { keyPath: "key" });
    database.createObjectStore("history", { keyPath: "n", autoIncrement: true });
    database
      .createObjectStore("staged", { keyPath: ["batch", "id"] })
      .createIndex("batch", "batch");
    const annotations = transaction.objectStore("annotations");
    for await (const cursor of annotations) await cursor.update(raisedToVersion3(cursor.value));
    (annotations as unknown as IDBObjectStore).deleteIndex("subject");
    annotations.createIndex("subjects", "subjects", { multiEntry: true });
  },
  // What has changed since a number is found without looking at every note; what a change was is known without its notes.
  async (database, transaction) => {
    const annotations = transaction.objectStore("annotations");
    (annotations as unknown as IDBObjectStore).deleteIndex("modified");
    annotations.createIndex("seq", "seq");
    transaction.objectStore("tombstones").createIndex("seq", "seq");
    const steps = database.createObjectStore("steps", { keyPath: ["n", "part"] });
    for await (const cursor of transaction.objectStore("history")) {
      const { steps: own = [], ...change } = cursor.value as HistoryOfVersion3;
      const n = cursor.primaryKey;
      for (const [part, some] of partsOf(own).entries()) await steps.put({ n, part, steps: some });
      await cursor.update({ ...change, count: own.length });
    }
  },
];

type HistoryOfVersion3 = HistoryRecord & { readonly steps?: readonly NoteStep[] };

/** A record of version 2, which the types of today do not know. */
function raisedToVersion3(record: unknown): AnnotationRecord {
  const { id, modified, annotation } = record as {
    readonly id: string;
    readonly modified: string;
    readonly annotation: {
      readonly body: { readonly value: string };
      readonly target: {
        readonly type: string;
        readonly source: string;
        readonly selector?: unknown;
      };
    };
  };
  const { type, source, selector } = annotation.target;
  const [quote, position] = (selector ?? []) as [TextQuoteSelector, TextPositionSelector];
  const target: Target =
    type === "selection"
      ? { type, source, scope: null, selectors: { quote, position, element: null } }
      : { type: "resource", source };
  return {
    id,
    subjects: [source],
    modified,
    seq: 0,
    annotation: {
      ...(annotation as unknown as Annotation),
      // What was typed then was not meant as Markdown.
      body: { type: "TextualBody", value: annotation.body.value, format: "text/plain" },
      tags: [],
      colour: "blue",
      target,
      canonical: null,
      via: [],
      foreign: null,
    },
  };
}

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
