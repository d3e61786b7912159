/** Escapes text so that Markdown, with the additions of Obsidian, shows it unchanged. */

/**
 * What has a meaning inside a line: emphasis, code, links, HTML, tables, mathematics, footnotes and
 * block ids; `_` and `#` where a word begins or ends, two `=`, `~` or `%`, and `&` where an entity
 * begins.
 */
const INLINE =
  /[\\`*[\]<>|$^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<![^\s])#|==|~+|%%|&(?=#?\w+;)/gu;

/** What has a meaning at the beginning of a line: lists, rules, underlines of headings. */
const LEADING = /^(?:[-+=]|:(?=-))/u;
const NUMBERED = /^(?<number>\d{1,9})(?<mark>[.)])/u;

/** Escapes plain text. Its line breaks become hard breaks. Blank lines separate paragraphs. */
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
  // A line that begins with spaces would become code. Written as an entity, the first space is not
  // indentation.
  return escaped.replace(/^[ \t]/u, (space) => `&#${space.charCodeAt(0)};`);
}

/** Text as inline code. */
export function codeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const longest = (line.match(/`+/gu) ?? []).reduce((most, it) => Math.max(most, it.length), 0);
  const fence = "`".repeat(longest + 1);
  // One space at both ends is not part of the code.
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

/**
 * Any text as a value in YAML. JSON strings are valid in YAML, except for characters that YAML
 * allows only as escapes.
 */
export function yamlText(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A tag that Obsidian allows: letters, digits, `_`, `-` and `/`, but not only digits; null if
 * nothing remains.
 */
export function obsidianTag(tag: string): string | null {
  const name = tag
    .trim()
    .replace(/^#+/u, "")
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_\-/]+/gu, "-")
    .replaceAll(/^[-/]+|[-/]+$/gu, "");
  if (name === "") return null;
  return /^\p{N}+$/u.test(name) ? `_${name}` : name;
}
