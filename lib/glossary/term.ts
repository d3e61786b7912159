import type { Figure, TimelineItem } from "./figure";

/** What sort of thing a term names. */
export const TERM_KINDS = [
  "concept",
  "slogan",
  "programme",
  "mechanism",
  "brand",
  "activity",
  "institution",
  "place",
  "document",
  "event",
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** Whether an English rendering is an official or settled one, word for word, or the editors' own. */
export const RENDERING_STATUSES = ["established", "literal", "ours"] as const;
export type RenderingStatus = (typeof RENDERING_STATUSES)[number];

/** Where a definition comes from: the report's own passages, or general knowledge. */
export const BASES = ["report", "background"] as const;
export type Basis = (typeof BASES)[number];

/**
 * Whose a term is: the report's own (its coinage, a local proper name), one of this field of work, or a slogan or set
 * phrase that political pages have everywhere. In the order of how much a page is lit.
 */
export const SPECIFICITIES = ["own", "shared", "common"] as const;
export type Specificity = (typeof SPECIFICITIES)[number];

/** What one term can be to another; the inverse of the first five is read off, not written down. */
export const RELATION_TYPES = [
  "part-of",
  "run-by",
  "carried-out-through",
  "continues",
  "contrasts-with",
  "see-also",
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** One way a term is written. */
export interface WrittenForm {
  readonly form: string;
  /** Means something else on ordinary pages: lit only where other terms stand close by. */
  readonly ambiguous: boolean;
  /** Ids of terms: it means this term only where one of them stands close by, and is ambiguous. Empty for none. */
  readonly beside: readonly string[];
}

export interface Relation {
  readonly type: RelationType;
  readonly to: string;
}

/** A stretch of a passage's text where a term stands: UTF-16 code units, `end` exclusive. */
export interface Occurrence {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/** One entry of the glossary. */
export interface Term {
  readonly id: string;
  /** The canonical written form; also the first of `forms`. */
  readonly form: string;
  /** Tone-marked syllables, joined by hyphens inside a word: `bǎo-lěi gōng-chéng`; names begin with a capital: `Fú-zhōu`. */
  readonly pinyin: string;
  readonly kind: TermKind;
  readonly specificity: Specificity;
  readonly english: { readonly text: string; readonly status: RenderingStatus };
  readonly definition: { readonly zh: string; readonly en: string };
  readonly basis: Basis;
  /** Ids of the passages that carry the definition (basis `report`) or use the term. */
  readonly sources: readonly string[];
  readonly forms: readonly WrittenForm[];
  readonly relations: readonly Relation[];
  /** Where it stands in the report, in reading order, found by the matcher. */
  readonly occurrences: readonly Occurrence[];
}

/** The terms of one report, its figures and its dates. */
export interface Glossary {
  readonly report: string;
  readonly terms: readonly Term[];
  readonly figures: readonly Figure[];
  readonly timeline: readonly TimelineItem[];
}

/** Pinyin as it is printed: the hyphens between a word's syllables go, or become an apostrophe before a, o, e. */
export function printedPinyin(pinyin: string): string {
  return pinyin.replace(/-(?=[aāáǎàoōóǒòeēéěè])/gu, "’").replaceAll("-", "");
}

/** Ids of the passages in which the term stands, each once, the first of `sources` among them in front. */
export function passagesOf(term: Term): string[] {
  const standing = [...new Set(term.occurrences.map((it) => it.passage))];
  const defining = term.sources.find((id) => standing.includes(id));
  return defining ? [defining, ...standing.filter((id) => id !== defining)] : standing;
}
