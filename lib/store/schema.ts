import type { DBSchema, IDBPDatabase } from "idb";
import type {
  AnnotationRecord,
  FigureRecord,
  HistoryRecord,
  InstalledRecord,
  MarkRecord,
  PassageRecord,
  StagedRecord,
  StepsRecord,
  TermRecord,
  TimelineRecord,
  TombstoneRecord,
} from "./shapes";

/** Raised with each step in `migrations`. An old step is never changed. */
export const SCHEMA_VERSION = 4;

export const DATABASE_NAME = "cideng";

/** The object stores of the database and their indexes. */
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
    indexes: { subjects: string; seq: number };
  };
  tombstones: { key: string; value: TombstoneRecord; indexes: { seq: number } };
  marks: { key: MarkRecord["key"]; value: MarkRecord };
  history: { key: number; value: HistoryRecord };
  steps: { key: [n: number, part: number]; value: StepsRecord };
  staged: { key: [batch: string, id: string]; value: StagedRecord; indexes: { batch: string } };
}

export type Database = IDBPDatabase<Schema>;
