/**
 * Where a document was published. Its text does not always say so. A detail that is null is left
 * open and marked in every citation, and never guessed. A user who knows it can enter it.
 */
import type { DocumentDetails } from "./block";

/** What a document is as a source. GB/T 7714-2015 has a form for each (table B.1). */
export const SOURCE_KINDS = ["newspaper", "web-page", "report", "book"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface SourceDetails extends DocumentDetails {
  /** Null if the user has not said what it is. */
  readonly source: SourceKind | null;
  /** The place of publication. */
  readonly place: string | null;
  /** The page number as a newspaper counts. */
  readonly page: string | null;
  /** The ISO 8601 day on which its address was read. */
  readonly accessed: string | null;
}

/** A source of which nothing is known. */
export const UNKNOWN_SOURCE: SourceDetails = {
  source: null,
  title: null,
  author: null,
  publisher: null,
  place: null,
  date: null,
  page: null,
  address: null,
  accessed: null,
};

/** A day, a month or a year of ISO 8601. */
export const SOURCE_DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;
