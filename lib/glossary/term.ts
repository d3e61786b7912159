import type { Figure, TimelineItem } from "./figure";

/** The kinds of things that terms name. */
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

/** What an editor says of an English rendering: it is official or settled, literal, or the editor's own. */
export const EDITED_STATUSES = ["established", "literal", "ours"] as const;

/** The same, or a machine has made it and nobody has changed it. */
export const RENDERING_STATUSES = [...EDITED_STATUSES, "machine"] as const;
export type RenderingStatus = (typeof RENDERING_STATUSES)[number];

/** The basis of a definition: the report's own passages, or general knowledge. */
export const BASES = ["report", "background"] as const;
export type Basis = (typeof BASES)[number];

/**
 * Whose term it is: the report's own (its coinage, a local proper name), shared by this field of
 * work, or a slogan or set phrase common on political pages. In ascending order of how much of a
 * page they light.
 */
export const SPECIFICITIES = ["own", "shared", "common"] as const;
export type Specificity = (typeof SPECIFICITIES)[number];

/**
 * The relations that one term can have to another. The inverses of the first five are derived, not
 * declared.
 */
export const RELATION_TYPES = [
  "part-of",
  "run-by",
  "carried-out-through",
  "continues",
  "contrasts-with",
  "see-also",
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** One way in which a term is written. */
export interface WrittenForm {
  readonly form: string;
  /** It has another meaning on ordinary pages, and is lit only where other terms are close by. */
  readonly ambiguous: boolean;
  /**
   * Ids of terms. The form has this meaning only where one of them is close by, and is otherwise
   * ambiguous. Empty if there are none.
   */
  readonly beside: readonly string[];
}

/** A relation to another term, as an entry declares it. */
export interface Relation {
  readonly type: RelationType;
  readonly to: string;
}

/** A stretch of a passage's text where a term occurs: UTF-16 code units, `end` exclusive. */
export interface Occurrence {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/** One entry of a glossary. All that it needs is its form. What is not known is null, or an empty list. */
export interface Term {
  readonly id: string;
  /** The canonical written form, which is also the first of `forms`. */
  readonly form: string;
  /**
   * Syllables with tone marks, joined by hyphens inside a word: `bǎo-lěi gōng-chéng`. Names begin
   * with a capital: `Fú-zhōu`.
   */
  readonly pinyin: string | null;
  readonly kind: TermKind | null;
  readonly specificity: Specificity;
  readonly english: { readonly text: string; readonly status: RenderingStatus } | null;
  readonly definition: { readonly zh: string | null; readonly en: string | null };
  /** Null without a definition. */
  readonly basis: Basis | null;
  /** The ids of the passages that support the definition (basis `report`) or use the term. */
  readonly sources: readonly string[];
  readonly forms: readonly WrittenForm[];
  readonly relations: readonly Relation[];
  /** The term's occurrences in the report, in reading order, found by the matcher. */
  readonly occurrences: readonly Occurrence[];
}

/** A term as it is written: without its occurrences, which are found. */
export type WrittenTerm = Omit<Term, "occurrences">;

/** A term of which only the form is known. */
export function bareTerm(id: string, form: string): WrittenTerm {
  return {
    id,
    form,
    pinyin: null,
    kind: null,
    specificity: "own",
    english: null,
    definition: { zh: null, en: null },
    basis: null,
    sources: [],
    forms: [{ form, ambiguous: false, beside: [] }],
    relations: [],
  };
}

/** An entry of the bundled glossary, in which everything is known. */
export interface WholeTerm extends Term {
  readonly pinyin: string;
  readonly kind: TermKind;
  readonly english: NonNullable<Term["english"]>;
  readonly definition: { readonly zh: string; readonly en: string };
  readonly basis: Basis;
}

/** The terms of one report, its figures and its dates. */
export interface Glossary {
  readonly report: string;
  readonly terms: readonly WholeTerm[];
  readonly figures: readonly Figure[];
  readonly timeline: readonly TimelineItem[];
}

/** A text of an entry, with the language that it is in. */
export interface TextIn {
  readonly text: string;
  readonly lang: "zh-CN" | "en";
}

/** The definition in the wanted language, or else in the other one; null if there is none. */
export function definitionIn({ definition: { zh, en } }: Term, wanted: "zh" | "en"): TextIn | null {
  const chinese = zh === null ? null : ({ text: zh, lang: "zh-CN" } as const);
  const english = en === null ? null : ({ text: en, lang: "en" } as const);
  return wanted === "en" ? (english ?? chinese) : (chinese ?? english);
}

/**
 * Pinyin as it is printed: without the hyphens between a word's syllables, or with an apostrophe
 * instead before a, o, e. Empty if the reading is unknown.
 */
export function printedPinyin(pinyin: string | null): string {
  return (pinyin ?? "").replace(/-(?=[aāáǎàoōóǒòeēéěè])/gu, "’").replaceAll("-", "");
}

/**
 * The ids of the passages in which the term occurs, each once, beginning with the first of
 * `sources` among them.
 */
export function passagesOf(term: Term): string[] {
  const standing = [...new Set(term.occurrences.map((it) => it.passage))];
  const defining = term.sources.find((id) => standing.includes(id));
  return defining ? [defining, ...standing.filter((id) => id !== defining)] : standing;
}

/**
 * The longest written form, in UTF-16 code units. The time to find the terms inside a form grows with
 * the square of its length: a form of 70 000 letters would hold up the background for good.
 */
export const LONGEST_FORM = 256;

/** UTF-16 code units. */
const LONGEST_SELECTED_TERM = 60;

/** Whether selected words may be a term. Longer ones are a sentence. */
export function mayBeTerm(selected: string): boolean {
  return selected.length <= LONGEST_SELECTED_TERM;
}
