/**
 * Finds where a text stops being JSON. `JSON.parse` reports that differently in each engine, and
 * sometimes not at all. So a text that it rejected is read again, by the grammar of RFC 8259, as
 * three tables of what may come next.
 */

/** The line and column of an offset, both counted from 1. Columns count UTF-16 code units. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at += 1) {
    const unit = text.charCodeAt(at);
    const isBreak = unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a);
    if (!isBreak) continue;
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

const SPACE = /[ \t\n\r]/u;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])|true|false|null/uy;

type Expectation = "value" | "value or ]" | "name" | "name or }" | "colon" | "comma or end";

/**
 * The offset at which the text stops being JSON, or its length if only something at its end is
 * missing.
 */
export function jsonFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expectation = "value";
  let at = afterSpace(text, 0);
  while (open.length > 0 || expected !== "comma or end") {
    const step = take(text, at, expected, open);
    if (!step) return at;
    at = afterSpace(text, step.at);
    expected = step.expected;
  }
  return at;
}

interface Step {
  readonly at: number;
  readonly expected: Expectation;
}

function take(
  text: string,
  at: number,
  expected: Expectation,
  open: ("{" | "[")[],
): Step | undefined {
  if (expected === "colon") return text[at] === ":" ? { at: at + 1, expected: "value" } : undefined;
  if (expected === "comma or end") return takeAfterValue(text, at, open);
  if (expected === "name or }" && text[at] === "}") return close(at, open);
  if (expected === "value or ]" && text[at] === "]") return close(at, open);
  if (expected.startsWith("name")) {
    const end = afterString(text, at);
    return end > at ? { at: end, expected: "colon" } : undefined;
  }
  return takeValue(text, at, open);
}

function takeValue(text: string, at: number, open: ("{" | "[")[]): Step | undefined {
  const first = text[at];
  if (first === "{" || first === "[") {
    open.push(first);
    return { at: at + 1, expected: first === "{" ? "name or }" : "value or ]" };
  }
  const end = first === '"' ? afterString(text, at) : afterMatch(SCALAR, text, at);
  return end > at ? { at: end, expected: "comma or end" } : undefined;
}

function takeAfterValue(text: string, at: number, open: ("{" | "[")[]): Step | undefined {
  const inObject = open.at(-1) === "{";
  if (text[at] === ",") return { at: at + 1, expected: inObject ? "name" : "value" };
  return text[at] === (inObject ? "}" : "]") ? close(at, open) : undefined;
}

function close(at: number, open: ("{" | "[")[]): Step {
  open.pop();
  return { at: at + 1, expected: "comma or end" };
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (SPACE.test(text.charAt(at))) at += 1;
  return at;
}

/**
 * Written as a loop, because an engine's stack is too small for a pattern that matches a string of
 * some million characters.
 */
function afterString(text: string, start: number): number {
  if (text[start] !== '"') return start;
  let at = start + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    const next = unit === 0x5c ? afterMatch(ESCAPE, text, at) : at + 1;
    if (next === at || unit < 0x20) return start;
    at = next;
  }
  return start;
}

function afterMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
