/**
 * The user's notes, in the terms of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/). What that model allows and these types do not (media
 * fragments, agents, choices of bodies …) is kept unchanged in {@link Annotation.foreign}, and is
 * written again when the note is exported.
 */

/** Section 4.2.4: the text itself, with a little of the text before and after it. */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Section 4.2.5: UTF-16 code units from the beginning of a text: of the document
 * (`lib/dom/document-text`), or of an element.
 */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** Sections 4.2.2 and 4.2.9: an element of the document, and a stretch of its text. */
export interface CssSelector {
  readonly type: "CssSelector";
  readonly value: string;
  readonly refinedBy: TextPositionSelector;
}

/**
 * A place in a text, described in several ways. The quotation is always present, the others if they
 * are known.
 */
export interface Selectors {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector | null;
  readonly element: CssSelector | null;
  /**
   * Whether the words occurred only once in their text when they were quoted; absent for imported
   * notes.
   */
  readonly once?: boolean;
}

/** What every target may have. */
interface Titled {
  /** The title that the page had when the note was written; absent if it had none. */
  readonly title?: string;
}

/** The subject of a note: something with an address of its own, or a stretch of its text. */
export type Target =
  /** A term, a passage of a report, or a page as a whole. */
  | (Titled & { readonly type: "resource"; readonly source: string })
  | (Titled & {
      readonly type: "selection";
      /** The address of a page (`pageAddress`) or of a passage. */
      readonly source: string;
      /**
       * The address at which the page was visited, if `source` is the canonical address that it
       * named.
       */
      readonly scope: string | null;
      readonly selectors: Selectors;
    });

/**
 * The colours of notes. Each can be told from the others, and from the colours of the terms, with
 * common forms of colour-blindness.
 */
export const COLOURS = ["blue", "violet", "green"] as const;
export type Colour = (typeof COLOURS)[number];

/** Any JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json };

/** Section 3.2.4: the text of a note. */
export interface TextualBody {
  readonly type: "TextualBody";
  /** Empty if the note only marks a place. */
  readonly value: string;
  readonly format: "text/plain" | "text/markdown";
}

/** One note. */
export interface Annotation {
  /** `urn:uuid:…`, version 7: later ids sort after earlier ones. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** ISO 8601, UTC. It differs in each version of a note: later changes have later times. */
  readonly modified: string;
  /** Section 3.3.5; `commenting` or `highlighting` for notes written in this extension. */
  readonly motivation: string;
  readonly body: TextualBody;
  /** The values of the bodies with the purpose `tagging`. */
  readonly tags: readonly string[];
  readonly colour: Colour;
  readonly target: Target;
  /** Section 3.3.6: identifies an imported annotation; null for our own. */
  readonly canonical: string | null;
  /** Section 3.3.6: where the annotation was obtained from. */
  readonly via: readonly string[];
  /** Members of the imported annotation that the fields above cannot hold. */
  readonly foreign: { readonly [member: string]: Json } | null;
  /**
   * Present only if the record in the store is not a valid note. The fields above then hold what
   * could be read of it (`stored-note`).
   */
  readonly damage?: Damage;
}

/** The parts of a note, each of which can be valid or invalid. */
export type NotePart = Exclude<keyof Annotation, "damage">;

/** What cannot be read of a stored note. */
export interface Damage {
  readonly parts: readonly NotePart[];
  /** The stored record, as JSON text. */
  readonly stored: string;
}

/** The content of a note that the user chooses. */
export interface NoteContent {
  readonly text: string;
  readonly tags: readonly string[];
  readonly colour: Colour;
}

/** A note as its writer submits it. */
export interface AnnotationDraft extends NoteContent {
  /** Chosen by the writer, so that a repeated request does not make a second note. */
  readonly id: string;
  /** `modified` of the version being changed; null for a new note. */
  readonly base: string | null;
  readonly target: Target;
}

/** The quotation of a note, or null for a note on something with an address of its own. */
export function quoteOf({ target }: Pick<Annotation, "target">): string | null {
  return target.type === "selection" ? target.selectors.quote.exact : null;
}
