import type { DocumentId } from "../document/address";

/** The role of a passage in the layout of its printed page. */
export type PassageRole =
  | "headline"
  | "subtitle"
  | "byline"
  | "section"
  | "subheading"
  | "paragraph"
  | "caption";

/** A stretch of the delivered text: UTF-16 code units, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * One paragraph, caption or heading, word for word. `text` is always the delivered text at
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
}

/**
 * One document with its passages in reading order (the headline first, wherever it was printed).
 */
export interface Report {
  readonly id: DocumentId;
  readonly passages: readonly Passage[];
}

/** The passage with that id, or undefined. */
export function findPassage(report: Report, id: string): Passage | undefined {
  return report.passages.find((passage) => passage.id === id);
}
