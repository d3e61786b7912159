import type { Annotation, AnnotationDraft, PageSelectors, Target } from "../annotation/model";
import type { SourceDetails } from "../citation/source";
import type { FigureRecord, PassageRecord, StoreTrouble, TermRecord } from "../store/shapes";

/** What a card or the popup shows of some terms. */
export interface Entries {
  readonly terms: readonly TermRecord[];
  /** Every passage these terms stand in, and the headings those stand under. */
  readonly passages: readonly PassageRecord[];
  /** The figures that belong to these terms. */
  readonly figures: readonly FigureRecord[];
}

/** Where a note hangs on a page. Not its text: that never enters a page's process. */
export interface NoteAnchor {
  readonly id: string;
  readonly selector: PageSelectors;
}

/** What can be asked of the background: name, parameters, reply. */
export interface Contract {
  /** A content script has made a card frame; whoever shows this nonce next from the same tab is that card. */
  "card.announce": { params: { nonce: string }; reply: null };
  /** A card frame asks whether the one who gave it this nonce is our content script. A nonce counts once. */
  "card.claim": { params: { nonce: string }; reply: boolean };
  "entries.get": { params: { terms: readonly string[] }; reply: Entries };
  "notes.on": { params: { subjects: readonly string[] }; reply: readonly Annotation[] };
  "notes.anchors": { params: { page: string }; reply: readonly NoteAnchor[] };
  "note.save": { params: AnnotationDraft; reply: Annotation };
  "note.delete": { params: { id: string }; reply: null };
  "site.switch": { params: { host: string; on: boolean }; reply: null };
  /** What the user knows of where a report was published; null for what is not known. */
  "source.set": { params: { report: string; details: SourceDetails }; reply: null };
  /** Answers when the bundled report and glossary are in the store. */
  "bundle.ready": { params: Record<string, never>; reply: null };
}

export type RequestName = keyof Contract;
export type Params<N extends RequestName> = Contract[N]["params"];
export type Reply<N extends RequestName> = Contract[N]["reply"];

/** Why something that was asked was not done: the store's troubles, and those of asking. */
export type Trouble = StoreTrouble | "refused" | "unreachable";

/** Errors lose their class on the way between contexts, so what goes over the wire is a value. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble; readonly message: string };

export interface RequestMessage<N extends RequestName = RequestName> {
  readonly cideng: N;
  readonly params: Params<N>;
}

/** What the background says to a tab. */
export interface TabMessage {
  readonly cideng: "compose";
}

/** What each frame of a page tells the popup, over a port of this name. */
export const PAGE_PORT = "cideng-page";

export interface FrameReport {
  /** Tells the frames of a page apart. */
  readonly frame: string;
  readonly isTop: boolean;
  /** The host that the site switch is about. */
  readonly host: string;
  readonly state: "reading" | "settled" | "flooded" | "off" | "cannot-paint" | "no-lexicon";
  /** How often each term stands in this frame. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What a content script tells its card frame, over a `MessagePort` of their own. */
export type ToCard =
  /** These terms are on the page: load what showing them needs. */
  | { readonly type: "prepare"; readonly terms: readonly string[] }
  | { readonly type: "show"; readonly turn: number; readonly subject: CardSubject }
  /** It can be seen now and has the focus: the editor takes the keyboard. */
  | { readonly type: "focus" }
  | { readonly type: "hide" };

export type CardSubject =
  | {
      readonly type: "term";
      readonly term: string;
      readonly guess: boolean;
      readonly inner: readonly string[];
    }
  | { readonly type: "notes"; readonly page: string; readonly ids: readonly string[] }
  | { readonly type: "compose"; readonly target: Target };

/** What the card frame tells its content script. */
export type FromCard =
  | { readonly type: "ready" }
  /** It shows what that turn asked for, and would like to be this high (CSS pixels). */
  | { readonly type: "shown"; readonly turn: number; readonly height: number }
  /** Something is being typed: do not close because the pointer has gone. */
  | { readonly type: "hold"; readonly held: boolean }
  | { readonly type: "close" };
