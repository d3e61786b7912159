/**
 * Markdown for other programs. They would turn any address into a link, and tags into elements.
 * This extension shows both as typed.
 */
import MarkdownIt, { type Env, type Token } from "markdown-it";
import { isLink } from "../annotation/links";

/** markdown-it leaves out deeper blocks, so nothing is known about them. */
const PARSED_DEPTH = 100;

const parser = new MarkdownIt("commonmark", { html: true, maxNesting: PARSED_DEPTH });
parser.validateLink = () => true;

/**
 * The same text, but with links only to the web and to mail, without HTML, and closed, so that the
 * text after it in a file is not drawn into it.
 *
 * @param escape turns Markdown into plain text, where the meaning cannot be determined otherwise
 * @returns the unchanged text if nothing had to be removed
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

/** The text with an open code block closed; null if the text would still affect what follows. */
function closedOf(markdown: string): string | null {
  // Comments and formulas of Obsidian: without a closing sign they continue to the end of the file.
  const signs = ["%%", "$$"].filter((sign) => markdown.split(sign).length % 2 === 0);
  const alone = new Set(signs);
  const paired = markdown.replaceAll(/%{2,}|\${2,}/gu, (run) =>
    alone.has(run.slice(0, 2)) ? run.replaceAll(/./gu, String.raw`\$&`) : run,
  );
  if (!/```|~~~|</u.test(paired) || isClosed(paired)) return paired;
  const fence = parser.parse(paired, {}).findLast(({ type }) => type === "fence")?.markup ?? "";
  const closed = `${paired}\n${fence}`;
  return isClosed(closed) ? closed : null;
}

/** Whether a heading after the text is parsed as a heading. */
function isClosed(markdown: string): boolean {
  return parser.parse(`${markdown}\n\n# a`, {}).at(-1)?.type === "heading_close";
}

/** The beginning of a tag, or of an address that is not written as a web address. */
const BEGINNINGS =
  /\](?=[(:](?!\s*<?(?:https?:\/\/|mailto:)))|<(?=[a-z/!?])(?!https?:\/\/|mailto:)/giu;

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - slashes - 1) === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function isWebOnly(markdown: string): boolean {
  // Every link and every tag has one of these characters.
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
