/**
 * Where a report was published. A text taken off a page does not always say: what is null is left
 * open in every citation and marked so, never guessed. Whoever knows it can enter it.
 */
export interface SourceDetails {
  readonly newspaper: string | null;
  /** ISO 8601 day. */
  readonly date: string | null;
  /** As the paper counts its pages. */
  readonly page: string | null;
}

export const UNKNOWN_SOURCE: SourceDetails = { newspaper: null, date: null, page: null };

/** What is cited: a report, or a passage of it by its name there (`第32段`). */
export interface Citable {
  /** For keys: letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string | null;
  /** Which part of it, or null for the whole. */
  readonly locator: string | null;
}
