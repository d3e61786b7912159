/**
 * A note's parsed Markdown, in a form that a worker can send and an interface can draw. It never
 * contains HTML.
 */

/**
 * A heading in a note is not a heading of the page that shows the note, so it becomes an element
 * without a rank.
 */
export type MarkdownTag =
  | "p"
  | "heading"
  | "em"
  | "strong"
  | "code"
  | "pre"
  | "blockquote"
  | "ul"
  | "ol"
  | "li"
  | "br"
  | "hr"
  | "a";

/** An element of the tree. */
export interface MarkdownElement {
  readonly tag: MarkdownTag;
  readonly children: readonly MarkdownNode[];
  /** For an `a`: an address that may be a link (`isLink`). */
  readonly href?: string;
  /** For an `ol`: the number that it begins with. */
  readonly start?: number;
}

export type MarkdownNode = string | MarkdownElement;

/** A text with more UTF-16 code units is shown as typed. No note written here is longer. */
export const MAX_MARKDOWN_UNITS = 100_000;

/**
 * The maximum nesting of elements: more than anybody reads, and too little to overflow the stack of
 * a recursive renderer.
 */
export const MAX_DEPTH = 32;

/** The maximum number of elements and texts together. Drawing them takes some ten milliseconds. */
export const MAX_NODES = 2_000;
