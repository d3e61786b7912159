/** HTML becomes blocks: a file, or a page that is given as markup with its address. */
import type { ReadDocument } from "../../document/block";
import { type Encoding, ENCODINGS, decodeText } from "../encoding";
import { languageOf } from "../language";
import type { Paragraph } from "../paragraph";
import { lossesOf } from "../losses";
import { detailsOf } from "../plain/details";
import { refuseLongText } from "../limits";
import type { Steps } from "../progress";
import { structureSteps } from "../structure";
import { TextBuilder } from "../text-builder";
import { pageDetails } from "./details";
import { mainTextOf } from "./main-text";
import { Walker } from "./walk";

/** Reads markup. `address`: where the page is, or null for a file. */
export function* readHtml(
  markup: string,
  { address, encoding }: { readonly address: string | null; readonly encoding: string | null },
): Steps<ReadDocument> {
  refuseLongText(markup.length);
  // No script of such a document runs, and nothing of it is fetched.
  const document = new DOMParser().parseFromString(markup, "text/html");
  yield 0.2;
  const { root, isSkipped } = mainTextOf(document);
  yield 0.4;
  const builder = new TextBuilder();
  const walker = new Walker(builder, isSkipped);
  yield* walker.walk(root, 0.4, 0.8);
  const details = pageDetails(document, address);
  const blocks = yield* structureSteps(withTitle(walker.paragraphs, details.title));
  return {
    format: "html",
    encoding,
    language: languageFrom(document, builder.text),
    details: detailsOf(blocks, details),
    text: builder.text,
    blocks,
    losses: lossesOf(walker),
  };
}

/**
 * The only heading of the first level, or the one that says the page's title, is the title; what
 * follows it may have levels from 2.
 *
 * @param isTitleSure whether the title is the document's alone. A page's title often names its site
 *   too; the title of a book does not, so the only heading of a chapter is no title of the book.
 */
export function withTitle(
  paragraphs: readonly Paragraph[],
  title: string | null,
  isTitleSure = false,
): Paragraph[] {
  const first = paragraphs.filter((it) => it.given?.role === "heading" && it.given.level === 1);
  const same = paragraphs.find((it) => it.given?.role === "heading" && it.text === title);
  const only = first.length === 1 ? first[0] : undefined;
  const chosen = same ?? (isTitleSure ? undefined : only);
  const at = chosen ? paragraphs.indexOf(chosen) : -1;
  // A heading far below is no title.
  if (!chosen || paragraphs.slice(0, at).some((it) => it.given?.role === "heading"))
    return [...paragraphs];
  return paragraphs.map((it) =>
    it === chosen ? { ...it, given: { role: "title", level: null } } : it,
  );
}

function languageFrom(document: Document, text: string): string {
  const said = document.documentElement.getAttribute("lang")?.trim() ?? "";
  const found = languageOf(text);
  // Templates often say “en” or “zh-CN” whatever the text is: characters are believed first.
  const isTag = /^[a-z]{2,3}(?:-[\w-]+)*$/iu.test(said);
  const isSame = said.toLowerCase().split("-")[0] === found;
  return isTag && (found === "und" || isSame) ? said : found;
}

/** Decodes an HTML file: as it declares, unless its bytes tell otherwise. */
export function decodeHtml(
  bytes: Uint8Array,
  asked: Encoding | null,
): ReturnType<typeof decodeText> {
  if (asked !== null) return decodeText(bytes, asked);
  const found = decodeText(bytes, null);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ?? "";
  const declared = standardName(label);
  if (declared === null || declared === found.encoding) return found;
  try {
    const read = decodeText(bytes, declared);
    return read.undecodable <= found.undecodable ? read : found;
  } catch {
    return found;
  }
}

function standardName(label: string): Encoding | null {
  try {
    const name = new TextDecoder(label).encoding;
    const whole = name === "gbk" || name === "gb2312" ? "gb18030" : name;
    return ENCODINGS.find((it) => it === whole) ?? null;
  } catch {
    return null;
  }
}
