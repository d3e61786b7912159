import type { DocumentId } from "../document/address";

/** What a passage is in the make-up of the page it was printed on. */
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
 * One paragraph, caption or heading, word for word.
 * `text` is always the delivered text at `places`, joined: a sentence that the
 * end of a column cut in two has two places.
 */
export interface Passage {
  /** `headline`, `subtitle`, `byline`, `s2`, `s2.1`, `p14`, `c3`: counted in reading order by role. */
  readonly id: string;
  readonly role: PassageRole;
  readonly text: string;
  readonly places: readonly Place[];
  /** Id of the section heading this stands under; null before the first one and for captions. */
  readonly section: string | null;
  /** Id of the sub-heading this stands under, or null. */
  readonly subheading: string | null;
}

/** One document, its passages in reading order (the headline first, wherever the printer set it). */
export interface Report {
  readonly id: DocumentId;
  readonly passages: readonly Passage[];
}

/** The passage with that id, or undefined. */
export function findPassage(report: Report, id: string): Passage | undefined {
  return report.passages.find((passage) => passage.id === id);
}
