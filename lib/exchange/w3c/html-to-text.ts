/**
 * Converts HTML to plain text without a DOM: no part of an imported file is ever given to a parser
 * that would load or run something. The result is good enough to read. The original is stored
 * beside it.
 *
 * Every character is examined a bounded number of times: if a delimiter (`>`, `-->`) is not found
 * once, it is not searched again.
 */
const BREAKING = /^\/?(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre|section|article|hr)$/u;
const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** The text of an HTML fragment. Block elements and `br` become line breaks. */
export function htmlToText(html: string): string {
  return decodeEntities(stripTags(html))
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
}

function stripTags(html: string): string {
  const lower = asciiLower(html);
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf("<", at);
    const end = start < 0 ? -1 : endOfTag(lower, start);
    if (end < 0) {
      parts.push(collapse(html.slice(at)));
      break;
    }
    parts.push(collapse(html.slice(at, start)));
    if (end === start) parts.push("<");
    else parts.push(breakOf(lower.slice(start + 1, Math.min(end, start + 12))));
    at = Math.max(end, start + 1);
  }
  return parts.join("");
}

/**
 * The offset after a tag and the content that it hides; the tag's own offset if it is only a “<”;
 * -1 if the tag never ends.
 */
function endOfTag(lower: string, start: number): number {
  if (lower.startsWith("<!--", start)) return after(lower, "-->", start + 4);
  if (!/[a-z/!?]/u.test(lower.charAt(start + 1))) return start;
  const hidden = /^(?:script|style|template)\b/u.exec(lower.slice(start + 1, start + 10))?.[0];
  if (hidden === undefined) return after(lower, ">", start);
  const close = after(lower, `</${hidden}`, start);
  return close < 0 ? lower.length : after(lower, ">", close);
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? -1 : at + what.length;
}

function breakOf(tag: string): string {
  const name = /^\/?[a-z\d]+/u.exec(tag)?.[0] ?? "";
  if (name === "br") return "\n";
  if (name === "p" || name === "/p") return "\n\n";
  return BREAKING.test(name) ? "\n" : "";
}

/** Collapses white space in the source to one space. Only tags make lines. */
function collapse(text: string): string {
  return text.replaceAll(/[ \t\r\n\f]+/gu, " ");
}

/** Lower-cases ASCII only: lower-casing other characters can change the number of code units. */
function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(?:[xX](?<hex>[\da-fA-F]{1,6})|(?<decimal>\d{1,7}))|(?<name>amp|lt|gt|quot|apos|nbsp));/gu,
    (whole, ...rest) => {
      const { hex, decimal, name } = rest.at(-1) as Record<string, string | undefined>;
      if (name !== undefined) return NAMED[name] ?? whole;
      return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

function character(codePoint: number): string {
  const isNone =
    codePoint === 0 || codePoint > 0x10_ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff);
  return isNone ? "\ufffd" : String.fromCodePoint(codePoint);
}
