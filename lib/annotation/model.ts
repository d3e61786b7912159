/**
 * The user's notes in the words of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/). What that model can say and these types cannot (media fragments,
 * agents, choices of bodies …) is kept as it came in {@link Annotation.foreign} and given back when it is exported.
 */

/** 4.2.4: the text itself, with a little of what stands before and behind it. */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** 4.2.5: UTF-16 code units from the beginning of a text: of the document (`lib/dom/document-text`), or of an element. */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** 4.2.2 and 4.2.9: an element of the document, and a stretch of its text. */
export interface CssSelector {
  readonly type: "CssSelector";
  readonly value: string;
  readonly refinedBy: TextPositionSelector;
}

/** A place in a text, described in several ways: the quotation always, the others where they are known. */
export interface Selectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector | null;
  readonly element: CssSelector | null;
  /** Whether the words stood only once in their text when they were quoted; not said of what was brought in from elsewhere. */
  readonly once?: boolean;
}

/** What a note is about: something with an address of its own, or a stretch of its text. */
export type Target =
  /** A term, a passage of a report, or a page as a whole. */
  | { readonly type: "resource"; readonly source: string }
  | {
      readonly type: "selection";
      /** A page's address (`pageAddress`), or a passage's. */
      readonly source: string;
      /** The address that the page was visited under, where `source` is the canonical one that it named. */
      readonly scope: string | null;
      readonly selectors: Selectors;
    };

/** The colours of notes. Each stays apart from the others and from the terms' in common forms of colour-blindness. */
export const COLOURS = ["blue", "violet", "green"] as const;
export type Colour = (typeof COLOURS)[number];

/** Anything that JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json };

export interface TextualBody {
  readonly type: "TextualBody";
  /** Empty where a place is only marked. */
  readonly value: string;
  readonly format: "text/plain" | "text/markdown";
}

/** One note. */
export interface Annotation {
  /** `urn:uuid:…`, version 7: later ones sort behind earlier ones. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Different in each version of a note: later changes have later times. */
  readonly modified: string;
  /** 3.3.5, `commenting` or `highlighting` for what is written here. */
  readonly motivation: string;
  readonly body: TextualBody;
  /** Bodies of the purpose `tagging`. */
  readonly tags: readonly string[];
  readonly colour: Colour;
  readonly target: Target;
  /** 3.3.6: what identifies an annotation that was brought in from elsewhere; null for our own. */
  readonly canonical: string | null;
  /** 3.3.6: where it was obtained from. */
  readonly via: readonly string[];
  /** Members of the annotation as it was brought in that the fields above do not hold. */
  readonly foreign: { readonly [member: string]: Json } | null;
  /** Only where the record in the store is no note: the fields above are what could be read of it (`stored-note`). */
  readonly damage?: Damage;
}

/** The parts of a note, as they can be right or wrong. */
export type NotePart = Exclude<keyof Annotation, "damage">;

/** What of a stored note cannot be read. */
export interface Damage {
  readonly parts: readonly NotePart[];
  /** The record as it stands, as JSON text. */
  readonly stored: string;
}

/** What the user says of a note. */
export interface NoteContent {
  readonly text: string;
  readonly tags: readonly string[];
  readonly colour: Colour;
}

/** A note as its writer gives it. */
export interface AnnotationDraft extends NoteContent {
  /** Chosen by who writes, so that a request that is asked again makes no second note. */
  readonly id: string;
  /** `modified` of the version that is being changed; null for a new note. */
  readonly base: string | null;
  readonly target: Target;
}

/** The quotation a note hangs on, or null for a note on what has an address. */
export function quoteOf({ target }: Pick<Annotation, "target">): string | null {
  return target.type === "selection" ? target.selectors.quote.exact : null;
}
