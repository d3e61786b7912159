import type { ReadDocument } from "../document/block";
import { type Encoding, decodeText } from "./encoding";
import { readPlainText } from "./plain/read-text";

export const READER_VERSION = 1;

export async function readDocument(
  bytes: Uint8Array<ArrayBuffer>,
  _name: string,
  options: {
    readonly encoding?: string | null;
    readonly address?: string;
    readonly signal?: AbortSignal;
    readonly onProgress?: (share: number) => void;
  } = {},
): Promise<ReadDocument> {
  const decoded = decodeText(bytes, (options.encoding ?? null) as Encoding | null);
  return readPlainText(decoded.text, decoded.encoding);
}
