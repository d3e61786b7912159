import type { DBSchema, IDBPDatabase } from "idb";
import type {
  AnnotationRecord,
  FigureRecord,
  InstalledRecord,
  PassageRecord,
  TermRecord,
  TimelineRecord,
} from "./shapes";

/** Raised with each step of the ladder in `migrations`; an old step is never changed. */
export const SCHEMA_VERSION = 2;

export const DATABASE_NAME = "cideng";

export interface Schema extends DBSchema {
  installed: { key: InstalledRecord["key"]; value: InstalledRecord };
  passages: {
    key: [report: string, id: string];
    value: PassageRecord;
    indexes: { order: [string, number] };
  };
  terms: { key: string; value: TermRecord; indexes: { report: string } };
  figures: {
    key: [report: string, id: string];
    value: FigureRecord;
    indexes: { order: [string, number] };
  };
  timeline: {
    key: [report: string, id: string];
    value: TimelineRecord;
    indexes: { order: [string, number] };
  };
  annotations: {
    key: string;
    value: AnnotationRecord;
    indexes: { subject: string; modified: string };
  };
}

export type Database = IDBPDatabase<Schema>;
