/** The one way into documents: bytes, markup or text become blocks. */
import type { DocumentFormat, ReadDocument } from "../document/block";
import { readDocx } from "./docx/read-docx";
import { type Encoding, decodeText } from "./encoding";
import { readEpub } from "./epub";
import { decodeHtml, readHtml } from "./html/read-html";
import { identify } from "./identify";
import { readMarkdown } from "./markdown";
import { type PdfAssets, readPdf } from "./pdf/read-pdf";
import { readPlainText } from "./plain/read-text";
import { type Steps, inSteps } from "./progress";
import { ReadingError } from "./reading-error";

export interface ReadOptions {
  /** The encoding of a text file, chosen by hand; null to find it. */
  readonly encoding?: Encoding | null;
  /** Told the share of the work that is done, from 0 to 1, at most once in a slice. */
  readonly onProgress?: (share: number) => void;
  /** Stops the work: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Where pdf.js's worker and tables are. A PDF cannot be read without them. */
  readonly pdf?: PdfAssets;
}

/** Bytes of a file. Pictures in a PDF or an EPUB are not read, but they are in memory. */
export const FILE_LIMIT = 256 * 1024 * 1024;
const TEXT_LIMIT = 40 * 1024 * 1024;

/**
 * Reads a file. It needs a `DOMParser`, so it runs in a page, in slices.
 *
 * @param name the file's name: it tells Markdown from text
 * @throws ReadingError what is wrong with the file; or the reason of `options.signal`
 */
export async function read(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<ReadDocument> {
  refuseLarge(bytes, FILE_LIMIT);
  const format = identify(bytes, name);
  options.signal?.throwIfAborted();
  if (format === "pdf") {
    if (!options.pdf) throw new Error("A PDF needs the addresses of pdf.js's files.");
    return readable(await readPdf(bytes, options.pdf, options));
  }
  return readable(await run(stepsOf(format, bytes, options.encoding ?? null), options));
}

/**
 * Reads a page: its main text, with what its head says of it.
 *
 * @param markup the page's HTML, as it stands
 * @param address the page's URL
 */
export async function readPage(
  markup: string,
  address: string,
  options: ReadOptions = {},
): Promise<ReadDocument> {
  return readable(await run(readHtml(markup, { address, encoding: null }), options));
}

function stepsOf(
  format: Exclude<DocumentFormat, "pdf">,
  bytes: Uint8Array,
  encoding: Encoding | null,
): Steps<ReadDocument> {
  if (format === "docx") return readDocx(bytes);
  if (format === "epub") return readEpub(bytes);
  refuseLarge(bytes, TEXT_LIMIT);
  return readTextFile(
    format,
    format === "html" ? decodeHtml(bytes, encoding) : decodeText(bytes, encoding),
  );
}

function* readTextFile(
  format: "text" | "markdown" | "html",
  decoded: ReturnType<typeof decodeText>,
): Steps<ReadDocument> {
  const { text, encoding, undecodable } = decoded;
  const document =
    format === "html"
      ? yield* readHtml(text, { address: null, encoding })
      : format === "markdown"
        ? yield* readMarkdown(text, encoding)
        : yield* readPlainText(text, encoding);
  if (undecodable === 0) return document;
  return { ...document, losses: [...document.losses, { kind: "undecodable", count: undecodable }] };
}

function run(
  steps: Steps<ReadDocument>,
  { onProgress, signal }: ReadOptions,
): Promise<ReadDocument> {
  return inSteps(steps, onProgress ?? (() => {}), signal ?? null);
}

function refuseLarge(bytes: Uint8Array, limit: number): void {
  if (bytes.length > limit)
    throw new ReadingError({ code: "too-large", size: bytes.length, limit });
}

/** A document without any text is refused: nothing of it could be read, searched or lit. */
function readable(document: ReadDocument): ReadDocument {
  if (!document.blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new ReadingError({ code: "no-text", pages: null });
  }
  return document;
}
