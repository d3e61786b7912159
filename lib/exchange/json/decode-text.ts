import { ExchangeError, reasonOf } from "./exchange-error";

const CHUNK_BYTES = 65_536;

/**
 * Decodes a file in UTF-8, or in UTF-16 with a byte order mark.
 *
 * @throws ExchangeError "encoding", with the first byte that is invalid
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const reason = reasonOf(encoding === "utf-8" ? "notUtf8" : "notUtf16");
    throw new ExchangeError("encoding", { byte: firstMisfit(bytes, encoding) }, reason);
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

/**
 * Engines do not report the place of the error. So this finds the chunk, and then the byte in it.
 */
function firstMisfit(bytes: Uint8Array, encoding: string): number {
  const start = CHUNK_BYTES * firstFailure(encoding, chunksOf(bytes, CHUNK_BYTES));
  const within = bytes.subarray(start, start + CHUNK_BYTES);
  return (
    start +
    firstFailure(encoding, chunksOf(within, 1), bytes.subarray(0, Math.min(start, bytes.length)))
  );
}

function chunksOf(bytes: Uint8Array, length: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}

/**
 * The index of the chunk that makes the text invalid, or the number of chunks if the text only ends
 * too early.
 */
function firstFailure(
  encoding: string,
  chunks: Uint8Array[],
  before: Uint8Array = new Uint8Array(),
): number {
  const decoder = new TextDecoder(encoding, { fatal: true });
  decoder.decode(before, { stream: true });
  return chunks.findIndex((chunk, index) => {
    try {
      decoder.decode(chunk, { stream: index < chunks.length - 1 });
      return false;
    } catch {
      return true;
    }
  });
}
