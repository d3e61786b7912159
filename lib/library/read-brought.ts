/** Reads what the user brings, with the files that a PDF needs. */
import { browser } from "wxt/browser";
import type { DocumentDetails, ReadDocument } from "../document/block";
import { ENCODINGS, type Encoding } from "../reading/encoding";
import { FILE_LIMIT, type ReadOptions, read, readPage } from "../reading/read";
import { ReadingError } from "../reading/reading-error";
import type { DeliveredFile } from "../record/record";

/** Raised when files are read otherwise than before, so that texts are read again. */
export const READER_VERSION = 2;

/** A file or a page as it was brought. */
export interface Brought {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The address of a page; null for a file. */
  readonly address: string | null;
}

/**
 * The bytes of a file. Those of a file that is too large are not asked for.
 *
 * @throws ReadingError `too-large`, `unreadable`
 */
export async function bytesOf(file: File): Promise<Brought> {
  const { name, size } = file;
  if (size > FILE_LIMIT) throw new ReadingError({ code: "too-large", size, limit: FILE_LIMIT });
  try {
    return { name, bytes: new Uint8Array(await file.arrayBuffer()), address: null };
  } catch (error) {
    throw new ReadingError({ code: "unreadable" }, { cause: error });
  }
}

/**
 * Reads a file, or a page that was handed over as its markup in UTF-8.
 *
 * @param encoding chosen by the user (a label of the Encoding Standard); null to detect it
 * @throws ReadingError, or the signal's reason
 */
export function readBrought(
  { name, bytes, address }: Brought,
  encoding: string | null,
  options: Pick<ReadOptions, "onProgress" | "signal"> = {},
): Promise<ReadDocument> {
  if (address !== null) return readPage(new TextDecoder().decode(bytes), address, options);
  const chosen: Encoding | null = ENCODINGS.find((it) => it === encoding) ?? null;
  return read(bytes, name, {
    ...options,
    encoding: chosen,
    pdf: { worker: urlOf("pdf/pdf.worker.min.mjs"), cMaps: urlOf("pdf/cmaps/") },
  });
}

/**
 * Reads the file of a document again, or one that came in a package.
 *
 * @throws ReadingError, or the signal's reason
 */
export function readDelivered(
  { name, encoding, isPage }: DeliveredFile,
  { address }: DocumentDetails,
  bytes: Brought["bytes"],
  options?: Parameters<typeof readBrought>[2],
): Promise<ReadDocument> {
  return readBrought({ name, bytes, address: isPage ? address : null }, encoding, options);
}

function urlOf(path: string): string {
  return browser.runtime.getURL(path as never);
}
