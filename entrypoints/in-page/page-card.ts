/**
 * The part of the page script that deals with what the user asks for: cards, notes, term mode. It is loaded when
 * something is asked of it first; most pages that are opened never are.
 */
import type { NotePlace, ToFrame } from "@/lib/messages/contract";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { PageSettings } from "@/lib/settings/page-settings";
import type { PageLight } from "@/lib/page/light";
import type { Pointing } from "./pointing";

export interface PageCard {
  /** What the pointer did before this was there. */
  takeOver(pointing: Pointing): void;
  /** The page has been read again. */
  pageChanged(): void;
  /** Notes on this document have changed: see `DocumentNotes.revision`. */
  notesChanged(revision: string): void;
  /** Opens the editor for a note on what is selected in this frame. */
  compose(): void;
  /** The user has selected something: offers a note on it, if that is wanted. */
  offerNote(): void;
  /** What became of the places of this document's notes, by id. */
  readonly notePlaces: Readonly<Record<string, NotePlace>>;
  /** Gives the keyboard to the terms in view. */
  enterTermMode(): void;
  /** Scrolls to one of a term's places on this page, or to a note's passage, and opens its card there. */
  visit(place: ToFrame): void;
}

export interface PageCardParts {
  readonly document: Document;
  readonly light: PageLight;
  readonly settings: PageSettings;
  readonly signal: AbortSignal;
  /** What the document's notes are kept under. */
  readonly addresses: () => PageAddresses;
  /** How they stand: see `DocumentNotes.revision`. */
  readonly revision: string;
  /** What is told of this document has changed. */
  readonly onChange: () => void;
}

export type StartPageCard = (parts: PageCardParts) => PageCard;
