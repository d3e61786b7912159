import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Target, TextPositionSelector, TextQuoteSelector } from "../annotation/model";
import { SCHEMA_VERSION, type Schema } from "./schema";
import { partsOf } from "./note-history";
import type { AnnotationRecord, HistoryRecord, KeptStep } from "./shapes";

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;
type Step = (database: IDBPDatabase<Schema>, transaction: Upgrade) => void | Promise<void>;

/**
 * The migrations: step n leads from version n to version n + 1. Old steps are never changed,
 * because users' databases have gone through them. A new version adds a step, and adds a frozen
 * example of the version before it to `tests/stores`.
 */
const STEPS: readonly Step[] = [
  (database) => {
    database.createObjectStore("installed", { keyPath: "key" });
    database
      .createObjectStore("passages", { keyPath: ["report", "id"] })
      .createIndex("order", ["report", "order"], { unique: true });
    (
      database.createObjectStore("terms", { keyPath: "address" }) as unknown as IDBObjectStore
    ).createIndex("report", "report");
    const annotations = database.createObjectStore("annotations", { keyPath: "id" });
    (annotations as unknown as IDBObjectStore).createIndex("subject", "subject");
    (annotations as unknown as IDBObjectStore).createIndex("modified", "modified");
  },
  // Adds figures and dates. Notes can be on passages of the report, so "term" is replaced as the
  // word for what has an address of its own, and "passage" as the word for a selection.
  async (database, transaction) => {
    for (const name of ["figures", "timeline"] as const) {
      database
        .createObjectStore(name, { keyPath: ["report", "id"] })
        .createIndex("order", ["report", "order"], { unique: true });
    }
    for await (const cursor of transaction.objectStore("annotations")) {
      await raise(cursor, raisedToVersion2);
    }
  },
  // Notes get tags, a colour, several addresses, and Markdown. Their second copy needs the number
  // of the change that made each note, the deleted notes, and the number of the last change. Undo
  // is recorded too.
  async (database, transaction) => {
    database.createObjectStore("tombstones", { keyPath: "id" });
    database.createObjectStore("marks", { keyPath: "key" });
    database.createObjectStore("history", { keyPath: "n", autoIncrement: true });
    database
      .createObjectStore("staged", { keyPath: ["batch", "id"] })
      .createIndex("batch", "batch");
    const annotations = transaction.objectStore("annotations");
    for await (const cursor of annotations) await raise(cursor, raisedToVersion3);
    (annotations as unknown as IDBObjectStore).deleteIndex("subject");
    annotations.createIndex("subjects", "subjects", { multiEntry: true });
  },
  // Changes since a number can be found without reading every note, and the kind of a change is
  // known without its notes.
  async (database, transaction) => {
    const annotations = transaction.objectStore("annotations");
    (annotations as unknown as IDBObjectStore).deleteIndex("modified");
    annotations.createIndex("seq", "seq");
    transaction.objectStore("tombstones").createIndex("seq", "seq");
    const store = database.createObjectStore("steps", { keyPath: ["n", "part"] });
    for await (const cursor of transaction.objectStore("history")) {
      const { steps, ...change } = cursor.value as HistoryOfVersion3;
      const own = Array.isArray(steps) ? Array.from(steps) : [];
      const n = cursor.primaryKey;
      for (const [part, some] of partsOf(own).entries()) await store.put({ n, part, steps: some });
      await cursor.update({ ...change, count: own.length });
    }
  },
  // There may be several documents: what belongs to one, or to one of its terms, is found by itself. The bundled data is
  // installed anew, and not taken over.
  async (database, transaction) => {
    await transaction.objectStore("installed").clear();
    for (const name of ["passages", "figures", "timeline"] as const) {
      database.deleteObjectStore(name);
      database
        .createObjectStore(name, { keyPath: ["document", "id"] })
        .createIndex("order", ["document", "order"], { unique: true });
    }
    transaction.objectStore("figures").createIndex("term", ["document", "term"]);
    database.deleteObjectStore("terms");
    database.createObjectStore("terms", { keyPath: "address" }).createIndex("document", "document");
    database.createObjectStore("documents", { keyPath: "id" });
  },
  // The user brings documents. What is decided of them is kept like notes, and their files are kept
  // by their hash. Passages have levels and labels, so the bundled data is installed anew.
  async (database, transaction) => {
    await transaction.objectStore("installed").clear();
    for (const name of ["documents", "passages", "terms", "figures", "timeline"] as const)
      await transaction.objectStore(name).clear();
    database.createObjectStore("library", { keyPath: "id" }).createIndex("document", "document");
    database.createObjectStore("files", { keyPath: "hash" });
  },
];

type HistoryOfVersion3 = HistoryRecord & { readonly steps?: readonly KeptStep[] };

/**
 * Raises a record. A record that is not valid is left as it is: readers name what is broken
 * (`stored-note`). An error here would end the upgrade, and no note could be read any more.
 */
async function raise(
  cursor: { readonly value: AnnotationRecord; update(value: AnnotationRecord): Promise<unknown> },
  raised: (record: unknown) => unknown,
): Promise<void> {
  const after = raised(cursor.value);
  if (after !== cursor.value) await cursor.update(after as AnnotationRecord);
}

type Unknown = Readonly<Record<string, unknown>>;

function objectIn(value: unknown, name: string): Unknown | null {
  const found: unknown = Object(value)[name];
  return typeof found === "object" && found !== null ? (found as Unknown) : null;
}

const TYPES_OF_VERSION_2 = new Map<unknown, string>([
  ["term", "resource"],
  ["passage", "selection"],
]);

/**
 * Raises a record of version 1.
 *
 * @returns the record itself if it is invalid
 */
export function raisedToVersion2(record: unknown): unknown {
  const annotation = objectIn(record, "annotation");
  const target = objectIn(annotation, "target");
  const type = TYPES_OF_VERSION_2.get(target?.["type"]);
  if (type === undefined) return record;
  return { ...(record as Unknown), annotation: { ...annotation, target: { ...target, type } } };
}

/**
 * Raises a record of version 2, which today's types do not describe.
 *
 * @returns the record itself if it is invalid
 */
export function raisedToVersion3(record: unknown): unknown {
  const annotation = objectIn(record, "annotation");
  const stored = objectIn(annotation, "target");
  if (!annotation || !stored) return record;
  const { type, source, selector } = stored as { type: string; source: string; selector?: unknown };
  const list: readonly unknown[] = Array.isArray(selector) ? Array.from(selector) : [];
  const [quote, position] = list as [TextQuoteSelector, TextPositionSelector];
  const target: Target =
    type === "selection"
      ? { type, source, scope: null, selectors: { quote, position, element: null } }
      : { type: "resource", source };
  const { id, modified } = record as AnnotationRecord;
  return {
    id,
    subjects: [source],
    modified,
    seq: 0,
    annotation: {
      ...annotation,
      // Text of that time was not meant as Markdown.
      body: {
        type: "TextualBody",
        value: objectIn(annotation, "body")?.["value"],
        format: "text/plain",
      },
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
  throw new Error(
    `There are ${STEPS.length} migration steps, but the schema has version ${SCHEMA_VERSION}.`,
  );
}

/**
 * Climbs from a version to the current one, all in the one transaction that IndexedDB gives to an
 * upgrade. If it is killed in the middle, the old version is still there.
 */
export async function climb(
  from: number,
  database: IDBPDatabase<Schema>,
  transaction: Upgrade,
): Promise<void> {
  for (const step of STEPS.slice(from)) await step(database, transaction);
}
