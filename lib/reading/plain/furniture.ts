/** Page numbers and running heads: lines of the pages, not of the text. */
import type { Line } from "./lines";

export type FurnitureRole = "page-number" | "running-head";

const MARKED_NUMBER =
  /^(?:[-—–―─·•]\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-—–―─·•]|第\s*\d{1,4}\s*[页頁](?:[\s，,/]*共\s*\d{1,4}\s*[页頁])?|共\s*\d{1,4}\s*[页頁][\s，,/]*第\s*\d{1,4}\s*[页頁]|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*\/\s*\d{1,4})$/iu;
const BARE_NUMBER = /^\d{1,4}$/u;
/** UTF-16 code units: a running head is one line. */
const HEAD_UNITS = 60;
const LEAST_REPEATS = 3;

/** Finds the lines that belong to the pages. */
export function furnitureOf(lines: readonly Line[]): Map<Line, FurnitureRole> {
  const found = new Map<Line, FurnitureRole>();
  for (const line of pageNumbers(lines)) found.set(line, "page-number");
  for (const line of runningHeads(lines, found)) found.set(line, "running-head");
  return found;
}

function pageNumbers(lines: readonly Line[]): Line[] {
  const marked = lines.filter((it) => it.text.length < 30 && MARKED_NUMBER.test(it.text));
  // A number alone may be a cell of a table. Pages count up, and text stands between them.
  const bare: Line[] = [];
  let last = Number.NaN;
  for (const [at, line] of lines.entries()) {
    if (!BARE_NUMBER.test(line.text)) continue;
    const value = Number(line.text);
    const before = lines[at - 1];
    const isAlone = !before || !BARE_NUMBER.test(before.text);
    if (isAlone && (Number.isNaN(last) || value === last + 1)) {
      bare.push(line);
      last = value;
    }
  }
  const isPaged = bare.length >= LEAST_REPEATS || bare.some((it) => it.startsPage);
  return [...marked, ...(isPaged ? bare : [])];
}

/** Lines that are the same but for their digits, at the edge of pages or in the middle of sentences. */
function runningHeads(lines: readonly Line[], numbers: ReadonlyMap<Line, unknown>): Line[] {
  const groups = new Map<string, number[]>();
  for (const [at, { text }] of lines.entries()) {
    if (text.length > HEAD_UNITS || /[。！？；：:!?]$/u.test(text) || !/[\p{L}\p{N}]/u.test(text))
      continue;
    const key = text.replace(/\d+/gu, "#");
    if (key === "#") continue;
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  return [...groups.values()]
    .filter((group) => group.length >= LEAST_REPEATS)
    .filter((group) => {
      const atEdge = group.filter((at) => isAtEdge(lines, numbers, at));
      return atEdge.length * 2 > group.length;
    })
    .flatMap((group) => group.map((at) => lines[at]).filter((it) => it !== undefined))
    .filter((it) => !numbers.has(it));
}

function isAtEdge(
  lines: readonly Line[],
  numbers: ReadonlyMap<Line, unknown>,
  at: number,
): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (line?.startsPage || after?.startsPage) return true;
  if ((before && numbers.has(before)) || (after && numbers.has(after))) return true;
  // It stands in a sentence that goes on after it.
  return (
    before !== undefined &&
    after !== undefined &&
    before.width >= 40 &&
    !/[。！？；：:.!?”]$/u.test(before.text) &&
    /[。，；、,]/u.test(before.text)
  );
}
