/** The same in both languages of the glossary. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A stretch of a passage, quoted word for word: UTF-16 code units, `end` exclusive. */
export interface Quotation {
  readonly quote: string;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/** A number of the report: what it counts, of which term, and where it stands. */
export interface Figure extends Quotation {
  readonly id: string;
  /** In whole units: 2.91万 is 29 100; per cent as they are. */
  readonly value: number;
  /** The report says 多 or the like. */
  readonly approximate: boolean;
  readonly unit: Bilingual;
  readonly counts: Bilingual;
  /** Id of the term it belongs to. */
  readonly term: string;
}

/** How long something lasted, or how often it comes round. */
export type Span =
  | { readonly years: number }
  | { readonly days: number }
  | { readonly recurs: string };

/** A date or a span of the report, with what it is the date of. */
export interface TimelineItem extends Quotation {
  readonly id: string;
  /** ISO 8601, to the day or the month; null where the report dates nothing. */
  readonly date: string | null;
  readonly span: Span | null;
  readonly what: Bilingual;
  /** Id of the term it belongs to, or null. */
  readonly term: string | null;
}
