import type { Annotation } from "../annotation/model";
import type { Figure, TimelineItem } from "../glossary/figure";
import type { RelationName } from "../glossary/relations";
import type { Term } from "../glossary/term";
import type { DocumentId, TermAddress } from "../document/address";
import type { Passage } from "../report/report";

/**
 * Why the store cannot be used; the interface says for each what to do. `newer`: a newer build has upgraded it.
 * `blocked`: an older one, or another browser's process, holds it. `full`: disk or quota. `unavailable`: the browser
 * will not open it, or it is damaged.
 */
export type StoreTrouble = "newer" | "blocked" | "unavailable" | "full";

/** The bundled data that is installed, by the edition it came from. */
export interface InstalledRecord {
  readonly key: "bundle";
  readonly edition: string;
}

/** A passage with its place in the reading order of its document. */
export interface PassageRecord extends Passage {
  readonly document: DocumentId;
  readonly order: number;
}

/** A term that another of its document is related to, as far as a name to choose it by needs. */
export interface RelatedTerm {
  readonly name: RelationName;
  readonly id: string;
  readonly address: TermAddress;
  readonly form: string;
}

/** A term with its address and the document it belongs to. */
export interface TermRecord extends Term {
  readonly address: TermAddress;
  /** Both ways: whichever of the two terms declares the relation. */
  readonly related: readonly RelatedTerm[];
  readonly document: DocumentId;
}

/** A figure with the document it belongs to. */
export interface FigureRecord extends Figure {
  readonly document: DocumentId;
  readonly order: number;
}

/** A date or span with the document it belongs to. */
export interface TimelineRecord extends TimelineItem {
  readonly document: DocumentId;
  readonly order: number;
}

/** What is read: a report, as far as a list of such needs to know it. */
export interface DocumentRecord {
  readonly id: DocumentId;
  /** In the document's own language. */
  readonly title: string;
  /** Its place in a list of documents, from 0. */
  readonly order: number;
}

/** All that is stored of a document. */
export interface DocumentRecords {
  readonly document: DocumentRecord;
  readonly passages: readonly PassageRecord[];
  readonly terms: readonly TermRecord[];
  readonly figures: readonly FigureRecord[];
  readonly timeline: readonly TimelineRecord[];
}

/** A note with what it is looked up by. */
export interface AnnotationRecord {
  readonly id: string;
  /** The addresses that it is found under: of its term, its passage, its page. */
  readonly subjects: readonly string[];
  readonly modified: string;
  /** The number of the change that made it what it is: the same as in the journal; 0 from before there was one. */
  readonly seq: number;
  readonly annotation: Annotation;
}

/** A note that was deleted: known, lest another copy bring it back. */
export interface TombstoneRecord {
  readonly id: string;
  readonly seq: number;
}

/** How far the notes have come: the high-water mark by which a loss is seen. */
export interface MarkRecord {
  readonly key: "notes";
  /** Of the last change. */
  readonly seq: number;
  /** How many notes there were after it. */
  readonly live: number;
}

/** What can be undone, by what it was. */
export const CHANGE_KINDS = ["new", "edit", "delete", "import"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A note before and after a change; null where there was none. */
export interface NoteStep {
  readonly id: string;
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

/**
 * A change that can be undone, or done again. Its notes lie apart ({@link StepsRecord}): what is undone next is asked
 * for at each change, and an import has as many notes as its file.
 */
export interface HistoryRecord {
  /** Given by the store, in the order of the changes. */
  readonly n?: number;
  readonly kind: ChangeKind;
  /** What was brought in, if that was it. */
  readonly batch: string | null;
  /** How many notes it is about. */
  readonly count: number;
  readonly isUndone: boolean;
}

/** Some of the notes of a change. */
export interface StepsRecord {
  /** The change. */
  readonly n: number;
  /** From 0. */
  readonly part: number;
  readonly steps: readonly NoteStep[];
}

/** Notes that are being brought in, until all are there and the user has chosen. */
export interface StagedRecord {
  readonly batch: string;
  /** Of the first of them: asked for again they are there once. */
  readonly id: string;
  readonly annotations: readonly Annotation[];
}
