/** A note's Markdown, parsed: what a worker can send and an interface can draw. Nothing in it is ever HTML. */

/** `heading` is none of the page that a note is shown on, so it is an element of no rank. */
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

export interface MarkdownElement {
  readonly tag: MarkdownTag;
  readonly children: readonly MarkdownNode[];
  /** Of an `a`: an address that may be linked to (`isLink`). */
  readonly href?: string;
  /** Of an `ol`: the number that it begins with. */
  readonly start?: number;
}

export type MarkdownNode = string | MarkdownElement;

/** More UTF-16 code units are shown as they were typed. No note that is written here has more. */
export const MAX_MARKDOWN_UNITS = 100_000;

/** Elements inside one another: more than anybody reads, and less than what overflows the stack of whoever draws them. */
export const MAX_DEPTH = 32;

/** Elements and texts together: drawn in some ten milliseconds. */
export const MAX_NODES = 2_000;
