/**
 * Notes as cards for Anki: a text file with headers
 * (https://docs.ankiweb.net/importing/text-files.html). A card is identified by its note's id, so a
 * second import changes cards and does not duplicate them.
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
 * Yields the notes as a file to import, line by line. The front is the quotation, or the note's
 * subject. The back is the text.
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
 * Escapes text as HTML for one field. A quotation mark at its beginning would start a quoted field,
 * a tab would end the field, and a line end (NEL too) would end the card. What a spreadsheet would
 * run there (`csv`) is written as a character reference, which Anki shows as the character.
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

/** A tag without spaces, because Anki separates tags by spaces. */
export function ankiTag(tag: string): string {
  return tag.trim().replaceAll(/[\s\u0085"]+/gu, "_");
}
