/**
 * The parser of files. A hostile file costs little, the error says where the fault is, and no
 * member reaches a prototype.
 */
import { decodeText } from "./decode-text";
import { ExchangeError, reasonOf } from "./exchange-error";
import { DANGEROUS } from "./json-value";
import { jsonFault, lineAndColumn } from "./json-fault";

/** The maximum size of a file: a hundred thousand notes of ordinary length take a third of it. */
export const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The maximum size of a backup, which is as large as the stored notes and files, and of a package,
 * which has a file. Every text that the browser can hold is accepted.
 */
const MAX_OWN_BYTES = 480 * 1024 * 1024;
const OWN = ['{"format":"cideng-backup"', '{"format":"cideng-package"'];

/**
 * The maximum size of a file with this beginning.
 *
 * @param beginning the first hundred bytes
 */
export function maxBytesOf(beginning: Uint8Array): number {
  const text = new TextDecoder().decode(beginning.subarray(0, 100)).replaceAll(/\s/gu, "");
  return OWN.some((it) => text.startsWith(it)) ? MAX_OWN_BYTES : MAX_BYTES;
}

/**
 * The maximum nesting. A web annotation of five selectors, each refining the last, has a dozen
 * levels.
 */
export const MAX_DEPTH = 100;

/**
 * Reads a file as text.
 *
 * @throws ExchangeError "too-large" or "encoding"
 */
export function readText(bytes: Uint8Array): string {
  const limit = maxBytesOf(bytes);
  if (bytes.length > limit) throw tooLarge("$", bytes.length, limit);
  return decodeText(bytes);
}

/** The JSON value of a text, or what is wrong with it: "not-json" or "too-deep". */
export function parseJson(
  text: string,
): { readonly value: unknown } | { readonly error: ExchangeError } {
  const tooDeep = depthFault(text);
  if (tooDeep) return { error: tooDeep };
  try {
    const value: unknown = JSON.parse(text);
    makeHarmless(value);
    return { value };
  } catch {
    return { error: notJson(text) };
  }
}

/**
 * The error for a file that is not read at all.
 *
 * @param place the file's name
 */
export function tooLarge(place: string, bytes: number, most = MAX_BYTES): ExchangeError {
  // The exact number, as other programs show it.
  const params = { bytes: String(bytes), size: mebibytes(bytes), limit: mebibytes(most) };
  return new ExchangeError("too-large", place, reasonOf("fileTooLarge", params));
}

/** Rounded to one decimal place. */
function mebibytes(bytes: number): number {
  return Math.round((bytes / 1024 / 1024) * 10) / 10;
}

/**
 * Counts brackets before anything is built: `JSON.parse` accepts a depth of a million without
 * complaint.
 */
function depthFault(text: string): ExchangeError | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) at = endOfString(text, at);
    else if (unit === 0x7b || unit === 0x5b) depth += 1;
    else if (unit === 0x7d || unit === 0x5d) depth -= 1;
    if (depth > MAX_DEPTH) {
      const reason = reasonOf("tooDeep", { limit: MAX_DEPTH });
      return new ExchangeError("too-deep", lineAndColumn(text, at), reason);
    }
  }
  return null;
}

/** The offset of the quotation mark that ends a string, or the text's length if there is none. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    at += unit === 0x5c ? 2 : 1;
  }
  return at;
}

function notJson(text: string): ExchangeError {
  const fault = jsonFault(text);
  const found = text.codePointAt(fault);
  const reason =
    found === undefined ? reasonOf("jsonEnds") : reasonOf("jsonFault", { found: shown(found) });
  return new ExchangeError("not-json", lineAndColumn(text, fault), reason);
}

function shown(codePoint: number): string {
  const isVisible = codePoint > 0x20 && codePoint !== 0x7f;
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  return isVisible ? `“${String.fromCodePoint(codePoint)}”, ${code}` : code;
}

/**
 * Drops members that could reach a prototype, and replaces numbers that cannot be written as JSON
 * again: −0, which is written as 0, and those beyond all numbers (1e999), which are written as null.
 */
function makeHarmless(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) for (const name of DANGEROUS) Reflect.deleteProperty(value, name);
  const members = value as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const item = members[name];
    if (typeof item !== "number") makeHarmless(item);
    else if (Object.is(item, -0)) members[name] = 0;
    else if (!Number.isFinite(item)) members[name] = null;
  }
}
