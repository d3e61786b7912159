import type { Annotation } from "../annotation/model";
import type { Figure, TimelineItem } from "../glossary/figure";
import type { Term } from "../glossary/term";
import type { Passage } from "../report/report";

/** Why the store cannot be used; the interface says for each what to do. */
export type StoreTrouble = "newer" | "blocked" | "unavailable" | "full";

/** The bundled data that is installed, by the edition it came from. */
export interface InstalledRecord {
  readonly key: "bundle";
  readonly edition: string;
}

/** A passage with its place in the reading order of its report. */
export interface PassageRecord extends Passage {
  readonly report: string;
  readonly order: number;
}

/** A term with its address and the report it belongs to. */
export interface TermRecord extends Term {
  readonly address: string;
  readonly report: string;
}

/** A figure with the report it belongs to. */
export interface FigureRecord extends Figure {
  readonly report: string;
  readonly order: number;
}

/** A date or span with the report it belongs to. */
export interface TimelineRecord extends TimelineItem {
  readonly report: string;
  readonly order: number;
}

/** A note with what it is looked up by: the address of its term or of its page. */
export interface AnnotationRecord {
  readonly id: string;
  readonly subject: string;
  readonly modified: string;
  readonly annotation: Annotation;
}
