/**
 * Notes as cards for Anki: a text file with headers (https://docs.ankiweb.net/importing/text-files.html). A card is
 * known by its note's id, so that a second import changes cards and makes no new ones.
 */
import { type Annotation, quoteOf } from "../../annotation/model";
import type { ExportContext } from "./export-context";

const HEADERS = [
  "#separator:tab",
  "#html:true",
  "#notetype:Basic",
  "#deck:Cideng",
  "#guid column:1",
  "#tags column:4",
];

/**
 * The notes as a file to import, a line at a time: on the front the quotation, or what the note is about; on the back the
 * text.
 */
export function* toAnki(
  notes: readonly Annotation[],
  { nameOf }: ExportContext,
): Generator<string, void> {
  yield `${HEADERS.join("\n")}\n`;
  for (const note of notes) {
    const front = quoteOf(note) ?? nameOf(note).title;
    const tags = note.tags.map((tag) => ankiTag(tag)).filter((tag) => tag !== "");
    yield `${[guidOf(note.id), html(front), html(note.body.value), tags.join(" ")].join("\t")}\n`;
  }
}

function guidOf(id: string): string {
  return id.replace(/^urn:uuid:/u, "").replaceAll(/[\s\u0085"]/gu, "");
}

/**
 * A quotation mark at its beginning would make a quoted field of it, a tab would end it, a line end (NEL too) its card. What a
 * spreadsheet would run there (`csv`) is written as a reference, which Anki shows as it was.
 */
function html(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll(/\r\n?|[\n\u0085]/gu, "<br>")
    .replace(/^[=+\-@＝＋－＠]/u, (it) => `&#${it.charCodeAt(0)};`);
}

/** A tag as Anki can have it: tags are divided by spaces there, so they have none. */
export function ankiTag(tag: string): string {
  return tag.trim().replaceAll(/[\s\u0085"]+/gu, "_");
}
