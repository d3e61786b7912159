/**
 * Framed records. A frame shows where a record begins and whether it is complete.
 *
 * A frame is a mark of four bytes, then the payload's length and its CRC-32 (both 32 bits, little
 * endian), then the payload. A write that was cut off when the browser was killed has a wrong
 * checksum. After damage in the middle, the mark leads to the next complete frame, so one bad
 * sector costs one record.
 */
import { crc32 } from "../checksum/crc32";

/** The bytes 0xff and 0xfe never occur in UTF-8, which all payloads are. */
const MARK = [0xff, 0xc1, 0xde, 0xfe] as const;
const HEADER_BYTES = 12;

/** Puts a frame around a payload. */
export function frame(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  bytes.set(MARK);
  const header = new DataView(bytes.buffer);
  header.setUint32(4, payload.length, true);
  header.setUint32(8, crc32(payload), true);
  bytes.set(payload, HEADER_BYTES);
  return bytes;
}

/** The number of bytes of a payload with its frame. */
export function frameBytes(payload: Uint8Array): number {
  return HEADER_BYTES + payload.length;
}

/** The content of a file of frames. */
export interface Frames {
  /** The payloads of the complete frames, in order, as views of the bytes that were read. */
  readonly payloads: readonly Uint8Array[];
  /** The offset after the last complete frame. What follows is an unfinished write, or damage. */
  readonly end: number;
  /** The number of bytes before that offset that belong to no complete frame. */
  readonly skipped: number;
}

/** Reads the complete frames of a file. Damaged parts are skipped. */
export function readFrames(bytes: Uint8Array): Frames {
  const payloads: Uint8Array[] = [];
  let end = 0;
  let skipped = 0;
  let at = nextMark(bytes, 0);
  while (at >= 0) {
    const payload = payloadAt(bytes, at);
    if (payload) {
      payloads.push(payload);
      skipped += at - end;
      end = at + HEADER_BYTES + payload.length;
      at = nextMark(bytes, end);
    } else {
      at = nextMark(bytes, at + 1);
    }
  }
  return { payloads, end, skipped };
}

function nextMark(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(MARK[0], from);
  while (at >= 0 && !MARK.every((byte, i) => bytes[at + i] === byte)) {
    at = bytes.indexOf(MARK[0], at + 1);
  }
  return at;
}

function payloadAt(bytes: Uint8Array, at: number): Uint8Array | null {
  if (at + HEADER_BYTES > bytes.length) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset + at, HEADER_BYTES);
  const length = header.getUint32(4, true);
  const begin = at + HEADER_BYTES;
  if (begin + length > bytes.length) return null;
  const payload = bytes.subarray(begin, begin + length);
  return crc32(payload) === header.getUint32(8, true) ? payload : null;
}
