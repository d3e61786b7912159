/** The lines of a plain text, and which of them are one paragraph. */
import type { Place } from "../../document/passage";
import { withoutTwins } from "../../text/twins";
import { numberingOf } from "./numbering";

export interface Line extends Place {
  /** Without the white space around it. */
  readonly text: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** Columns of `text`: a Chinese character has two. */
  readonly width: number;
  /** Blank lines before it. */
  readonly blanks: number;
  /** Whether a form feed stands before it. */
  readonly startsPage: boolean;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u2014\u2018-\u201D\u2026]|[\uD840-\uD87F][\uDC00-\uDFFF]/gu;
const TERMINAL = /[。！？!?；;：:…][”’」』）)》\]]*$|[.][”’"')\]]*$/u;

/** Columns of a text in a fixed-width font. */
export function columns(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** All lines that are not blank. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  let startsPage = false;
  let at = 0;
  for (const part of text.split(/(\r\n|[\n\r\f\v\u2028\u2029])/u)) {
    const start = at;
    at += part.length;
    if (/^[\r\n\f\v\u2028\u2029]/u.test(part)) {
      startsPage ||= part === "\f";
      blanks += part === "\f" ? 0 : 1;
      continue;
    }
    const content = part.trim();
    if (content === "") continue;
    const offset = part.indexOf(content);
    lines.push({
      text: content,
      start: start + offset,
      end: start + offset + content.length,
      indent: indentOf(part.slice(0, offset)),
      width: columns(content),
      blanks: Math.max(0, lines.length === 0 ? blanks : blanks - 1),
      startsPage,
    });
    blanks = 0;
    startsPage = false;
  }
  return lines;
}

function indentOf(space: string): number {
  return columns(space.replaceAll("\t", "    "));
}

/** How the lines of a text are broken. */
interface Wrapping {
  /** The columns of a full line. */
  readonly width: number;
  /** The indent of a paragraph's first line; null if first lines are not indented. */
  readonly indent: number | null;
}

/** Narrower lines are verse or a list, wider ones are paragraphs. */
const WRAP_COLUMNS = { least: 24, most: 200 };

/** Finds the width at which lines were broken by a program; null if each line is a paragraph. */
function wrappingOf(lines: readonly Line[]): Wrapping | null {
  if (lines.length < 4) return null;
  const widths = lines.map((it) => it.indent + it.width).toSorted((a, b) => a - b);
  const width = widths[Math.floor((widths.length - 1) * 0.96)] ?? 0;
  if (width < WRAP_COLUMNS.least || width > WRAP_COLUMNS.most) return null;
  if ((widths.at(-1) ?? 0) > width * 1.4) return null;
  const full = lines.filter((it) => it.indent + it.width >= width * 0.84);
  const open = full.filter((it) => !TERMINAL.test(it.text.slice(-4)));
  if (full.length < 3 || full.length < lines.length * 0.3 || open.length < full.length * 0.45) {
    return null;
  }
  const after = lines.filter((_, at) => {
    const before = lines[at - 1];
    return before !== undefined && before.indent + before.width < width * 0.84;
  });
  const least = Math.min(...lines.map((it) => it.indent));
  const indented = after.filter((it) => it.indent >= least + 2);
  const usesIndent = indented.length >= 2 && indented.length >= after.length * 0.4;
  return { width, indent: usesIndent ? least + 2 : null };
}

/** Whether a sentence stops in the middle: the end of a page or of a column cut it. */
function isCut(line: Line, next: Line): boolean {
  if (TERMINAL.test(line.text.slice(-4)) || numberingOf(withoutTwins(next.text))) return false;
  if (/[，、,]$/u.test(line.text)) return next.text.length > 1;
  // A line of a Latin text that does not end a sentence, before one that does not begin any.
  if (
    next.blanks === 0 &&
    line.width >= 45 &&
    /[a-z\d,)]$/u.test(line.text) &&
    /^[a-z]/u.test(next.text)
  ) {
    return true;
  }
  const isProse = line.width >= 60 && /[。，；,]/u.test(line.text.slice(0, -1));
  if (!isProse) return false;
  if (/^[a-z]/u.test(next.text)) return true;
  return (
    /[\p{Script=Han}\d]$/u.test(line.text) &&
    /^[\p{Script=Han}\d“（《]/u.test(next.text) &&
    (next.width >= 40 || TERMINAL.test(next.text.slice(-4)))
  );
}

function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^[^\s\p{Script=Han}]{0,40}/u.exec(next.text)?.[0] ?? "";
  // A mark that may not begin a line takes the character before it along.
  const needed = Math.max(4, columns(word) + 1);
  return line.indent + line.width + needed > width;
}

/**
 * Joins lines into paragraphs.
 *
 * @param furniture lines that are in none: page numbers, running heads. A paragraph goes on after
 *   them.
 */
export function paragraphsOf(lines: readonly Line[], furniture: ReadonlySet<Line>): Line[][] {
  const wrapping = wrappingOf(lines.filter((it) => !furniture.has(it)));
  const groups: Line[][] = [];
  let last: Line | null = null;
  let isNewPage = false;
  for (const line of lines) {
    isNewPage ||= line.startsPage || furniture.has(line);
    if (furniture.has(line)) continue;
    const group = groups.at(-1);
    if (group && last && continues(last, line, wrapping, isNewPage)) group.push(line);
    else groups.push([line]);
    last = line;
    isNewPage = false;
  }
  return groups;
}

function continues(line: Line, next: Line, wrapping: Wrapping | null, isNewPage: boolean): boolean {
  if (!wrapping) return isCut(line, next);
  if (next.blanks > 0 && !isNewPage) return isCut(line, next);
  if (wrapping.indent !== null && next.indent >= wrapping.indent) return false;
  const numbering = numberingOf(withoutTwins(next.text));
  if (numbering && (numbering.scheme !== "arabic-paren" || TERMINAL.test(line.text.slice(-4)))) {
    return false;
  }
  return isFull(line, next, wrapping.width) || (isNewPage && isCut(line, next));
}

/**
 * The places of a paragraph of several lines. Between Latin words, the white space of the line's end
 * belongs to the paragraph.
 */
export function placesOf(text: string, group: readonly Line[]): Place[] {
  const places: { start: number; end: number }[] = [];
  for (const [at, { start, end }] of group.entries()) {
    const before = group[at - 1];
    if (before && needsSpace(before.text, text.slice(start, start + 2))) {
      const space = text.slice(before.end, start).search(/[\n ]/u);
      if (space >= 0) {
        const from = before.end + space;
        const last = places.at(-1);
        if (space === 0 && last) last.end = from + 1;
        else places.push({ start: from, end: from + 1 });
      }
    }
    const last = places.at(-1);
    if (last && last.end === start) last.end = end;
    else places.push({ start, end });
  }
  return places;
}

/** Whether a line end between two texts stands for a space. */
export function needsSpace(before: string, after: string): boolean {
  const isWide =
    /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\p{Script=Hiragana}\p{Script=Katakana}]/u;
  if (/[^\s\d]-$/u.test(before) && /^[a-z]/u.test(after)) return false;
  return !(
    isWide.test(before.slice(-1)) ||
    isWide.test(after.slice(0, 1)) ||
    /[—…“‘]$/u.test(before)
  );
}
