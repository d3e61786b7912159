import type * as v from "valibot";
import type { Annotation, AnnotationDraft, Colour, Selectors, Target } from "../annotation/model";
import type { PageAddresses } from "../annotation/page-addresses";
import type { Excess, WrongField } from "../annotation/limits";
import type { TermAddress } from "../document/address";
import type { Settings } from "../settings/settings";
import type { CopyInfo } from "../journal/contract";
import type { SaveOutcome, UndoOutcome } from "../store/note-writer";
import type {
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
  /** Every passage these terms stand in, and the headings those stand under. */
  readonly passages: readonly PassageRecord[];
  /** The figures that belong to these terms. */
  readonly figures: readonly FigureRecord[];
  /** The notes on these terms: of each the last ones. */
  readonly notes: readonly NotesOnSubject[];
}

/** The last notes on something, the earliest of them first, and how many there are in all. */
export interface NotesOnSubject {
  readonly subject: string;
  readonly count: number;
  readonly notes: readonly Annotation[];
}

/** Where a note hangs on a page. Not its text: that never enters a page's process. */
export interface NoteAnchor {
  readonly id: string;
  readonly selectors: Selectors;
  readonly colour: Colour;
}

/**
 * What the background answers to each request. Asked a second time a request does no more than once: the background may end
 * between doing and answering.
 */
export interface Replies {
  /** A content script has made a card frame; whoever shows this nonce next from the same tab is that card. */
  "card.announce": null;
  /** A card frame asks whether the one who gave it this nonce is our content script. A nonce counts once. */
  "card.claim": boolean;
  /** What was typed into cards and not saved, by what it is about. */
  "drafts.list": Readonly<Record<string, AnnotationDraft>>;
  "draft.keep": null;
  /** With at most so many notes on each. */
  "entries.get": Entries;
  /** Of each at most so many. */
  "notes.on": readonly NotesOnSubject[];
  /** The notes with these ids that there are. */
  "notes.get": readonly Annotation[];
  "notes.anchors": readonly NoteAnchor[];
  /** Answers when what the store has of the notes is all that there is. */
  "notes.ready": null;
  "note.save": SaveOutcome;
  /** By which number in the history it can be undone; null where nothing was there to delete. */
  "note.delete": { undo: number | null };
  /** Takes a change back, or does it again, by its number in the history. */
  "notes.turn": UndoOutcome;
  /** Lays some of the notes of a batch aside, until all are there. */
  "import.stage": null;
  /** How many notes have changed; null if the notes have, since the user was shown what would. */
  "import.commit": number | null;
  "copies.list": readonly CopyInfo[];
  "copies.read": string;
  /** What the journal holds, where the database cannot be read: some at a time, and from where to go on, or null. */
  "journal.read": { annotations: readonly Annotation[]; next: number | null };
  /** Throws the database away and builds it from the journal and the bundled data. */
  "store.rebuild": null;
  /** The user has read what was recovered, or has taken a backup out, or does not want to be reminded now. */
  "safety.note": null;
  "site.switch": null;
  /** For the card, which may have no way to where they lie. */
  "settings.get": Settings;
  /** Only what is named is changed. */
  "settings.change": null;
  /** The user has opened this term's card. */
  "term.met": null;
  /** What the user knows of where a report was published; null for what is not known. */
  "source.set": null;
  /** The bundled report and glossary, where the store cannot be read. */
  "bundle.read": DocumentRecords;
  /** Answers when the bundled report and glossary are in the store. */
  "bundle.ready": null;
}

export type RequestName = keyof typeof SCHEMAS;
export type Params<N extends RequestName> = DeepReadonly<v.InferOutput<(typeof SCHEMAS)[N]>>;
export type Reply<N extends RequestName> = Replies[N];

/** Why something that was asked was not done: the store's troubles, and those of asking. */
export type Trouble = StoreTrouble | "refused" | "unreachable" | "changed-since";

/** Errors lose their class on the way between contexts, so what goes over the wire is a value. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly trouble: Trouble;
      /** For who looks into it, in English. */
      readonly message: string;
      readonly excess: Excess | null;
      /** What of the parameters is not as it has to be, if that is what went wrong. */
      readonly field?: WrongField | null;
    };

export interface RequestMessage<N extends RequestName = RequestName> {
  readonly cideng: N;
  readonly params: Params<N>;
}

/** What the background says to a tab: a command of the user's. */
export interface TabMessage {
  readonly cideng: "compose" | "term-mode";
}

/** What each frame of a page tells popup and side panel, over a port of this name. */
export const PAGE_PORT = "cideng-page";

export interface FrameStatus {
  /** Tells the frames of a page apart. */
  readonly frame: string;
  readonly isTop: boolean;
  /** The host that the site switch is about. */
  readonly host: string;
  readonly state:
    | "reading"
    | "settled"
    | "flooded"
    | "off"
    | "paused"
    | "cannot-paint"
    | "no-lexicon";
  /** Per cent of the page that have been read, while it is being read. */
  readonly progress: number;
  /** Whether there is any Chinese in it; asked only where nothing was found. */
  readonly hasHan: boolean;
  readonly contentType: string;
  /** How often each term stands in this frame. */
  readonly counts: Readonly<Record<string, number>>;
  /** What notes on this document are kept under. */
  readonly addresses: PageAddresses;
  /** What became of the places of its notes, by id. */
  readonly notes: Readonly<Record<string, NotePlace>>;
  /** What is selected in it: the beginning, if that is long. */
  readonly selection: string;
}

/** What became of a noted place: where it was, elsewhere, with other words, or not found on this page. */
export type NotePlace = "there" | "moved" | "changed" | "missing";

/** What popup and side panel tell the frames, over the same port: each hears what is said to all. */
export type ToFrame =
  | {
      readonly type: "visit";
      /** The frame that is meant. */
      readonly frame: string;
      readonly term: string;
      /** Which of the term's places in that frame, from 0. */
      readonly index: number;
    }
  | { readonly type: "visit-note"; readonly frame: string; readonly id: string };

/** What a content script tells its card frame, over a `MessagePort` of their own. */
export type ToCard =
  /** These terms are on the page: load what showing them needs. */
  | { readonly type: "prepare"; readonly terms: readonly TermAddress[] }
  | {
      readonly type: "show";
      readonly turn: number;
      readonly subject: CardSubject;
      /** How the user had it, if this is the same card in a new frame. */
      readonly state: CardState | null;
    }
  /** It can be seen now and has the focus: what is first in it takes the keyboard. */
  | { readonly type: "focus" }
  /** Which place of its term on the page the card stands beside, from 0, of how many. */
  | {
      readonly type: "place";
      readonly turn: number;
      readonly index: number;
      readonly count: number;
    }
  | { readonly type: "hide" };

/** Notes on one passage of a page, by the page's addresses and their own ids. */
export interface NotedPassage {
  readonly pages: readonly string[];
  readonly ids: readonly string[];
}

/** What a card cannot know again when its frame has been thrown away: what was opened from what, and how the user had it. */
export interface CardState {
  /** What it shows now; what that was opened from is in the trail, the last one last. */
  readonly subject: CardSubject;
  readonly trail: readonly CardSubject[];
  readonly isPinned: boolean;
  /** Whether a note was being written in it. */
  readonly isWriting: boolean;
}

export type CardSubject =
  | {
      readonly type: "term";
      readonly term: TermAddress;
      readonly guess: boolean;
      /** Other terms that stand there: of the same written form, or inside it. */
      readonly inner: readonly TermAddress[];
      /** In term mode: the term in a line, with the keyboard. */
      readonly brief: boolean;
      /** The notes on the passage that it stands in. */
      readonly noted: NotedPassage | null;
    }
  | ({ readonly type: "notes" } & NotedPassage)
  | { readonly type: "compose"; readonly target: Target }
  /** Term mode was asked for where no term can be seen. */
  | { readonly type: "no-term" };

/** What the card frame tells its content script. */
export type FromCard =
  /** It shows what that turn asked for, and would like to be this high (CSS pixels). */
  | {
      readonly type: "shown";
      readonly turn: number;
      readonly height: number;
      /** The pointer is in it: what is under that is to stay there. (The page around it is not always told.) */
      readonly isPointed: boolean;
    }
  /** It is pinned, or something is being typed: do not close because the pointer has gone. */
  | { readonly type: "hold"; readonly held: boolean; readonly state: CardState }
  /** A note on what was selected has been saved: the selection has done its work. */
  | { readonly type: "saved" }
  /** To the next place of its term on this page, or the one before. */
  | { readonly type: "step"; readonly by: 1 | -1 }
  /** In term mode: to the next term in view, or the one before. */
  | { readonly type: "walk"; readonly by: 1 | -1 }
  /** The user drags it: from where it is by so many CSS pixels. */
  | { readonly type: "move"; readonly x: number; readonly y: number }
  | { readonly type: "close" };

type DeepReadonly<T> = T extends string
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;
