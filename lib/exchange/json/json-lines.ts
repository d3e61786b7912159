import type { ExchangeError } from "./exchange-error";
import { parseJson } from "./read-json";

/** A line that is not empty: its value, or what is wrong with it. */
export type JsonLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly error: ExchangeError };

/**
 * Reads a text as JSON Lines, or as a sequence of RFC 7464, whose records begin with a separator
 * character.
 *
 * @param limit the maximum number of lines
 * @returns null if it is neither: fewer than two lines, or a first line that is not an object by
 *   itself
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
