/**
 * The door for files: a hostile one costs little, says where it is wrong, and reaches no prototype.
 */
import { decodeText } from "./decode-text";
import { ExchangeError } from "./exchange-error";
import { DANGEROUS } from "./json-value";
import { jsonFault, lineAndColumn } from "./json-fault";

/** A hundred thousand notes of ordinary length have a third of it. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** A web annotation of five selectors, each refining the last, has a dozen. */
export const MAX_DEPTH = 100;

/**
 * Reads a file as JSON.
 *
 * @throws ExchangeError "too-large", "encoding", "not-json" or "too-deep" with the byte, or the line and column
 */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_BYTES) {
    const reason = `The file has ${mebibytes(bytes.length)}; up to ${mebibytes(MAX_BYTES)} can be read.`;
    throw new ExchangeError("too-large", "the file", reason);
  }
  const text = decodeText(bytes);
  refuseDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson(text);
  }
  dropDangerous(value);
  return value;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** Brackets are counted before anything is built: `JSON.parse` takes a depth of a million without a word. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) at = endOfString(text, at);
    else if (unit === 0x7b || unit === 0x5b) depth += 1;
    else if (unit === 0x7d || unit === 0x5d) depth -= 1;
    if (depth > MAX_DEPTH) {
      const reason = `Lists and objects are nested more than ${MAX_DEPTH} deep.`;
      throw new ExchangeError("too-deep", lineAndColumn(text, at), reason);
    }
  }
}

/** The offset of the quotation mark that ends the string that begins here; the text's length without one. */
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
    found === undefined
      ? "The text ends before the JSON does."
      : `The text is no JSON from here on (${shown(found)}).`;
  return new ExchangeError("not-json", lineAndColumn(text, fault), reason);
}

function shown(codePoint: number): string {
  const isVisible = codePoint > 0x20 && codePoint !== 0x7f;
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  return isVisible ? `“${String.fromCodePoint(codePoint)}”, ${code}` : code;
}

function dropDangerous(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) for (const name of DANGEROUS) Reflect.deleteProperty(value, name);
  for (const item of Object.values(value)) dropDangerous(item);
}
