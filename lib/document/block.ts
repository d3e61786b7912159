/**
 * What a reader of a file format gives: blocks in reading order, before they are passages. A reader
 * knows bytes and blocks, and nothing of the library.
 */
import type { Cell, PassageRole, Place } from "./passage";

/** The formats in which a document comes in. */
export const DOCUMENT_FORMATS = ["text", "markdown", "html", "docx", "pdf", "epub"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** `title` to `byline` are in the front of a document, `heading` has a level. */
export type BlockRole =
  | Exclude<PassageRole, "headline" | "section" | "subheading">
  | "title"
  | "heading";

/** A stretch of a block that its document sets apart: UTF-16 code units of `text`, `end` exclusive. */
export interface Mark extends Place {
  readonly kind: "strong" | "emphasis";
}

/** One block, word for word. */
export interface Block {
  readonly role: BlockRole;
  /** Headings: from 1. Items: how deep they are nested, from 1. Everything else: null. */
  readonly level: number | null;
  /** See `Passage.label`. */
  readonly label: string | null;
  /** Always the delivered text at `places`, joined. */
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly places: readonly Place[];
  /** Whether the block after this heading goes on in the same line. */
  readonly isRunIn: boolean;
  readonly cell: Cell | null;
}

/** What a document says of itself, for citing it. Null if it does not say. */
export interface DocumentDetails {
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** An ISO 8601 day, month or year. */
  readonly date: string | null;
  /** The address of a page, as an absolute URL. */
  readonly address: string | null;
}

/** What a format could not give, so that it can be said. `pages` count from 1. */
export type Loss =
  | { readonly kind: "pages-without-text"; readonly pages: readonly number[] }
  | { readonly kind: "undecodable"; readonly count: number }
  | { readonly kind: "pictures"; readonly count: number }
  | { readonly kind: "formulas"; readonly count: number };

/** A document as it was read from its file. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  /** The encoding of a file that is text, by its label in the Encoding Standard; null for others. */
  readonly encoding: string | null;
  /** A BCP 47 tag: as the document says, or else as its characters tell. */
  readonly language: string;
  readonly details: DocumentDetails;
  /** The text that places refer to. Outside the blocks it has nothing but white space. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly losses: readonly Loss[];
}
