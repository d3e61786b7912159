/** What the finder of terms is given, and what it gives. */
import type { Mark } from "../document/block";
import type { PassageRole } from "../document/passage";
import type { Occurrence, TermKind } from "../glossary/term";

/** The part of a passage that the finder reads. */
export interface CandidatePassage {
  readonly id: string;
  readonly role: PassageRole;
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** What speaks for a candidate. */
export const REASONS = [
  /** In quotation marks. */
  "quoted",
  /** In title marks: 《…》. */
  "title",
  /** A name that is built on a quotation: “雪亮工程”建设, “四强”党支部. */
  "quoted-name",
  /** Ends in what names of undertakings, bodies, documents and places end in: 工程, 条例, 示范区. */
  "named-head",
  /** Ends in what names and phrases alike end in: 体系, 市场, 化. */
  "common-head",
  /** The object of a verb that starts something: 实施, 开展, 启动. */
  "programme-verb",
  /** The object of another verb. */
  "object",
  /** Coined with a number or a sign: 三单制, 一村一品, “3+N”, 党建+双拥. */
  "numbered-coinage",
  /** One of a list of the same kind. */
  "enumeration",
  /** A row of members of one length: 产业兴旺、生态宜居、乡风文明. */
  "set",
  /** A number sums a list up: 责任清单、问题清单、整改清单“三单制”. */
  "summed-up",
  /** Said to be short for something: （以下简称“X”）. */
  "abbreviation",
  /** A sentence says what it is: X是指…. */
  "definition",
  /** A foreign name stands behind it in brackets. */
  "gloss",
  "institution",
  "document",
  "event",
  "award",
  "place",
  /** Stands in the text more than once. */
  "repeated",
  /** In a heading. */
  "heading",
  /** Set apart by its document: bold, italic. */
  "emphasised",
  /** A set term of its field, in our list. */
  "field-term",
  /** A stretch of nouns. */
  "phrase",
  /** Far more frequent here than in the list of known words. */
  "keyword",
] as const;
export type ReasonCode = (typeof REASONS)[number];

/** One thing that speaks for a candidate. */
export interface Reason {
  readonly code: ReasonCode;
  /** In how many places. */
  readonly count: number;
  /** Abbreviations: what it is short for. */
  readonly standsFor?: string;
  /** Definitions: the sentence that defines it. */
  readonly sentence?: Occurrence;
}

/** How another spelling is related to the candidate's form. */
export type VariantRelation =
  /** What the candidate is short for, or a short form of it. */
  | "full-form"
  | "abbreviation"
  /** The candidate with an owner or place before it, or without: 市委组织部“星期四课堂”. */
  | "with-owner"
  | "without-owner"
  /** With what may follow a name, or without: “雪亮工程”建设. */
  | "with-tail"
  | "without-tail"
  /** With the verb that stands before it, or without. */
  | "with-verb"
  | "without-verb"
  /** Over 和, or only from it on: 休闲农业和乡村旅游精品工程. */
  | "longer"
  | "shorter";

/** Another stretch of the text that may be the same term. */
export interface CandidateVariant {
  readonly form: string;
  readonly relation: VariantRelation;
  readonly count: number;
}

/** A stretch of a document that may be one of its terms. */
export interface Candidate {
  /** As the document shows it in its first place, without quotation marks around the whole. */
  readonly form: string;
  /** Null if the shape does not tell. */
  readonly kind: TermKind | null;
  readonly reasons: readonly Reason[];
  /** Candidates are in descending order of it. It has no unit. */
  readonly score: number;
  /** The number of places. */
  readonly count: number;
  readonly variants: readonly CandidateVariant[];
  /** Every place, in reading order: UTF-16 code units of the passage's text. */
  readonly places: readonly Occurrence[];
  /** The sentence of the first place. */
  readonly firstSentence: Occurrence;
  /** The members of a set: 产业兴旺 of 产业兴旺、生态宜居. Empty for everything else. */
  readonly parts: readonly string[];
  /** The forms of the sets that it is a member of. */
  readonly partOf: readonly string[];
}
