/** What is found in a document's text by rule: figures, and dates and spans. */

/** A stretch of a passage, word for word: UTF-16 code units of its text, `end` exclusive. */
export interface FoundPlace {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A number that counts or measures something. */
export interface FoundFigure extends FoundPlace {
  /** In whole units: 2.91万 is 29 100. Percentages are unchanged. */
  readonly value: number;
  /** Whether the text says 多, 约, about or the like. */
  readonly approximate: boolean;
  /** As written, without 万 and 亿; "" if there is none. */
  readonly unit: string;
  /** The words that say what is counted; "" if none stand beside it. */
  readonly counts: string;
}

/** How long something lasted, or how often it recurs, in the text's own words. */
export type FoundSpan =
  | { readonly years: number }
  | { readonly months: number }
  | { readonly days: number }
  | { readonly recurs: string };

/** A date or a span. */
export interface FoundDate extends FoundPlace {
  /** An ISO 8601 day, month or year; null if the text gives none. */
  readonly date: string | null;
  readonly span: FoundSpan | null;
}
