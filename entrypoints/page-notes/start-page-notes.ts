import { documentText } from "@/lib/dom/document-text";
import { NotePainter } from "@/lib/page/paint/note-painter";
import { PageNotes } from "./page-notes";
import type { PageNotesPart, PageNotesParts } from "./part";
import { selectionTarget } from "./selection-target";

/** Starts the notes of one document, until `parts.signal` ends them. */
export function startPageNotes(parts: PageNotesParts): PageNotesPart {
  const { document, light, signal, addresses } = parts;
  const notes = new PageNotes({ ...parts, painter: new NotePainter(document, signal) });
  return {
    load: (revision) => notes.load(revision),
    anchor: () => notes.anchor(),
    get places() {
      return notes.places;
    },
    placeOf: (id) => notes.placeOf(id),
    hitAt: (x, y) => notes.hitAt(x, y),
    describe: (range) => selectionTarget(addresses(), documentText(document, light.shadows), range),
  };
}
