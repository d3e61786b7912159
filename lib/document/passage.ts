import type { DocumentId } from "./address";

/** What a passage is in the layout of its document. `section` is a heading of the first level, `subheading` one of a deeper level. */
export type PassageRole =
  | "headline"
  | "subtitle"
  | "byline"
  | "section"
  | "subheading"
  | "paragraph"
  | "item"
  | "caption"
  | "note"
  | "cell"
  | "running-head"
  | "page-number";

/** A stretch of the delivered text: UTF-16 code units, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a cell stands in its table. All numbers count from 1. */
export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly isHeader: boolean;
}

/**
 * One paragraph, caption, heading or cell, word for word. `text` is always the delivered text at
 * `places`, joined. A sentence cut in two by the end of a column has two places.
 */
export interface Passage {
  /**
   * `headline`, `subtitle`, `byline`, `s2`, `s2.1`, `p14`, `c3`: counted in reading order, by role.
   */
  readonly id: string;
  readonly role: PassageRole;
  readonly text: string;
  readonly places: readonly Place[];
  /** The id of the section heading above it; null before the first one, and for captions. */
  readonly section: string | null;
  /** The id of the subheading above it, or null. */
  readonly subheading: string | null;
  /** The level of a heading, from 1; null for everything else. */
  readonly level: number | null;
  /**
   * The number before a heading, an item or a note: 一、（一）1. A number that was written is part of
   * `text` too; one that the program counted is not.
   */
  readonly label: string | null;
  /** Whether the passage after this heading goes on in the same line. */
  readonly isRunIn: boolean;
  readonly cell: Cell | null;
}

/**
 * The text of one document: its passages in reading order (the headline first, wherever it was
 * printed).
 */
export interface DocumentText {
  readonly id: DocumentId;
  readonly passages: readonly Passage[];
}

/** The passage with that id, or undefined. */
export function findPassage(document: DocumentText, id: string): Passage | undefined {
  return document.passages.find((passage) => passage.id === id);
}
