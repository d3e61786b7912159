/** Text that Markdown, and what Obsidian adds to it, shows as it is. */

/**
 * What means something inside a line: emphasis, code, links, HTML, tables, mathematics, footnotes and block ids;
 * `_` and `#` where a word begins or ends, two `=`, `~` or `%`, and `&` where an entity begins.
 */
const INLINE =
  /[\\`*[\]<>|$^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<![^\s])#|==|~+|%%|&(?=#?\w+;)/gu;

/** What means something at the beginning of a line: lists, rules, underlines of headings. */
const LEADING = /^(?:[-+=]|:(?=-))/u;
const NUMBERED = /^(?<number>\d{1,9})(?<mark>[.)])/u;

/** Escapes plain text. Its line breaks stay, as hard breaks; blank lines divide paragraphs. */
export function escapeMarkdown(text: string): string {
  const lines = text.replaceAll(/\r\n?/gu, "\n").split("\n");
  return lines
    .map((line, index) => {
      const isLast = index === lines.length - 1 || blank(line) || blank(lines[index + 1] ?? "");
      return blank(line) ? "" : `${escapeLine(line)}${isLast ? "" : "\\"}`;
    })
    .join("\n");
}

function blank(line: string): boolean {
  return line.trim() === "";
}

function escapeLine(line: string): string {
  const escaped = line
    .replaceAll(INLINE, (found) => found.replaceAll(/./gu, String.raw`\$&`))
    .replace(LEADING, String.raw`\$&`)
    .replace(NUMBERED, String.raw`$<number>\$<mark>`);
  // A line that begins with spaces would be code; as an entity, the first of them is no indentation.
  return escaped.replace(/^[ \t]/u, (space) => `&#${space.charCodeAt(0)};`);
}

/** Text as code in a line. */
export function codeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const longest = (line.match(/`+/gu) ?? []).reduce((most, it) => Math.max(most, it.length), 0);
  const fence = "`".repeat(longest + 1);
  // A blank at both ends is no part of it.
  const pad = /^`|`$/u.test(line) ? " " : "";
  return line === "" ? "" : fence + pad + line + pad + fence;
}

/** A paragraph of text as a quotation. */
export function quoteMarkdown(text: string): string {
  return escapeMarkdown(text)
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

/** Text in one line, for a heading. */
export function headingText(text: string): string {
  return escapeMarkdown(text.replaceAll(/\s+/gu, " ").trim());
}

/** Text as a value in YAML, whatever is in it: JSON's strings are YAML's, but for characters that YAML has only as codes. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A tag as Obsidian allows it: letters, digits, `_`, `-` and `/`, not digits alone; null if nothing of it is left. */
export function obsidianTag(tag: string): string | null {
  const name = tag
    .trim()
    .replace(/^#+/u, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_\-/]+/gu, "-")
    .replaceAll(/^[-/]+|[-/]+$/gu, "");
  if (name === "") return null;
  return /^\p{N}+$/u.test(name) ? `_${name}` : name;
}
