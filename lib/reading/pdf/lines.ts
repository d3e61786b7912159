/** Runs that stand side by side on one baseline are a line, or a part of one beside a wide gap. */
import type { PdfPage, Run } from "./runs";

export interface PdfLine {
  readonly text: string;
  readonly x: number;
  /** Where it ends. */
  readonly end: number;
  readonly y: number;
  /** The size of most of its characters. */
  readonly size: number;
  /** The font of most of its characters. */
  readonly font: string;
  /** From 0. */
  readonly page: number;
  /** Whether it stands in the upper half of its page. */
  readonly isAtTop: boolean;
}

interface Open {
  runs: Run[];
  x: number;
  end: number;
  y: number;
  size: number;
}

/** Shares of a character's size. */
const BASELINE = 0.42;
const COLUMN_GAP = 2.2;
const SPACE_GAP = 0.22;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’…—·]/u;

/** The lines of a page, from top to bottom; parts of one line from left to right. */
export function linesOf(
  runs: readonly Run[],
  page: number,
  { height }: Pick<PdfPage, "height">,
): PdfLine[] {
  const open: Open[] = [];
  for (const run of runs) {
    if (run.text.trim() === "") continue;
    const line = open.slice(-12).findLast((it) => isOn(it, run)) ?? null;
    if (line) extend(line, run);
    else open.push({ runs: [run], x: run.x, end: run.x + run.width, y: run.y, size: run.size });
  }
  return merged(open)
    .map((it) => ({ ...lineOf(it), page, isAtTop: it.y < height / 2 }))
    .filter((it) => it.text !== "")
    .toSorted((a, b) => a.y - b.y || a.x - b.x);
}

function isOn(line: Open, run: Run): boolean {
  const size = Math.max(line.size, run.size);
  // Marks of notes stand above the baseline, in smaller characters.
  const rise = run.size < line.size * 0.8 ? 0.6 : BASELINE;
  if (Math.abs(line.y - run.y) > size * rise) return false;
  return run.x >= line.end - size * 0.5 && run.x - line.end < size * COLUMN_GAP;
}

function extend(line: Open, run: Run): void {
  line.runs.push(run);
  line.x = Math.min(line.x, run.x);
  line.end = Math.max(line.end, run.x + run.width);
  if (run.size > line.size) {
    line.size = run.size;
    line.y = run.y;
  }
}

/** Parts of a line that the file draws at different times. */
function merged(lines: readonly Open[]): Open[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const result: Open[] = [];
  for (const line of sorted) {
    const left = result
      .slice(-8)
      .findLast(
        (it) =>
          Math.abs(it.y - line.y) < Math.max(it.size, line.size) * BASELINE &&
          line.x >= it.end - it.size * 0.5 &&
          line.x - it.end < Math.max(it.size, line.size) * COLUMN_GAP,
      );
    if (!left) {
      result.push({ ...line, runs: [...line.runs] });
      continue;
    }
    left.runs.push(...line.runs);
    left.end = Math.max(left.end, line.end);
    left.size = Math.max(left.size, line.size);
  }
  return result;
}

function lineOf({ runs, x, end, y }: Open): Omit<PdfLine, "page" | "isAtTop"> {
  const sorted = runs.toSorted((a, b) => a.x - b.x);
  let text = "";
  let last: Run | null = null;
  for (const run of sorted) {
    if (last && needsSpace(last, run, text)) text += " ";
    text += last && WIDE.test(last.text.slice(-1)) ? run.text.trimStart() : run.text;
    last = run;
  }
  return {
    text: text
      .replaceAll(
        /(?<=[\p{Script=Han}、。，；：！？）》”]) (?=[\p{Script=Han}、。，；：！？（《“”）》])/gu,
        "",
      )
      .trim(),
    x,
    end,
    y,
    size: most(sorted, ({ size }) => Math.round(size * 10) / 10),
    font: most(sorted, ({ font }) => font),
  };
}

/** Programs put a quarter of a character between Chinese and Latin ones: that is no space. */
function needsSpace(last: Run, run: Run, text: string): boolean {
  if (/\s$/u.test(text) || /^\s/u.test(run.text)) return false;
  const gap = run.x - (last.x + last.width);
  const size = Math.max(last.size, run.size);
  const isMixed = WIDE.test(text.slice(-1)) || WIDE.test(run.text.slice(0, 1));
  return gap > size * (isMixed ? 0.7 : SPACE_GAP);
}

function most<T>(runs: readonly Run[], keyOf: (run: Run) => T): T {
  const counts = new Map<T, number>();
  for (const run of runs) {
    const key = keyOf(run);
    counts.set(key, (counts.get(key) ?? 0) + run.text.trim().length);
  }
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first ? first[0] : keyOf(runs[0] as Run);
}
