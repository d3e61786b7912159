/**
 * What the user decides of the library: its documents and glossaries, and the terms written into
 * them. These records are the user's own. They are kept like notes: in the journal and in the
 * database. Everything else of a document (its passages, where its terms occur) is derived from
 * them and from the delivered file.
 */
import type { DocumentFormat } from "../document/block";
import type { DocumentId, TermAddress } from "../document/address";
import type { SourceDetails } from "../document/source";
import type { Bilingual } from "../glossary/figure";
import type { WrittenTerm } from "../glossary/term";

/** Whether the terms of a glossary are lit on pages, or only looked up. */
export const ROLES = ["lit", "look-up"] as const;
export type Role = (typeof ROLES)[number];

/** The number of colours that glossaries can have. Colours count from 0. */
export const COLOURS = 5;

/** A file as it was delivered. Its bytes are stored by their hash. */
export interface DeliveredFile {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: DocumentFormat;
  /** The encoding in which the user wants it read (a label of the Encoding Standard); null if it is as detected. */
  readonly encoding: string | null;
  /** Whether it is the markup of a page, whose address is in the details. */
  readonly isPage: boolean;
}

/** What the user has said of a figure or a date that was found by rule. */
export interface FactCorrection {
  readonly value?: number;
  readonly date?: string | null;
  readonly unit?: Bilingual;
  readonly counts?: Bilingual;
}

/** A document or a glossary in the library, and what the user has decided of it. */
export interface LibraryItem {
  /** `urn:cideng:<document>`: the key under which it is kept. */
  readonly id: string;
  readonly type: "Item";
  readonly document: DocumentId;
  /** ISO 8601. */
  readonly created: string;
  readonly modified: string;
  readonly title: string;
  /** A glossary without a document has no text. The bundled report's text comes with the program. */
  readonly kind: "bundled" | "document" | "glossary";
  /** A BCP 47 tag. */
  readonly language: string;
  readonly details: SourceDetails;
  /** Null for a glossary without a document, and for the bundled report. */
  readonly file: DeliveredFile | null;
  /** The place in the library. Any number: what is moved between two others gets one between theirs. */
  readonly order: number;
  readonly isOn: boolean;
  readonly role: Role;
  readonly colour: number;
  /** The hosts on which its terms are lit; everywhere if there are none. */
  readonly sites: readonly string[];
  /** Facts that the user has dropped, and corrections, by the fact's place (`factKey`). */
  readonly dropped: readonly string[];
  /** Candidates that are no terms, in folded form. */
  readonly refused: readonly string[];
  /** Doubts about its terms that are meant so, by their names (`doubt-name`). */
  readonly setAside: readonly string[];
  readonly corrected: Readonly<Record<string, FactCorrection>>;
}

/** Where a term was met: the sentence, with the page or the document that has it. */
export interface TermOrigin {
  readonly sentence: string;
  readonly title: string | null;
  /** The address of a web page or of a passage. */
  readonly source: string | null;
}

/** A term that the user has written. */
export interface TermEntry {
  /** The term's address: the key under which it is kept. */
  readonly id: TermAddress;
  readonly type: "Entry";
  readonly document: DocumentId;
  readonly created: string;
  readonly modified: string;
  readonly term: WrittenTerm;
  readonly origin: TermOrigin | null;
  /**
   * The syllables of its pinyin, counted from 0, that were chosen among several readings by rule.
   * A syllable that a person has written or confirmed is not among them.
   */
  readonly unconfirmed: readonly number[];
}

export type LibraryRecord = LibraryItem | TermEntry;

const PREFIX = "urn:cideng:";

/** The key of a document or glossary. */
export function itemKey(document: DocumentId): string {
  return PREFIX + document;
}

/** Whether this is the key of a record of the library, and not of a note. (The ids of notes are `urn:uuid:`.) */
export function isLibraryKey(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** The document of a record, by its key. */
export function documentOfKey(key: string): DocumentId {
  return key.slice(PREFIX.length).split(":", 1)[0] as DocumentId;
}

/** Whether this is a record of the library, and not a note. */
export function isLibraryRecord(record: { readonly id: string }): record is LibraryRecord {
  return isLibraryKey(record.id);
}

/** The library's order. */
export function byOrder(
  one: Pick<LibraryItem, "order" | "document">,
  other: Pick<LibraryItem, "order" | "document">,
): number {
  return one.order - other.order || (one.document < other.document ? -1 : 1);
}
