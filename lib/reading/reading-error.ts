/**
 * Why a file could not be read. The words for it are in `lib/i18n`: a code and its data are enough to
 * say what is wrong and where.
 */
export type ReadingFault =
  /** The browser does not give the bytes: it is a folder, or it was moved or changed. */
  | { readonly code: "unreadable" }
  /** The file has no bytes. */
  | { readonly code: "empty" }
  /** The file was read, but there is no text in it. `pages`: how many pages a PDF has. */
  | { readonly code: "no-text"; readonly pages: number | null }
  /** `size` and `limit` in bytes. */
  | { readonly code: "too-large"; readonly size: number; readonly limit: number }
  /** `found`: what the bytes are, as the usual ending of a file's name (“png”, “xlsx”, “doc”). */
  | { readonly code: "wrong-format"; readonly found: string }
  /** Bytes of no format that is known, and no text either. */
  | { readonly code: "unknown-format" }
  | { readonly code: "encrypted"; readonly format: "pdf" | "office" | "epub" | "zip" }
  /** What is in a zip is larger than what is read. `part` is the name of the file in it. */
  | {
      readonly code: "unpacks-too-large";
      readonly part: string;
      readonly size: number;
      readonly limit: number;
    }
  /** `part`: the file in the zip that is broken or missing; null if it is the file itself. */
  | {
      readonly code: "damaged";
      readonly format: "docx" | "epub" | "pdf" | "zip";
      readonly part: string | null;
    }
  /** More of something than is read. */
  | {
      readonly code: "too-much";
      readonly of: "pages" | "blocks" | "characters" | "depth";
      readonly limit: number;
    }
  /** A package of a document with its glossary (`lib/exchange/package`). */
  | { readonly code: "package"; readonly is: "newer" | "damaged" }
  /** The text cannot be in the encoding that was asked for. */
  | { readonly code: "not-in-encoding"; readonly encoding: string };

/** Thrown by everything that reads a file. `fault` says what is wrong and where. */
export class ReadingError extends Error {
  override readonly name = "ReadingError";
  readonly fault: ReadingFault;

  constructor(fault: ReadingFault, options?: ErrorOptions) {
    super(JSON.stringify(fault), options);
    this.fault = fault;
  }
}
