/**
 * The part of the page script that finds the places of notes and describes new ones. It is loaded on pages that have
 * notes, and where one is written.
 */
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { Target } from "@/lib/annotation/model";
import type { NotePlace } from "@/lib/messages/contract";
import type { Boundaries, Spot } from "@/lib/page/paint/hit-test";
import type { PageLight } from "@/lib/page/light";

export interface PageNotesPart {
  /** Asks for this page's notes, if there are any, and looks for their places. `revision`: `DocumentNotes.revision`. */
  load(revision: string): Promise<void>;
  /** The page has changed. */
  anchor(): void;
  /** What became of each note's place, by id. */
  readonly places: Readonly<Record<string, NotePlace>>;
  /** Where a note's passage is. */
  placeOf(id: string): Boundaries | null;
  /** The notes on the passage under a point, and where they are. */
  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null;
  /** What a note on a selection is about; null if the selection covers no text of the page. */
  describe(range: Range): Target | null;
}

export interface PageNotesParts {
  readonly document: Document;
  readonly light: PageLight;
  readonly signal: AbortSignal;
  /** What the document's notes are kept under: the same object as long as that is the same. */
  readonly addresses: () => PageAddresses;
  /** It has become known what became of the notes' places. */
  readonly onPlaced: () => void;
}

export type StartPageNotes = (parts: PageNotesParts) => PageNotesPart;
