import type * as v from "valibot";
import type { Annotation, AnnotationDraft, Colour, Selectors, Target } from "../annotation/model";
import type { PageAddresses } from "../annotation/page-addresses";
import type { Excess, WrongField } from "../annotation/limits";
import type { TermAddress } from "../document/address";
import type { Settings } from "../settings/settings";
import type { CopyInfo } from "../journal/contract";
import type { LibraryOutcome, SaveOutcome, UndoOutcome } from "../store/note-writer";
import type {
  DocumentRecord,
  FigureRecord,
  PassageRecord,
  DocumentRecords,
  StoreTrouble,
  TermRecord,
} from "../store/shapes";
import type { SCHEMAS } from "./schemas";

/** What a card or the popup shows of some terms. */
export interface Entries {
  readonly terms: readonly TermRecord[];
  /** Every passage that contains these terms, and the headings above those passages. */
  readonly passages: readonly PassageRecord[];
  /** The documents and glossaries of these terms. */
  readonly documents: readonly DocumentRecord[];
  /** The figures that belong to these terms. */
  readonly figures: readonly FigureRecord[];
  /** The latest notes on each of these terms. */
  readonly notes: readonly NotesOnSubject[];
}

/** The latest notes on a subject, the earliest of them first, and their total number. */
export interface NotesOnSubject {
  readonly subject: string;
  readonly count: number;
  readonly notes: readonly Annotation[];
}

/**
 * The place of a note on a page. It does not include the note's text, which never enters a page's
 * process.
 */
export interface NoteAnchor {
  readonly id: string;
  readonly selectors: Selectors;
  readonly colour: Colour;
}

/**
 * The background's reply to each request. Every request is idempotent, because the background may
 * end between the action and the reply.
 */
export interface Replies {
  /**
   * A content script has made a card frame. The frame of the same tab that shows this nonce next is
   * that card.
   */
  "card.announce": null;
  /** A card frame asks whether this nonce came from our content script. A nonce counts once. */
  "card.claim": boolean;
  /** Text that was typed into cards and not saved, by subject. */
  "drafts.list": Readonly<Record<string, AnnotationDraft>>;
  "draft.keep": null;
  /** With a maximum number of notes on each term. */
  "entries.get": Entries;
  /** With a maximum number of notes on each subject. */
  "notes.on": readonly NotesOnSubject[];
  /** The existing notes among these ids. */
  "notes.get": readonly Annotation[];
  "notes.anchors": readonly NoteAnchor[];
  /** Replies once the store is known to have all notes. */
  "notes.ready": null;
  "note.save": SaveOutcome;
  /**
   * The number in the history by which the deletion can be undone; null if there was nothing to
   * delete.
   */
  "note.delete": { undo: number | null };
  /** Undoes or redoes a change, by its number in the history. */
  "notes.turn": UndoOutcome;
  /** Stores some of the notes of a batch separately, until all of them are there. */
  "import.stage": null;
  /**
   * The number of changed notes; null if the notes have changed since the user was shown the plan.
   */
  "import.commit": number | null;
  "library.change": LibraryOutcome;
  "library.read": null;
  "term.refuse": null;
  /** Hands a page over to the reader, and opens its preview. False if the page did not answer. */
  "page.add": boolean;
  "copies.list": readonly CopyInfo[];
  "copies.read": string;
  /**
   * The content of the journal, if the database cannot be read: one part, and the index of the next
   * one, or null.
   */
  "journal.read": { annotations: readonly Annotation[]; next: number | null };
  /** Deletes the database and rebuilds it from the journal and the bundled data. */
  "store.rebuild": null;
  /**
   * The user has read what was recovered, has exported a backup, or does not want to be reminded
   * now.
   */
  "safety.note": null;
  "site.switch": null;
  "site.level": null;
  /** For the card, which may have no access to where the settings are stored. */
  "settings.get": Settings;
  /** Changes only the named settings. */
  "settings.change": null;
  /** The user has opened this term's card. */
  "term.met": null;
  /** The bundled report and glossary, if the store cannot be read. */
  "bundle.read": DocumentRecords;
  /** Replies once the bundled report and glossary are in the store. */
  "bundle.ready": null;
}

export type RequestName = keyof typeof SCHEMAS;
export type Params<N extends RequestName> = DeepReadonly<v.InferOutput<(typeof SCHEMAS)[N]>>;
export type Reply<N extends RequestName> = Replies[N];

/** Why something was not carried out: the store's troubles, those of requests, and a worker that failed. */
export type Trouble = StoreTrouble | "refused" | "unreachable" | "changed-since" | "stopped";

/** Errors lose their class between contexts, so the reply is a plain value. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly trouble: Trouble;
      /** For developers, in English. */
      readonly message: string;
      readonly excess: Excess | null;
      /** The invalid part of the parameters, if that is what went wrong. */
      readonly field?: WrongField | null;
    };

export interface RequestMessage<N extends RequestName = RequestName> {
  readonly cideng: N;
  readonly params: Params<N>;
}

/**
 * A message from the background to a tab: a command of the user, or a question for the markup of the
 * page, which its outermost frame answers.
 */
export interface TabMessage {
  readonly cideng: "compose" | "term" | "term-mode" | "markup";
}

/** A page as its script sees it. */
export interface PageMarkup {
  readonly markup: string;
  readonly address: string;
  readonly title: string;
}

/**
 * The name of the port over which each frame of a page reports its status to the popup and the side
 * panel.
 */
export const PAGE_PORT = "cideng-page";

/** The name of the same port if it is the side panel's. The panel also follows the page's cards. */
export const PANEL_PORT = "cideng-panel";

/** What a frame says to the side panel when a card has opened on a term there. */
export interface OpenedTerm extends TermPlace {
  /** The frame: see {@link FrameStatus}. */
  readonly frame: string;
}

/** A lit term at one place of a page. */
export interface TermPlace {
  readonly term: TermAddress;
  readonly guess: boolean;
  /** Other terms at the same place: with the same written form, or inside it. */
  readonly inner: readonly TermAddress[];
}

/** The status of one frame of a page. */
export interface FrameStatus {
  /** Identifies one frame of a page. */
  readonly frame: string;
  readonly isTop: boolean;
  /** The host that the site switch applies to. */
  readonly host: string;
  /** The title of the document, in one line; empty if it has none. */
  readonly title: string;
  readonly state:
    | "reading"
    | "settled"
    | "flooded"
    | "off"
    | "paused"
    | "cannot-paint"
    | "no-lexicon";
  /** The percentage of the page that has been read, while it is being read. */
  readonly progress: number;
  /** Whether the page contains Chinese; determined only if no term was found. */
  readonly hasHan: boolean;
  readonly contentType: string;
  /** The number of occurrences of each term in this frame. */
  readonly counts: Readonly<Record<string, number>>;
  /**
   * The number of occurrences of each term that the level does not light. In a long frame, only its
   * beginning is counted.
   */
  readonly dark: Readonly<Record<string, number>>;
  /** The addresses under which notes on this document are stored. */
  readonly addresses: PageAddresses;
  /** The state of the places of its notes, by note id. */
  readonly notes: Readonly<Record<string, NotePlace>>;
  /** The selection in this frame: only the beginning, if it is long. */
  readonly selection: string;
}

/**
 * The state of a noted place: unchanged, elsewhere, with other words, or not found on this page.
 */
export type NotePlace = "there" | "moved" | "changed" | "missing";

/**
 * Messages from the popup and the side panel to the frames, over the same port. Each frame hears
 * all messages.
 */
export type ToFrame =
  | {
      readonly type: "visit";
      /** The addressed frame. */
      readonly frame: string;
      readonly term: string;
      /** Which of the term's places in that frame, counted from 0. */
      readonly index: number;
    }
  | { readonly type: "visit-note"; readonly frame: string; readonly id: string };

/** Messages from a content script to its card frame, over their own `MessagePort`. */
export type ToCard =
  /** These terms are on the page: load the data to show them. */
  | { readonly type: "prepare"; readonly terms: readonly TermAddress[] }
  | {
      readonly type: "show";
      readonly turn: number;
      readonly subject: CardSubject;
      /** The state in which the user left it, if this is the same card in a new frame. */
      readonly state: CardState | null;
      /** Whether the side panel is open. It shows the whole entry, so the card stays brief. */
      readonly isFollowed: boolean;
      /** Whether a finger has opened the card, so that it is a sheet as wide as the window. */
      readonly isSheet: boolean;
    }
  /** The card is now visible and has the focus: its first control takes the keyboard. */
  | { readonly type: "focus" }
  /** The user has clicked on the term again: show its whole entry. */
  | { readonly type: "grow" }
  | { readonly type: "hide" };

/** Notes on one passage of a page, by the page's addresses and the notes' ids. */
export interface NotedPassage {
  readonly pages: readonly string[];
  readonly ids: readonly string[];
}

/**
 * The state that a card cannot restore by itself when its frame has been removed: how its subject
 * was reached, and how the user left it.
 */
export interface CardState {
  /** The current subject. The trail holds the subjects before it, the latest last. */
  readonly subject: CardSubject;
  readonly trail: readonly CardSubject[];
  readonly isPinned: boolean;
  /** Whether a note was being written in it. */
  readonly isWriting: boolean;
}

/**
 * How much a card shows of a term: one line, with the keyboard focus, in term mode; the brief card
 * where the pointer rests; or the whole entry, once the user asks for it.
 */
export type TermView = "line" | "brief" | "whole";

/** What a card shows. */
export type CardSubject =
  | (TermPlace & {
      readonly type: "term";
      readonly view: TermView;
      /** The notes on the passage that contains the term. */
      readonly noted: NotedPassage | null;
    })
  | ({ readonly type: "notes" } & NotedPassage)
  /** `isTerm`: the selection is to be a term, and not the passage of a note. */
  | { readonly type: "compose"; readonly target: Target; readonly isTerm: boolean }
  /** Term mode was requested, but no term is visible. */
  | { readonly type: "no-term" };

/** Messages from the card frame to its content script. */
export type FromCard =
  /** The card shows the content of that turn, and wants this size (CSS pixels). */
  | {
      readonly type: "shown";
      readonly turn: number;
      readonly width: number;
      readonly height: number;
      /**
       * Whether the pointer is in the card, so that what is under it must stay there. (The page
       * around the card does not always know.)
       */
      readonly isPointed: boolean;
    }
  /** The card is pinned, or the user is typing in it: do not close it when the pointer leaves. */
  | { readonly type: "hold"; readonly held: boolean; readonly state: CardState }
  /** The pointer is in the card. The page around it is not always told. */
  | { readonly type: "entered" }
  /** A note on the selection has been saved: the selection is no longer needed. */
  | { readonly type: "saved" }
  /** Go to the next or the previous place of its term on this page. */
  | { readonly type: "step"; readonly by: 1 | -1 }
  /** In term mode: go to the next or the previous term in view. */
  | { readonly type: "walk"; readonly by: 1 | -1 }
  /** The user drags the card by this many CSS pixels. */
  | { readonly type: "move"; readonly x: number; readonly y: number }
  /** The user lets go of the card that was dragged. */
  | { readonly type: "drop" }
  /** A sheet is to be as high as it can be, or as low as at first. */
  | { readonly type: "stretch" }
  | { readonly type: "close" };

type DeepReadonly<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;
