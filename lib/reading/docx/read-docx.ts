/** Word documents (.docx), as Word and WPS write them, become blocks. */
import type { ReadDocument } from "../../document/block";
import { languageOf } from "../language";
import type { Paragraph } from "../paragraph";
import { detailsOf } from "../plain/details";
import type { Steps } from "../progress";
import { ReadingError } from "../reading-error";
import { structureSteps } from "../structure";
import { attribute, checkedXml, child, children, parseXml, parseXmlText } from "../xml";
import { readZip } from "../zip";
import { lossesOf } from "../losses";
import { BodyReader } from "./body";
import { bodyParts } from "./body-parts";
import { Numbering } from "./numbering";
import { Styles } from "./styles";

const PARTS =
  /^(?:_rels\/\.rels|docProps\/core\.xml|\[Content_Types\]\.xml|[^/]+\/(?:document\d?|styles\d?|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml)$/iu;

/** Reads a .docx in steps. The first ones, which parse its XML, are the longest. */
export function* readDocx(bytes: Uint8Array): Steps<ReadDocument> {
  const parts = readZip(bytes, (name) => PARTS.test(name));
  const main = mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  yield 0.1;
  const root = (name: string): Element | null => {
    const part = [...parts.keys()].find(
      (it) => it.toLowerCase() === `${folder}${name}.xml`.toLowerCase(),
    );
    const found = part === undefined ? undefined : parts.get(part);
    return found && part ? parseXml(found, part, "docx").documentElement : null;
  };
  const styles = new Styles(root("styles"));
  const numbering = new Numbering(root("numbering"), styles.lists);
  const notes = { footnote: notesIn(root("footnotes")), endnote: notesIn(root("endnotes")) };
  yield 0.2;
  const reader = new BodyReader({ styles, numbering, notes });
  const xml = checkedXml(parts.get(main) ?? new Uint8Array(), main, "docx");
  let done = 0.2;
  for (const part of bodyParts(xml, main)) {
    const share = 0.2 + 0.6 * part.share;
    yield done;
    yield* reader.read(parseXmlText(part.xml, main, "docx").documentElement, done, share);
    done = share;
  }
  const body = yield* structureSteps(reader.paragraphs);
  const blocks = [...body, ...reader.furniture(pageFurniture(parts, folder))];
  const { text } = reader;
  const core = parts.get("docProps/core.xml");
  return {
    format: "docx",
    encoding: null,
    language: languageOf(text),
    details: detailsOf(body, { ...NOTHING, ...coreDetails(core, reader.paragraphs) }),
    text,
    blocks,
    losses: lossesOf(reader),
  };
}

const NOTHING = { title: null, author: null, publisher: null, date: null, address: null };
/** Names that programs write in, not people. */
const NO_AUTHOR =
  /^(?:user|users|administrator|admin|微软用户|用户|作者|windows 用户|pc|un-named|python-docx|apache poi|lenovo|hp|dell|asus|thinkpad|dreamsummit|)$/iu;

/** The main part, as the package says, or where it usually is. */
function mainPart(parts: ReadonlyMap<string, Uint8Array>): string {
  const relations = parts.get("_rels/.rels");
  if (relations) {
    const root = parseXml(relations, "_rels/.rels", "docx").documentElement;
    const main = children(root, "Relationship").find((it) =>
      (attribute(it, "Type") ?? "").endsWith("/officeDocument"),
    );
    const target = attribute(main ?? null, "Target")?.replace(/^\//u, "");
    if (target !== undefined && parts.has(target)) return target;
  }
  if (parts.has("word/document.xml")) return "word/document.xml";
  throw new ReadingError({ code: "damaged", format: "docx", part: "word/document.xml" });
}

/** The headers and footers of pages, in the order of their names. */
function pageFurniture(parts: ReadonlyMap<string, Uint8Array>, folder: string): Element[] {
  return [...parts]
    .filter(([name]) => name.startsWith(folder) && /\/(?:header|footer)\d*\.xml$/iu.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => parseXml(bytes, name, "docx").documentElement);
}

/** The elements of notes by their ids, without those that are only lines between. */
function notesIn(root: Element | null): ReadonlyMap<string, Element> {
  const notes = root ? [...children(root, "footnote"), ...children(root, "endnote")] : [];
  return new Map(
    notes
      .filter((it) => ["", "normal"].includes(attribute(it, "type") ?? ""))
      .map((it) => [attribute(it, "id") ?? "", it]),
  );
}

/** What the file's properties say. A title is believed only if it stands in the document too. */
function coreDetails(
  part: Uint8Array | undefined,
  paragraphs: readonly Paragraph[],
): { title?: string; author?: string } {
  if (!part) return {};
  let root: Element;
  try {
    root = parseXml(part, "docProps/core.xml", "docx").documentElement;
  } catch {
    // Broken properties are no reason to refuse the document.
    return {};
  }
  const title = child(root, "title")?.textContent?.trim() ?? "";
  const author = child(root, "creator")?.textContent?.trim() ?? "";
  const isSaid =
    title.length > 3 && paragraphs.slice(0, 20).some(({ text }) => text.includes(title));
  return {
    ...(isSaid && { title }),
    ...(!NO_AUTHOR.test(author) && { author }),
  };
}
