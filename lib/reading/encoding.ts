/**
 * In which encoding a text file is. A byte order mark decides; then bytes that are valid UTF-8; else
 * the encoding in which the text looks most like Chinese prose.
 */
import { COMMON, PUNCTUATION } from "./common-characters";
import { ReadingError } from "./reading-error";

/** What can be chosen by hand, by the labels of the Encoding Standard. */
export const ENCODINGS = [
  "utf-8",
  "gb18030",
  "big5",
  "utf-16le",
  "utf-16be",
  "windows-1252",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  readonly encoding: Encoding;
  /** Without the byte order mark. */
  readonly text: string;
  /** How many sequences of bytes have no character: each is U+FFFD in the text. */
  readonly undecodable: number;
}

/** As many bytes as are looked at to find the encoding. Divisible by two, for UTF-16. */
const SAMPLE_BYTES = 32_768;
const REPLACEMENT = "\uFFFD";

/**
 * Decodes a text file.
 *
 * @param asked the encoding chosen by hand, or null to find it
 * @throws ReadingError `not-in-encoding` if a quarter of the text cannot be in `asked`
 */
export function decodeText(bytes: Uint8Array, asked: Encoding | null): DecodedText {
  const encoding = asked ?? detectEncoding(bytes);
  // TextDecoder takes away the marks of UTF-8 and UTF-16 alone.
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/u, "");
  const undecodable = count(text, REPLACEMENT) - ownReplacements(bytes, encoding);
  if (asked !== null && undecodable > text.length / 4) {
    throw new ReadingError({ code: "not-in-encoding", encoding: asked });
  }
  return { encoding, text, undecodable: Math.max(0, undecodable) };
}

/** The most likely encoding of a text, from ten characters on. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const mark = byteOrderMark(bytes);
  if (mark) return mark;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const wide = wideByZeros(sample);
  if (wide) return wide;
  if (isUtf8(bytes)) return "utf-8";
  if (isWestern(sample)) return "windows-1252";
  let best: Encoding = "gb18030";
  let bestScore = -Infinity;
  for (const encoding of candidates(sample)) {
    const score = likeness(decodeSample(encoding, sample));
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  // One wrong byte in a file of UTF-8 should not turn all of it into other characters.
  const utf8 = decodeSample("utf-8", sample);
  const isMostlyUtf8 = count(utf8, REPLACEMENT) * 10 < (utf8.match(/[^\0-\x7F]/gu)?.length ?? 0);
  return isMostlyUtf8 && likeness(utf8) > bestScore ? "utf-8" : best;
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // The mark of GB18030, U+FEFF as four bytes.
  const isGb = [0x84, 0x31, 0x95, 0x33].every((byte, at) => bytes[at] === byte);
  return isGb ? "gb18030" : null;
}

/** UTF-16 of mostly Latin text: every second byte is zero, and the other one is ASCII. */
function wideByZeros(sample: Uint8Array): Encoding | null {
  let little = 0;
  let big = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const [first = 0, second = 0] = [sample[at], sample[at + 1]];
    if (second === 0 && isPlain(first)) little += 1;
    if (first === 0 && isPlain(second)) big += 1;
  }
  const least = Math.max(2, sample.length * 0.2);
  if (Math.max(little, big) < least) return null;
  return little > big ? "utf-16le" : "utf-16be";
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    // A character that the end of the file cuts does not count.
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Few bytes above ASCII, most of them alone between letters and spaces: “café”. */
function isWestern(sample: Uint8Array): boolean {
  let high = 0;
  let alone = 0;
  let words = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte < 0x80) {
      if (!isPlain(byte)) return false;
      if (/[A-Za-z ]/u.test(String.fromCharCode(byte))) words += 1;
      continue;
    }
    high += 1;
    const [before = 0, after = 0x20] = [sample[at - 1], sample[at + 1]];
    // The second byte of a Chinese pair may be a letter, but never a space or a full stop.
    if (before < 0x80 && after < 0x80) alone += after >= 0x40 ? 0.5 : 1;
  }
  return (
    high > 0 &&
    high * 4 < sample.length &&
    alone >= high * 0.6 &&
    words >= (sample.length - high) * 0.8
  );
}

function candidates(sample: Uint8Array): Encoding[] {
  const narrow: Encoding[] = ["gb18030", "big5"];
  return sample.length % 2 === 0 ? [...narrow, "utf-16le", "utf-16be"] : narrow;
}

function decodeSample(encoding: Encoding, sample: Uint8Array): string {
  return new TextDecoder(encoding).decode(sample, { stream: true });
}

/** How much a text looks like Chinese prose: at most 1; below 0 for what is no text. */
function likeness(text: string): number {
  let points = 0;
  let counted = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x80) continue;
    if (code === 0x0a || code === 0x0d || code === 0x09) continue;
    counted += 1;
    points += pointsOf(character, code);
  }
  return counted === 0 ? -1 : points / counted;
}

function pointsOf(character: string, code: number): number {
  if (COMMON.has(character) || PUNCTUATION.has(character)) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return 0;
  // Fullwidth letters and digits, enclosed numbers, general punctuation.
  if ((code >= 0xff01 && code <= 0xff5e) || (code >= 0x2010 && code <= 0x203b)) return 0.3;
  if (code >= 0x2160 && code <= 0x249b) return 0.3;
  // Replaced bytes, controls, private use, Hangul, rare extensions: what wrong decoding gives.
  return -2;
}

function count(text: string, character: string): number {
  let total = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) total += 1;
  return total;
}

/** A text may itself have U+FFFD: it was damaged before it was saved. */
function ownReplacements(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding !== "utf-8") return 0;
  let total = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) total += 1;
  }
  return total;
}
