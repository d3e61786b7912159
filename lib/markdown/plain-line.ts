/**
 * The beginning of a note in one line, without the signs of its Markdown. It is only for a glance:
 * where a whole note is shown, a parser reads it. The parser would be most of what a card loads.
 */

/** UTF-16 code units: more than a strip of two lines shows. */
const MAX_UNITS = 300;

/** Returns the line. Rare constructs, such as tables, keep their signs. */
export function plainLine(markdown: string): string {
  return (
    markdown
      .slice(0, MAX_UNITS)
      // Half a character may be left of the last one.
      .replace(/[\uD800-\uDBFF]$/u, "")
      .replaceAll(/^[ \t]*(?:(?:>|#{1,6}|[-+*]|\d{1,9}[.)])[ \t]+)+/gmu, "")
      .replaceAll(/!?\[([^[\]\n]*)\]\([^()\n]*\)/gu, "$1")
      .replaceAll(/`+|\*\*|__|~~/gu, "")
      .replaceAll(/\*(?=\S)([^*\n]*\S)\*/gu, "$1")
      .replaceAll(/(?<![\p{L}\p{N}])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}])/gu, "$1")
      .trim()
      .replaceAll(/\s*\n\s*/gu, " · ")
  );
}
