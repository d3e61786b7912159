/** EPUB becomes blocks: the files of its spine in order, read as XHTML; its contents give levels. */
import type { DocumentDetails, ReadDocument } from "../document/block";
import { Walker, headingLevel } from "./html/walk";
import { languageOf } from "./language";
import { lossesOf } from "./losses";
import { dateIn, detailsOf } from "./plain/details";
import { refuseLongText } from "./limits";
import type { Steps } from "./progress";
import { ReadingError } from "./reading-error";
import { structureSteps } from "./structure";
import { TextBuilder } from "./text-builder";
import { attribute, child, children, decodeXml, parseXml } from "./xml";
import { readZip } from "./zip";
import { withTitle } from "./html/read-html";

const PARTS = /META-INF\/|\.(?:opf|x?html?|xml|ncx)$/iu;

/** Reads an EPUB in steps, one for each part of a file. */
export function* readEpub(bytes: Uint8Array): Steps<ReadDocument> {
  const parts = fromRoot(readZip(bytes, (name) => PARTS.test(name)));
  refuseEncrypted(parts);
  const path = packagePath(parts);
  const root = parseXml(need(parts, path), path, "epub").documentElement;
  yield 0.1;
  const manifest = manifestOf(root, path);
  const spine = children(child(root, "spine") ?? root, "itemref").flatMap(
    (it) => manifest.get(attribute(it, "idref") ?? "") ?? [],
  );
  const files = spine.filter((it) => /html|xml/u.test(it.type) && !/\bnav\b/u.test(it.properties));
  if (files.length === 0) throw new ReadingError({ code: "damaged", format: "epub", part: path });
  const contents = contentsOf(
    parts,
    [...manifest.values()],
    attribute(child(root, "spine"), "toc"),
    manifest,
  );
  const builder = new TextBuilder();
  const walker = new Walkers(builder);
  for (const [at, { href }] of files.entries()) {
    const from = 0.1 + (0.7 * at) / files.length;
    yield from;
    const document = parseContent(need(parts, href));
    const levels = levelsIn(document, contents.get(href) ?? []);
    yield* walker.walk(document, levels, from, from + 0.7 / files.length);
    refuseLongText(builder.length);
  }
  const details = detailsIn(root);
  const blocks = yield* structureSteps(
    withTitle(walker.paragraphs, details.title, details.title !== null),
  );
  return {
    format: "epub",
    encoding: null,
    language: languageOf(builder.text),
    details: detailsOf(blocks, details),
    text: builder.text,
    blocks,
    losses: lossesOf(walker),
  };
}

/** One walker after the other, over one text. */
class Walkers {
  readonly paragraphs: Walker["paragraphs"] = [];
  pictures = 0;
  formulas = 0;
  readonly #builder: TextBuilder;
  #tables = 0;

  constructor(builder: TextBuilder) {
    this.#builder = builder;
  }

  *walk(
    document: Document,
    levels: ReadonlyMap<Element, number>,
    from: number,
    to: number,
  ): Steps<void> {
    const walker = new Walker(this.#builder, () => false, levels, this.#tables);
    yield* walker.walk(document.querySelector("body") ?? document.documentElement, from, to);
    this.paragraphs.push(...walker.paragraphs);
    this.pictures += walker.pictures;
    this.formulas += walker.formulas;
    this.#tables = walker.tables;
  }
}

/** Some EPUBs, Debian's among them, were zipped with the folder that holds them. */
function fromRoot(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const container = [...parts.keys()].find((it) => it.endsWith("META-INF/container.xml")) ?? "";
  const folder = container.slice(0, container.indexOf("META-INF/"));
  if (folder === "") return parts;
  return new Map(
    [...parts].map(([name, it]) => [
      name.startsWith(folder) ? name.slice(folder.length) : name,
      it,
    ]),
  );
}

function need(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const part = parts.get(name);
  if (!part) throw new ReadingError({ code: "damaged", format: "epub", part: name });
  return part;
}

/** Fonts may be encrypted; text may not. */
function refuseEncrypted(parts: ReadonlyMap<string, Uint8Array>): void {
  const part = parts.get("META-INF/encryption.xml");
  if (!part) return;
  const text = decodeXml(part);
  const uris = [...text.matchAll(/CipherReference\s[^>]*URI\s*=\s*["']([^"']+)/gu)].map(
    (it) => it[1] ?? "",
  );
  if (uris.some((it) => /\.(?:x?html?|xml|opf)$/iu.test(it))) {
    throw new ReadingError({ code: "encrypted", format: "epub" });
  }
}

function packagePath(parts: ReadonlyMap<string, Uint8Array>): string {
  const name = "META-INF/container.xml";
  const root = parseXml(need(parts, name), name, "epub").documentElement;
  const path = attribute(child(root, "rootfiles", "rootfile"), "full-path");
  if (path === null) throw new ReadingError({ code: "damaged", format: "epub", part: name });
  return path;
}

interface Item {
  readonly href: string;
  readonly type: string;
  readonly properties: string;
}

function manifestOf(root: Element, path: string): Map<string, Item> {
  const items = children(child(root, "manifest") ?? root, "item");
  return new Map(
    items.map((it) => [
      attribute(it, "id") ?? "",
      {
        href: resolve(attribute(it, "href") ?? "", path).file,
        type: attribute(it, "media-type") ?? "",
        properties: attribute(it, "properties") ?? "",
      },
    ]),
  );
}

/** The path in the zip to which a reference leads, and its fragment. */
function resolve(reference: string, from: string): { file: string; fragment: string } {
  try {
    const url = new URL(reference, `http://epub/${from}`);
    return {
      file: decodeURIComponent(url.pathname.slice(1)),
      fragment: decodeURIComponent(url.hash.slice(1)),
    };
  } catch {
    return { file: reference, fragment: "" };
  }
}

interface ContentsEntry {
  readonly fragment: string;
  readonly level: number;
}

/** The entries of the contents (`nav`, or the older `ncx`), by the file to which they lead. */
function contentsOf(
  parts: ReadonlyMap<string, Uint8Array>,
  items: readonly Item[],
  ncxId: string | null,
  manifest: ReadonlyMap<string, Item>,
): Map<string, ContentsEntry[]> {
  const found = new Map<string, ContentsEntry[]>();
  const add = (reference: string | null, from: string, level: number): void => {
    if (reference === null) return;
    const { file, fragment } = resolve(reference, from);
    found.set(file, [...(found.get(file) ?? []), { fragment, level }]);
  };
  const nav = items.find((it) => /\bnav\b/u.test(it.properties));
  const ncx = manifest.get(ncxId ?? "") ?? items.find((it) => it.type.includes("ncx"));
  const part = nav ? parts.get(nav.href) : undefined;
  if (nav && part) {
    const document = parseContent(part);
    const list = Array.from(document.getElementsByTagName("nav")).find((it) =>
      /toc/u.test(`${it.getAttribute("epub:type")} ${it.getAttribute("role")}`),
    );
    for (const link of list?.getElementsByTagName("a") ?? []) {
      add(link.getAttribute("href"), nav.href, depthIn(link, list ?? link, "ol"));
    }
  } else if (ncx && parts.has(ncx.href)) {
    const root = parseContent(need(parts, ncx.href)).documentElement;
    for (const point of root.getElementsByTagName("content")) {
      add(point.getAttribute("src"), ncx.href, depthIn(point, root, "navPoint"));
    }
  }
  return found;
}

function depthIn(element: Element, root: Element, name: string): number {
  let depth = 0;
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
    if (at.localName.toLowerCase() === name.toLowerCase()) depth += 1;
  }
  return Math.max(1, depth);
}

/** The heading to which each entry leads: the element itself, one within it, or the next one. */
function levelsIn(document: Document, entries: readonly ContentsEntry[]): Map<Element, number> {
  const levels = new Map<Element, number>();
  if (entries.length === 0) return levels;
  const headings = Array.from(document.getElementsByTagName("*")).filter(
    (it) => headingLevel(it, it.localName.toLowerCase()) !== null,
  );
  for (const { fragment, level } of entries) {
    const target = fragment === "" ? document.documentElement : document.getElementById(fragment);
    if (!target) continue;
    const heading = headings.find(
      (it) => it === target || target.contains(it) || it.contains(target) || isBefore(target, it),
    );
    if (heading && !levels.has(heading)) levels.set(heading, level);
  }
  return levels;
}

function isBefore(element: Element, other: Element): boolean {
  return (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** XHTML if it is well-formed, else HTML. Its own entities are never declared. */
function parseContent(bytes: Uint8Array): Document {
  const text = decodeXml(bytes).replace(/<!DOCTYPE[^>[]*\[[\s\S]*?\]\s*>/u, "<!DOCTYPE html>");
  const parser = new DOMParser();
  const strict = parser.parseFromString(text, "application/xhtml+xml");
  return strict.getElementsByTagName("parsererror").length === 0
    ? strict
    : parser.parseFromString(text, "text/html");
}

function detailsIn(root: Element): DocumentDetails {
  const metadata = child(root, "metadata");
  const first = (name: string): string | null => {
    const text = child(metadata, name)?.textContent?.trim().replaceAll(/\s+/gu, " ") ?? "";
    return text === "" ? null : text;
  };
  return {
    title: first("title"),
    author: first("creator"),
    publisher: first("publisher"),
    date: dateIn(first("date") ?? ""),
    address: null,
  };
}
