/**
 * Markdown that other programs may show: they would make a link of any address, and elements of tags, where this one
 * shows both as they were typed.
 */
import MarkdownIt, { type Env, type Token } from "markdown-it";
import { isLink } from "../annotation/links";

/** Deeper blocks markdown-it leaves out, so nothing is known of them. */
const PARSED_DEPTH = 100;

const parser = new MarkdownIt("commonmark", { html: true, maxNesting: PARSED_DEPTH });
parser.validateLink = () => true;

/**
 * The same text, but with links to the web and to mail alone, without HTML, and with an end: what stands behind it in a
 * file is no part of it.
 *
 * @param escape makes plain text of Markdown: for what cannot be told otherwise
 * @returns the very text, where it has nothing else in it
 */
export function webOnly(markdown: string, escape: (text: string) => string): string {
  const closed = closedOf(markdown);
  if (closed !== null && isWebOnly(closed)) return closed;
  const without = closedOf(
    markdown.replaceAll(BEGINNINGS, (sign, at: number) =>
      isEscaped(markdown, at) ? sign : `\\${sign}`,
    ),
  );
  return without !== null && isWebOnly(without) ? without : escape(markdown);
}

/** With the end of a code block that it leaves open; null where it takes what follows all the same. */
function closedOf(markdown: string): string | null {
  // Obsidian's comments and formulas: without a second one they go on to the end of the file.
  const signs = ["%%", "$$"].filter((sign) => markdown.split(sign).length % 2 === 0);
  const alone = new Set(signs);
  const paired = markdown.replaceAll(/%%|\$\$/gu, (sign) =>
    alone.has(sign) ? sign.replaceAll(/./gu, String.raw`\$&`) : sign,
  );
  if (!/```|~~~|</u.test(paired) || isClosed(paired)) return paired;
  const fence = parser.parse(paired, {}).findLast(({ type }) => type === "fence")?.markup ?? "";
  const closed = `${paired}\n${fence}`;
  return isClosed(closed) ? closed : null;
}

/** Whether a heading behind it is one. */
function isClosed(markdown: string): boolean {
  return parser.parse(`${markdown}\n\n# a`, {}).at(-1)?.type === "heading_close";
}

/** Where an address begins that is not of the web as it is written, or a tag. */
const BEGINNINGS =
  /\](?=[(:](?!\s*<?(?:https?:\/\/|mailto:)))|<(?=[a-z/!?])(?!https?:\/\/|mailto:)/giu;

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - slashes - 1) === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function isWebOnly(markdown: string): boolean {
  // Neither a link nor a tag is without one of these.
  if (!/[\]<]/u.test(markdown)) return true;
  const env: Env = {};
  const isHere = parser.parse(markdown, env).every(isHarmless);
  return isHere && Object.values(env.references ?? {}).every(({ href }) => isLink(href));
}

function isHarmless(token: Token): boolean {
  if (token.type === "html_block" || token.type === "html_inline") return false;
  if (token.level >= PARSED_DEPTH - 2) return false;
  const address = token.attrGet("href") ?? token.attrGet("src");
  if (address !== null && !isLink(String(address))) return false;
  return (token.children ?? []).every(isHarmless);
}
