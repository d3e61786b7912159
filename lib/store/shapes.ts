import type { Annotation } from "../annotation/model";
import type { Figure, TimelineItem } from "../glossary/figure";
import type { RelationName } from "../glossary/relations";
import type { Term } from "../glossary/term";
import type { DocumentId, TermAddress } from "../document/address";
import type { Passage } from "../document/passage";
import type { LibraryItem, LibraryRecord, TermOrigin } from "../record/record";

/**
 * Why the store cannot be used. The interface has advice for each. `newer`: a newer build has
 * upgraded it. `blocked`: an older build, or another browser's process, holds it. `full`: the disk
 * or the quota is full. `unavailable`: the browser will not open it, or it is damaged.
 */
export type StoreTrouble = "newer" | "blocked" | "unavailable" | "full";

/**
 * What the derived data was made from: the edition of the bundled data (`bundle`), the state of the
 * library's records (`library`), or the file and the parser of a document (`text <document>`).
 */
export interface InstalledRecord {
  readonly key: "bundle" | "library" | `text ${string}`;
  readonly edition: string;
}

/** A record of the library as it is stored: of whatever a journal has, so it is parsed when it is read. */
export interface LibraryRow {
  readonly id: string;
  readonly document: DocumentId;
  /** See {@link AnnotationRecord}. */
  readonly seq: number;
  readonly value: unknown;
}

/** A delivered file. */
export interface FileRecord {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was kept last (milliseconds since 1970). */
  readonly at: number;
}

/** A passage with its place in the reading order of its document. */
export interface PassageRecord extends Passage {
  readonly document: DocumentId;
  readonly order: number;
}

/** A related term of the same document, with what is needed to show and open it. */
export interface RelatedTerm {
  readonly name: RelationName;
  readonly id: string;
  readonly address: TermAddress;
  readonly form: string;
}

/** A term with its address and the document it belongs to. */
export interface TermRecord extends Term {
  readonly address: TermAddress;
  /** Where the user met it; null for a term of the bundled glossary. */
  readonly origin: TermOrigin | null;
  /** Relations in both directions, whichever of the two terms declares them. */
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

/** A document or a glossary, with what a list of them needs. */
export interface DocumentRecord {
  readonly id: DocumentId;
  /** The title in the document's own language. */
  readonly title: string;
  readonly order: number;
  /** What the user has decided of it, or else what is decided at first. */
  readonly item: LibraryItem;
  /** What its terms were derived from: the state of the library, and the edition of its text. */
  readonly derived: string;
}

/** All that is stored of a document. */
export interface DocumentRecords {
  readonly document: DocumentRecord;
  readonly passages: readonly PassageRecord[];
  readonly terms: readonly TermRecord[];
  readonly figures: readonly FigureRecord[];
  readonly timeline: readonly TimelineRecord[];
}

/** A note with its look-up keys. */
export interface AnnotationRecord {
  readonly id: string;
  /** The addresses under which it is found: of its term, its passage, its page. */
  readonly subjects: readonly string[];
  readonly modified: string;
  /**
   * The number of the change that made this version, as in the journal; 0 from the time before
   * there was a journal.
   */
  readonly seq: number;
  readonly annotation: Annotation;
}

/** A deleted note. It is recorded so that another copy does not bring it back. */
export interface TombstoneRecord {
  readonly id: string;
  readonly seq: number;
}

/**
 * The state of the notes and of the library's records: the high-water mark by which a loss is
 * detected. `library` has the last change of a record of the library, and their number.
 */
export interface MarkRecord {
  readonly key: "notes" | "library";
  /** The number of the last change. */
  readonly seq: number;
  /** The number of notes after that change. */
  readonly live: number;
}

/** The kinds of changes that can be undone. */
export const CHANGE_KINDS = ["new", "edit", "delete", "import", "library"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What the user has written: a note, or a record of the library. */
export type Kept = Annotation | LibraryRecord;

/** A note or a record before and after a change; null where it did not exist. */
export interface KeptStep {
  readonly id: string;
  readonly before: Kept | null;
  readonly after: Kept | null;
}

/**
 * A change that can be undone or redone. Its notes are stored separately ({@link StepsRecord}),
 * because the next change to undo is requested after each change, and an import has as many notes
 * as its file.
 */
export interface HistoryRecord {
  /** Assigned by the store, in the order of the changes. */
  readonly n?: number;
  readonly kind: ChangeKind;
  /** The imported batch, if the change is an import. */
  readonly batch: string | null;
  /** The number of notes concerned. */
  readonly count: number;
  readonly isUndone: boolean;
}

/** Some of the notes of a change. */
export interface StepsRecord {
  /** The number of the change. */
  readonly n: number;
  /** Counted from 0. */
  readonly part: number;
  readonly steps: readonly KeptStep[];
}

/** Notes that are being imported, until all of them are there and the user has chosen. */
export interface StagedRecord {
  readonly batch: string;
  /** The id of the first of them, so that a repeated request stores them only once. */
  readonly id: string;
  readonly annotations: readonly Kept[];
}
