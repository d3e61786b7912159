/**
 * Parses Markdown (CommonMark) into a tree.
 *
 * It uses markdown-it, whose time is linear in the length of any text. mdast-util-from-markdown and
 * commonmark take minutes for some texts of a note's length (`tests/unit/markdown.test.ts` prints
 * the time that this parser takes).
 */
import MarkdownIt, { type Token } from "markdown-it";
import { isLink } from "../annotation/links";
import {
  MAX_DEPTH,
  MAX_MARKDOWN_UNITS,
  MAX_NODES,
  type MarkdownElement,
  type MarkdownNode,
  type MarkdownTag,
} from "./tree";

/** markdown-it silently leaves out deeper blocks, so it must parse deeper than what is shown. */
const PARSED_DEPTH = MAX_DEPTH + 8;

const parser = new MarkdownIt("commonmark", { html: false, maxNesting: PARSED_DEPTH });
// An address that may not become a link stays as it was typed, so the reader sees it.
parser.validateLink = isLink;

const TAGS: Readonly<Record<string, MarkdownTag>> = {
  paragraph_open: "p",
  heading_open: "heading",
  em_open: "em",
  strong_open: "strong",
  blockquote_open: "blockquote",
  bullet_list_open: "ul",
  ordered_list_open: "ol",
  list_item_open: "li",
  link_open: "a",
};

/**
 * Parses a note's text.
 *
 * @returns null if the text is too long, too deep or too large to be drawn; it is then shown as
 *   typed
 */
export function parseMarkdown(text: string): readonly MarkdownNode[] | null {
  if (text.length > MAX_MARKDOWN_UNITS) return null;
  const builder = new Builder();
  return builder.addAll(parser.parse(text, {})) ? builder.roots : null;
}

type Open = MarkdownElement & { readonly children: MarkdownNode[] };

class Builder {
  readonly roots: MarkdownNode[] = [];
  readonly #open: Open[] = [];
  #count = 0;
  /** Whether a link without an address has begun, which is shown as text. */
  #isText = false;

  /** @returns whether all tokens can be drawn */
  addAll(tokens: readonly Token[]): boolean {
    return tokens.every((token) => this.#add(token));
  }

  #add(token: Token): boolean {
    if (token.type === "inline") return this.addAll(token.children ?? []);
    // markdown-it does not ask `validateLink` about an empty address. Links cannot be nested.
    if (token.type === "link_open" && token.attrGet("href") === "") {
      this.#isText = true;
      return this.#put("[");
    }
    if (token.type === "link_close" && this.#isText) {
      this.#isText = false;
      return this.#put("]()");
    }
    if (token.nesting > 0) return this.#begin(elementOf(token));
    if (token.nesting < 0) return this.#open.pop() !== undefined;
    return leavesOf(token).every((it) => this.#put(it));
  }

  #begin(element: Open): boolean {
    if (!this.#put(element)) return false;
    return this.#open.push(element) <= MAX_DEPTH;
  }

  #put(node: MarkdownNode): boolean {
    (this.#open.at(-1)?.children ?? this.roots).push(node);
    this.#count += 1 + (typeof node === "string" ? 0 : node.children.length);
    return this.#count <= MAX_NODES;
  }
}

function elementOf(token: Token): Open {
  const tag = TAGS[token.type] ?? "p";
  const [href, start] = [token.attrGet("href"), token.attrGet("start")];
  return {
    tag,
    children: [],
    ...(tag === "a" && { href: String(href) }),
    ...(tag === "ol" && start !== null && { start: Number(start) }),
  };
}

function leavesOf(token: Token): MarkdownNode[] {
  const { type, content } = token;
  switch (type) {
    case "text":
    case "text_special":
      return content === "" ? [] : [content];
    case "softbreak":
      return ["\n"];
    case "hardbreak":
      return [{ tag: "br", children: [] }];
    case "hr":
      return [{ tag: "hr", children: [] }];
    case "code_inline":
      return [{ tag: "code", children: [content] }];
    case "code_block":
    case "fence":
      return [{ tag: "pre", children: [content.replace(/\n$/u, "")] }];
    case "image": {
      // The browser would fetch a picture from another server. A link fetches nothing.
      const href = String(token.attrGet("src"));
      if (href === "") return [`![${content}]()`];
      return [{ tag: "a", href, children: [content || href] }];
    }
    default:
      return content === "" ? [] : [content];
  }
}
