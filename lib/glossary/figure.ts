/** The same text in both languages of the glossary. */
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

/** A number in the report: what it counts, the term it belongs to, and its place. */
export interface Figure extends Quotation {
  readonly id: string;
  /** In whole units: 2.91万 is 29 100. Percentages are unchanged. */
  readonly value: number;
  /** Whether the report says 多 or the like. */
  readonly approximate: boolean;
  readonly unit: Bilingual;
  readonly counts: Bilingual;
  /** The id of the term that it belongs to; null if that is not known. */
  readonly term: string | null;
}

/** How long something lasted, or how often it recurs. */
export type Span =
  | { readonly years: number }
  | { readonly months: number }
  | { readonly days: number }
  | { readonly recurs: string };

/** A date or a span in the report, with its subject. */
export interface TimelineItem extends Quotation {
  readonly id: string;
  /** An ISO 8601 day or month; null if the report gives no date. */
  readonly date: string | null;
  readonly span: Span | null;
  readonly what: Bilingual;
  /** The id of the term that it belongs to, or null. */
  readonly term: string | null;
}

/** The name of a figure or a date among what was decided of them: they have no ids that stay, but places. */
export function factKey(fact: {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}): string {
  return `${fact.passage}:${fact.start}-${fact.end}`;
}

/** The place that a key names: see {@link factKey}. */
export function placeOfFact(key: string): { passage: string; start: number; end: number } {
  const [, passage = "", start, end] = /^(.*):(\d+)-(\d+)$/u.exec(key) ?? [];
  return { passage, start: Number(start), end: Number(end) };
}
