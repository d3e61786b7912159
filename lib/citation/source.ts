/**
 * Where a report was published. A text taken from a page does not always say so. A detail that is
 * null is left open and marked in every citation, and never guessed. A user who knows it can enter
 * it.
 */
export interface SourceDetails {
  readonly newspaper: string | null;
  /** An ISO 8601 date. */
  readonly date: string | null;
  /** The page number as the newspaper counts. */
  readonly page: string | null;
}

/** A source of which nothing is known. */
export const UNKNOWN_SOURCE: SourceDetails = { newspaper: null, date: null, page: null };

/** What is cited: a report, or one of its passages by its name in the report (`第32段`). */
export interface Citable {
  /** For citation keys: letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string | null;
  /** The part of the report, or null for the whole. */
  readonly locator: string | null;
}
