/**
 * The user's notes in the words of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/), as far as they are used here.
 */

/** 4.2.4: the text itself, with a little of what stands before and behind it. */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** 4.2.5: UTF-16 code units from the beginning of the document's text (`lib/dom/document-text`). */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** A place in a page, described in more than one way; the model lets several selectors stand side by side. */
export type PageSelectors = readonly [TextQuoteSelector, TextPositionSelector];

/** What a note is about: a term or a passage of a report, by its address, or a selection of a page. */
export type Target =
  | { readonly type: "resource"; readonly source: string }
  | { readonly type: "selection"; readonly source: string; readonly selector: PageSelectors };

/** One note. */
export interface Annotation {
  /** `urn:uuid:…`, version 7: later ones sort behind earlier ones. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly motivation: "commenting";
  readonly body: {
    readonly type: "TextualBody";
    readonly value: string;
    readonly format: "text/plain";
  };
  readonly target: Target;
}

/** A note as its writer gives it: new without an id, else the one that it changes. */
export interface AnnotationDraft {
  readonly id: string | null;
  readonly text: string;
  readonly target: Target;
}

/** The quotation a note hangs on, or null for a note on what has an address. */
export function quoteOf({ target }: Annotation): string | null {
  return target.type === "selection" ? target.selector[0].exact : null;
}
