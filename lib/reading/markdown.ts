/** Markdown becomes blocks: CommonMark with tables, front matter and footnotes, by markdown-it. */
import MarkdownIt, { type Token } from "markdown-it";
import type { Mark, ReadDocument } from "../document/block";
import { languageOf } from "./language";
import { lossesOf } from "./losses";
import type { Given, Paragraph } from "./paragraph";
import { dateIn, detailsOf } from "./plain/details";
import { refuseLongText } from "./limits";
import { STRIDE, type Steps } from "./progress";
import { structureSteps } from "./structure";
import { TextBuilder } from "./text-builder";

const parser = new MarkdownIt("default", { html: true, linkify: false, maxNesting: 100 });

/** Reads Markdown. Places refer to the text as it is shown, without its signs. */
export function* readMarkdown(source: string, encoding: string | null): Steps<ReadDocument> {
  refuseLongText(source.length);
  const { fields, body } = frontMatter(source);
  const notes = new Map<string, string>();
  const tokens = parser.parse(takeNotes(body, notes), {});
  yield 0.4;
  const reader = new TokenReader();
  yield* reader.read(tokens);
  reader.addNotes(notes);
  const blocks = yield* structureSteps(titled(reader.paragraphs));
  const { text } = reader;
  return {
    format: "markdown",
    encoding,
    language: fields.get("lang") ?? fields.get("language") ?? languageOf(text),
    details: detailsOf(blocks, {
      title: fields.get("title") ?? null,
      author: fields.get("author") ?? null,
      publisher: fields.get("publisher") ?? null,
      date: dateIn(fields.get("date") ?? ""),
      address: null,
    }),
    text,
    blocks,
    losses: lossesOf({ pictures: reader.pictures, formulas: 0 }),
  };
}

/** The fields before the text, between lines of ---. Only `key: value` is read. */
function frontMatter(source: string): { fields: ReadonlyMap<string, string>; body: string } {
  const match = /^---[ \t]*\r?\n(?<fields>(?:[^\n]*\n){0,200}?)---[ \t]*(?:\r?\n|$)/u.exec(source);
  const fields = new Map<string, string>();
  if (!match) return { fields, body: source };
  for (const line of (match.groups?.["fields"] ?? "").split(/\r?\n/u)) {
    const field = /^(?<key>[\w-]+)\s*:\s*(?<value>\S.*)$/u.exec(line)?.groups;
    const value = field?.["value"]
      ?.trim()
      .replace(/^(?<quote>["'])(?<inner>.*)\k<quote>$/u, "$<inner>");
    if (field && value) fields.set((field["key"] ?? "").toLowerCase(), value);
  }
  return fields.size > 0
    ? { fields, body: source.slice(match[0].length) }
    : { fields, body: source };
}

/** Takes `[^1]: …` out: markdown-it would read it as the address of a link, and drop it. */
function takeNotes(body: string, notes: Map<string, string>): string {
  if (!body.includes("[^")) return body;
  return body.replaceAll(
    /^\[\^(?<id>[^\]\s]{1,40})\]:[ \t]*(?<text>[^\n]*(?:\n(?: {2,}|\t)[^\n]*\S[^\n]*)*)/gmu,
    (_, id: string, text: string) => {
      notes.set(id, text.replaceAll(/\n\s+/gu, "\n"));
      return "";
    },
  );
}

/** The first heading is the title if it alone has the first level. */
function titled(paragraphs: readonly Paragraph[]): Paragraph[] {
  const first = paragraphs.filter((it) => it.given?.role === "heading" && it.given.level === 1);
  const title = first.length === 1 ? first[0] : undefined;
  const at = title ? paragraphs.indexOf(title) : -1;
  if (!title || paragraphs.slice(0, at).some((it) => it.given?.role === "heading"))
    return [...paragraphs];
  return paragraphs.map((it) =>
    it === title ? { ...it, given: { role: "title", level: null } } : it,
  );
}

interface List {
  readonly isOrdered: boolean;
  next: number;
  /** Of the item that is open; taken by its first block. */
  label: string | null;
}

class TokenReader {
  readonly paragraphs: Paragraph[] = [];
  pictures = 0;
  readonly #builder = new TextBuilder();
  readonly #lists: List[] = [];
  #heading: number | null = null;
  #tables = 0;
  #row = 0;
  #column = 0;
  #isHeader = false;
  #inCell = false;

  get text(): string {
    return this.#builder.text;
  }

  *read(tokens: readonly Token[]): Steps<void> {
    for (const [at, token] of tokens.entries()) {
      this.#token(token);
      if (at % STRIDE === 0) yield 0.4 + (0.4 * at) / tokens.length;
    }
  }

  addNotes(notes: ReadonlyMap<string, string>): void {
    for (const [label, source] of notes) {
      const { text, marks } = inlineText(parser.parseInline(source, {})[0]?.children ?? []);
      this.#add(text, marks, { role: "note", level: null }, label);
    }
  }

  #token(token: Token): void {
    const { type } = token;
    if (type === "inline") this.#inline(token);
    else if (type === "heading_open") this.#heading = Number(token.tag.slice(1));
    else if (type === "heading_close") this.#heading = null;
    else if (type === "fence" || type === "code_block")
      this.#add(token.content, [], PARAGRAPH, null);
    else if (type === "html_block") this.#html(token.content);
    else if (/^(?:bullet|ordered)_list_|^list_item_open$/u.test(type)) this.#list(token);
    else this.#table(type);
  }

  #list(token: Token): void {
    if (token.nesting > 0 && token.type !== "list_item_open") {
      const next = Number(token.attrGet("start") ?? 1);
      this.#lists.push({ isOrdered: token.type.startsWith("ordered"), next, label: null });
    } else if (token.nesting < 0) this.#lists.pop();
    else {
      const list = this.#lists.at(-1);
      if (!list) return;
      list.label = list.isOrdered ? `${list.next}.` : "•";
      list.next += 1;
    }
  }

  #table(type: string): void {
    if (type === "table_open") {
      this.#tables += 1;
      this.#row = 0;
    } else if (type === "thead_open") this.#isHeader = true;
    else if (type === "thead_close") this.#isHeader = false;
    else if (type === "tr_open") {
      this.#row += 1;
      this.#column = 0;
    } else if (type === "th_open" || type === "td_open") {
      this.#column += 1;
      this.#inCell = true;
    } else if (type === "th_close" || type === "td_close") this.#inCell = false;
  }

  #inline(token: Token): void {
    const { text, marks, pictures } = inlineText(token.children ?? []);
    this.pictures += pictures;
    if (this.#inCell) {
      const cell = {
        table: this.#tables,
        row: this.#row,
        column: this.#column,
        isHeader: this.#isHeader,
      };
      this.#add(text, marks, { role: "cell", level: null, cell }, null);
      return;
    }
    if (this.#heading !== null) {
      this.#add(text, marks, { role: "heading", level: this.#heading }, null);
      return;
    }
    const list = this.#lists.at(-1);
    if (!list) {
      this.#add(text, marks, null, null);
      return;
    }
    this.#add(text, marks, { role: "item", level: this.#lists.length }, list.label);
    list.label = null;
  }

  /** Tags are dropped, their text is kept. Nothing of it is ever shown as HTML. */
  #html(source: string): void {
    const text = source
      .replaceAll(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/giu, "")
      .replaceAll(/<\/?[a-z][^>]*>/giu, (tag) =>
        /^<\/?(?:br|p|div|li|tr|h\d)\b/iu.test(tag) ? "\n" : "",
      );
    for (const line of text.split("\n")) this.#add(line, [], null, null);
  }

  #add(text: string, marks: readonly Mark[], given: Given | null, label: string | null): void {
    const strong = marks.some(
      (it) => it.kind === "strong" && it.start === 0 && it.end >= text.length,
    );
    const added = this.#builder.add({
      text,
      marks,
      label,
      given,
      isApart: true,
      isStrong: strong,
    });
    if (added) this.paragraphs.push(added);
  }
}

const PARAGRAPH: Given = { role: "paragraph", level: null };

function inlineText(children: readonly Token[]): { text: string; marks: Mark[]; pictures: number } {
  let text = "";
  let pictures = 0;
  const marks: Mark[] = [];
  const open: { kind: Mark["kind"]; start: number }[] = [];
  for (const { type, nesting, content, children: inner } of children) {
    if (type === "image") {
      pictures += 1;
      text += inner ? inlineText(inner).text : content;
    } else if (/^(?:strong|em)_/u.test(type)) {
      if (nesting > 0) {
        open.push({ kind: type === "em_open" ? "emphasis" : "strong", start: text.length });
        continue;
      }
      const mark = open.pop();
      if (mark && text.length > mark.start) marks.push({ ...mark, end: text.length });
    } else text += shownText(type, content);
  }
  return { text, marks, pictures };
}

function shownText(type: string, content: string): string {
  if (type === "softbreak" || type === "hardbreak") return "\n";
  if (type === "html_inline") return /^<br\b/iu.test(content) ? "\n" : "";
  return content.replaceAll(/\[\^[^\]\s]{1,40}\]/gu, "");
}
