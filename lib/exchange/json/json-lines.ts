import type { ExchangeError } from "./exchange-error";
import { parseJson } from "./read-json";

/** A line with something in it: what it says, or what is wrong with it. */
export type JsonLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly error: ExchangeError };

/**
 * A text as JSON Lines, or as a sequence of RFC 7464, whose records begin with a sign of their own.
 *
 * @param limit lines that are read
 * @returns null if it is neither: less than two lines, or a first one that is no object by itself
 */
export function readJsonLines(
  text: string,
  limit: number,
): { readonly lines: JsonLine[]; readonly more: number } | null {
  const filled = text
    .split(/\r\n|[\r\n]/u)
    .map((it, index) => ({ line: index + 1, text: it.replaceAll("\u001e", "").trim() }))
    .filter((it) => it.text !== "");
  const [first] = filled;
  if (!first || filled.length < 2 || !first.text.startsWith("{")) return null;
  if ("error" in read(first.text, first.line)) return null;
  const lines = filled.slice(0, limit).map((it) => read(it.text, it.line));
  return { lines, more: filled.length - lines.length };
}

function read(text: string, line: number): JsonLine {
  const result = parseJson(text);
  return "error" in result ? { line, error: result.error } : { line, value: result.value };
}
