/**
 * The part of the page script that handles the user's requests: cards, notes, term mode. It is
 * loaded at the first request. Most pages never make one.
 */
import type { NotePlace, ToFrame } from "@/lib/messages/contract";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import type { PageSettings } from "@/lib/settings/page-settings";
import type { PageLight } from "@/lib/page/light";
import type { Pointing } from "./pointing";
import type { PopupPort } from "./popup-port";

export interface PageCard {
  /** Takes over the last pointer event from before this part was loaded. */
  takeOver(pointing: Pointing): void;
  /** Called when the page has been read again. */
  pageChanged(): void;
  /** Called when notes on this document have changed: see `DocumentNotes.revision`. */
  notesChanged(revision: string): void;
  /** Opens the editor for a note on the selection in this frame. */
  compose(isTerm: boolean): void;
  /** Called when the user has selected something: offers a note on it, if the settings say so. */
  offerNote(): void;
  /** The state of the places of this document's notes, by note id. */
  readonly notePlaces: Readonly<Record<string, NotePlace>>;
  /** Gives the keyboard focus to the terms in view. */
  enterTermMode(): void;
  /** Scrolls to a term's place on this page, or to a note's passage, and opens its card there. */
  visit(place: ToFrame): void;
}

/** What the part receives from the page script when it is started. */
export interface PageCardParts {
  readonly document: Document;
  readonly light: PageLight;
  readonly settings: PageSettings;
  readonly signal: AbortSignal;
  /** The current addresses by which the document's notes are found. */
  readonly addresses: () => PageAddresses;
  /** The current revision: see `DocumentNotes.revision`. */
  readonly revision: string;
  /** Told when the status of this document has changed, and when a card has opened on a term. */
  readonly popup: PopupPort;
}

export type StartPageCard = (parts: PageCardParts) => PageCard;
