import type { DBSchema, IDBPDatabase } from "idb";
import type { DocumentId, TermAddress } from "../document/address";
import type {
  AnnotationRecord,
  DocumentRecord,
  FigureRecord,
  FileRecord,
  HistoryRecord,
  InstalledRecord,
  LibraryRow,
  MarkRecord,
  PassageRecord,
  StagedRecord,
  StepsRecord,
  TermRecord,
  TimelineRecord,
  TombstoneRecord,
} from "./shapes";

/** Raised with each step in `migrations`. An old step is never changed. */
export const SCHEMA_VERSION = 6;

export const DATABASE_NAME = "cideng";

/** The object stores of the database and their indexes. */
export interface Schema extends DBSchema {
  installed: { key: InstalledRecord["key"]; value: InstalledRecord };
  documents: { key: DocumentId; value: DocumentRecord };
  passages: {
    key: [document: DocumentId, id: string];
    value: PassageRecord;
    indexes: { order: [DocumentId, number] };
  };
  terms: { key: TermAddress; value: TermRecord; indexes: { document: DocumentId } };
  figures: {
    key: [document: DocumentId, id: string];
    value: FigureRecord;
    indexes: { order: [DocumentId, number]; term: [DocumentId, string] };
  };
  timeline: {
    key: [document: DocumentId, id: string];
    value: TimelineRecord;
    indexes: { order: [DocumentId, number] };
  };
  library: {
    key: string;
    value: LibraryRow;
    indexes: { document: DocumentId };
  };
  files: { key: string; value: FileRecord };
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
