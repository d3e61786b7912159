/**
 * The part of the page script that finds the places of notes and describes new ones. It is loaded
 * on pages that have notes, and where a note is written.
 */
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { Target } from "@/lib/annotation/model";
import type { NotePlace } from "@/lib/messages/contract";
import type { Boundaries, Spot } from "@/lib/page/paint/hit-test";
import type { PageLight } from "@/lib/page/light";

export interface PageNotesPart {
  /**
   * Requests this page's notes, if there are any, and finds their places. For `revision`, see
   * `DocumentNotes.revision`.
   */
  load(revision: string): Promise<void>;
  /** Called when the page has changed. */
  anchor(): void;
  /** The state of each note's place, by note id. */
  readonly places: Readonly<Record<string, NotePlace>>;
  /** The place of a note's passage, or null. */
  placeOf(id: string): Boundaries | null;
  /**
   * The notes on the passage under a point (CSS pixels of the viewport), and the place of the
   * passage.
   */
  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null;
  /**
   * Describes a selection as the target of a note; null if the selection covers no text of the
   * page.
   */
  describe(range: Range): Target | null;
}

/** What the part receives when it is started. */
export interface PageNotesParts {
  readonly document: Document;
  readonly light: PageLight;
  readonly signal: AbortSignal;
  /**
   * The addresses by which the document's notes are found. It returns the same object as long as
   * they do not change.
   */
  readonly addresses: () => PageAddresses;
  /** Called when the state of the notes' places has become known. */
  readonly onPlaced: () => void;
}

export type StartPageNotes = (parts: PageNotesParts) => PageNotesPart;
