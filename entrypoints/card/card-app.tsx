import type { Locale } from "@/components/locale";
import { emptyDraft } from "@/lib/annotation/drafts";
import type { AnnotationDraft, Target } from "@/lib/annotation/model";
import { handOverTerm } from "@/lib/library/handed-over";
import { openReader } from "@/lib/library/open-reader";
import type { SaveResult } from "@/lib/messages/outcomes";
import { type Language, translator } from "@/lib/i18n/translate";
import { noteActions } from "@/lib/library/notes";
import type { CardSubject, FromCard, ToCard } from "@/lib/messages/contract";
import type { State } from "@/lib/published/changes";
import type { TermAddress } from "@/lib/document/address";
import { send } from "@/lib/messages/send";
import { loadContent, nameOf, notesIn, savedNow, termContent } from "./card-content";
import type { CardData } from "./card-data";
import { actionOf } from "./card-keys";
import type { CardBarProps } from "./card-bar";
import { ClickGuard } from "./click-guard";
import type { CardDrafts } from "./card-drafts";
import type { CardContent } from "./card-view";
import { drawCard } from "./draw-card";
import { Hold } from "./hold";
import { OwnSize } from "./own-size";
import { type TermSubject, atMostBrief, draftKeyOf, termsOf, wholeTerm, withRoom } from "./subject";
import { followPointer } from "./dwell";
import { followChanges } from "./follow-changes";
import { ScrollPlace } from "./scroll-place";
import { takeFocus } from "./take-focus";
import { Trail } from "./trail";

/** Milliseconds after which the card opens anyway and says that it is loading. */
const LOADING_AFTER_MS = 200;

/**
 * Milliseconds for which a card says that a note on a selection was saved, and offers to undo it. It
 * stays if the pointer moves in it, or a key is pressed.
 */
const SAVED_MS = 4000;

interface Parts {
  readonly root: HTMLElement;
  readonly language: Language;
  readonly data: CardData;
  /** The published state at the time when the data's settings were read, or an earlier one. */
  readonly state: State;
  readonly drafts: CardDrafts;
  readonly say: (message: FromCard) => void;
}

/** The card. It keeps the data of the page's terms, and shows what the content script asks for. */
export class CardApp {
  readonly #root: HTMLElement;
  readonly #say: (message: FromCard) => void;
  readonly #locale: Locale;
  readonly #data: CardData;
  readonly #drafts: CardDrafts;
  #subject: CardSubject | null = null;
  readonly #trail = new Trail();
  #content: CardContent = { kind: "loading" };
  readonly #guard: ClickGuard;
  readonly #size: OwnSize;
  /** Whether the last click was refused, because the page may have stolen it. */
  #isRefused = false;
  #turn = 0;
  readonly #hold = new Hold();
  readonly #scroll = new ScrollPlace();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the side panel shows the whole entry. The card then stays brief. */
  #isFollowed = false;
  /** Whether the brief card has just become the whole one. Nothing under the pointer is the same then. */
  #isGrowing = false;

  constructor({ root, language, data, state, drafts, say }: Parts) {
    this.#root = root;
    this.#say = say;
    this.#data = data;
    this.#drafts = drafts;
    this.#locale = { language, t: translator(language) };
    document.documentElement.lang = language;
    this.#size = new OwnSize(root, (size) => {
      const isPointed = root.matches(":hover") && !this.#isGrowing;
      this.#isGrowing = false;
      if (this.#subject) say({ type: "shown", turn: this.#turn, ...size, isPointed });
    });
    this.#guard = new ClickGuard(root, () => this.#setRefused(true));
    // A refused click does not reach this listener.
    addEventListener("click", () => this.#setRefused(false));
    addEventListener("keydown", (event) => this.#key(event));
    followPointer({
      onEnter: () => say({ type: "entered" }),
      onDwell: () => this.#grow(),
      onMove: () => clearTimeout(this.#timer),
    });
    followChanges(state, ({ edition }) => {
      this.#data.follow(edition);
      return this.#published();
    });
  }

  /** Handles a message from the content script. */
  hear(message: ToCard): void {
    switch (message.type) {
      case "prepare":
        // An error here is not shown. The card shows it when it opens and asks again.
        this.#data.load(message.terms).catch(() => {});
        break;
      case "show":
        this.#begin(message);
        break;
      case "focus":
        takeFocus(this.#root);
        break;
      case "grow":
        this.#grow();
        break;
      case "hide":
        this.#dropIdleDraft();
        this.#subject = null;
        break;
    }
  }

  #begin(message: Extract<ToCard, { type: "show" }>): void {
    const { turn, subject, state, isFollowed, isSheet } = message;
    this.#turn = turn;
    this.#isFollowed = isFollowed;
    this.#size.setSheet(isSheet);
    this.#isRefused = false;
    this.#guard.begin();
    this.#trail.begin(state?.trail ?? []);
    this.#hold.begin(state);
    const shown = state?.subject ?? (isFollowed ? atMostBrief(subject) : subject);
    // If the earlier frame of this card left a draft, writing continues here.
    this.#show(shown, {
      isWriting: state !== null && this.#drafts.get(draftKeyOf(shown)) !== null,
    });
  }

  /**
   * @param top the scroll position (CSS pixels)
   * @param isWriting whether its editor is open again
   */
  #show(asked: CardSubject, { top = 0, isWriting = false } = {}): void {
    this.#dropIdleDraft();
    clearTimeout(this.#timer);
    if (asked.type === "compose" && asked.isTerm) {
      void this.#beginTerm(asked.target);
      return;
    }
    // Text that was typed and not saved is shown, which a brief card has no room for.
    const subject = this.#drafts.get(draftKeyOf(asked)) ? withRoom(asked) : asked;
    this.#subject = subject;
    this.#hold.isWriting = isWriting || subject.type === "compose";
    this.#size.forget();
    this.#scroll.want(top);
    const isKnown = subject.type === "term" && !subject.noted && this.#data.has(termsOf(subject));
    if (isKnown) {
      // Everything is loaded, so the card is ready in the next frame.
      this.#draw(termContent(this.#data, subject, []));
      this.#noteMet(subject);
      return;
    }
    void this.#load(subject);
  }

  /** Opens the reader, where the selected words become a term. */
  async #beginTerm(target: Target): Promise<void> {
    const form = await handOverTerm(target);
    openReader({ view: "begin", form });
    this.#close();
  }

  async #load(subject: CardSubject): Promise<void> {
    const timer = setTimeout(() => {
      if (this.#subject === subject) this.#draw({ kind: "loading" });
    }, LOADING_AFTER_MS);
    const content = await loadContent(this.#data, subject, this.#trail.subjects);
    clearTimeout(timer);
    if (this.#subject !== subject) return;
    this.#draw(content);
    if (content.kind === "term") this.#noteMet(subject as TermSubject);
  }

  #noteMet({ term, view }: TermSubject): void {
    if (this.#data.settings.onlyUnmet && view !== "line")
      send("term.met", { term }).catch(() => {});
  }

  /** Shows changed settings and notes. Text that is being typed stays. */
  async #published(): Promise<void> {
    const subject = this.#subject;
    try {
      this.#data.settings = await send("settings.get", {});
      await this.#data.reloadNotes();
    } catch {
      // The card shows the error when the user next asks for something.
      return;
    }
    if (!subject || this.#subject !== subject) return;
    if (subject.type === "compose") {
      const content = await savedNow(() => this.#content);
      if (content) this.#draw(content);
      return;
    }
    const content = await loadContent(this.#data, subject, this.#trail.subjects);
    if (this.#subject === subject && content.kind !== "trouble") this.#draw(content);
  }

  #setRefused(isRefused: boolean): void {
    if (isRefused === this.#isRefused) return;
    this.#isRefused = isRefused;
    this.#draw(this.#content);
  }

  async #moreNotes(): Promise<void> {
    if (this.#subject?.type !== "term") return;
    // If that fails, the card stays as it is.
    await this.#data.loadMoreNotes(this.#subject.term).catch(() => {});
    await this.#published();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    clearTimeout(this.#timer);
    this.#setRefused(false);
    if (event.key === "Escape") this.#close();
    const subject = this.#subject;
    const action = subject?.type === "term" ? actionOf(event, subject.view) : null;
    if (!action) return;
    if (action.type === "source") {
      const source = this.#content.kind === "term" && this.#content.sources[action.index];
      if (source) this.#switchTo(source.address);
      return;
    }
    event.preventDefault();
    if (action.type === "grow" || action.type === "note") {
      this.#openWhole(action.type === "note");
      return;
    }
    this.#hold.isStepping = action.type === "step";
    this.#say(action);
  }

  /** Shows the whole entry to a user of the keyboard, and begins a note on it if that is wanted. */
  #openWhole(isNote: boolean): void {
    this.#hold.isPinned ||= this.#content.kind === "line";
    if (isNote) this.#beginNote();
    else this.#grow();
    // An editor that was open before does not take the focus by itself.
    const field = isNote && this.#root.querySelector("textarea");
    (field || this.#root.querySelector<HTMLElement>(".card"))?.focus();
  }

  /** Shows more of the term's entry: the whole of it, unless the side panel does. */
  #grow(): void {
    const subject = this.#subject;
    if (subject?.type === "term") this.#growTo(subject, this.#isFollowed ? "brief" : "whole");
  }

  #growTo(subject: TermSubject, view: "brief" | "whole"): void {
    if (subject.view === "whole" || subject.view === view) return;
    this.#isGrowing = true;
    this.#show({ ...subject, view });
  }

  /** Begins a note on the term, for which a brief card has no room. */
  #beginNote(): void {
    const subject = this.#subject;
    if (subject?.type !== "term") return;
    this.#growTo(subject, "whole");
    const target = { type: "resource", source: subject.term } as const;
    const key = draftKeyOf(subject);
    this.#setDraft(key, this.#drafts.get(key) ?? emptyDraft(target));
  }

  #open(address: TermAddress): void {
    if (this.#subject) this.#trail.leave(this.#subject, this.#scroll.now);
    this.#show(wholeTerm(address));
  }

  /** Shows the entry of another glossary for the same word, in the place of this one. */
  #switchTo(term: TermAddress): void {
    const subject = this.#subject;
    if (subject?.type !== "term" || subject.term === term) return;
    const inner = [subject.term, ...subject.inner.filter((it) => it !== term)];
    this.#show({ ...subject, term, inner });
  }

  #back(): void {
    const before = this.#trail.back();
    if (before) this.#show(before.subject, { top: before.top });
  }

  #draw(content: CardContent): void {
    this.#content = content;
    const key = draftKeyOf(this.#subject);
    drawCard(
      this.#root,
      { locale: this.#locale, documents: this.#data.documents, turn: this.#turn },
      {
        content,
        bar: this.#bar(),
        isRefused: this.#isRefused,
        draft: this.#drafts.get(key),
        takesFocus: this.#hold.isWriting,
        onDraft: (next) => this.#setDraft(key, next),
        onSave: (note) => this.#save(note),
        onDelete: (id) => this.#done(noteActions.onDelete(id)),
        onUndo: (n) => this.#done(noteActions.onUndo(n)),
        onExport: (note) => noteActions.onExport(note),
        onOpen: (term) => this.#open(term),
        onGrow: this.#isFollowed ? null : () => this.#grow(),
        onNote: () => this.#beginNote(),
        onSource: (term) => this.#switchTo(term),
        onTerm: (target) => void this.#beginTerm(target),
        onMoreNotes: () => void this.#moreNotes(),
        onRetry: () => this.#subject && this.#show(this.#subject),
        citation: (passage) => this.#data.citation(passage),
        link: (passage) => this.#data.link(passage),
      },
    );
    if (content.kind !== "loading") this.#scroll.reach();
    this.#tellHeld();
    this.#size.look();
  }

  #bar(): CardBarProps {
    const before = this.#trail.last;
    return {
      before: before && nameOf(before, this.#data, this.#locale.t),
      isPinned: this.#hold.isPinned,
      isSheet: this.#size.isSheet,
      onBack: () => this.#back(),
      onPin: () => {
        this.#setPinned(!this.#hold.isPinned);
        this.#grow();
      },
      onMove: (x, y) => {
        if (!this.#hold.isPinned && !this.#size.isSheet) this.#setPinned(true);
        this.#say({ type: "move", x, y });
      },
      onDrop: () => this.#say({ type: "drop" }),
      onStretch: () => this.#say({ type: "stretch" }),
      onClose: () => this.#close(),
    };
  }

  #setPinned(isPinned: boolean): void {
    this.#hold.isPinned = isPinned;
    this.#draw(this.#content);
  }

  #tellHeld(): void {
    const { kind } = this.#content;
    const isAsked = kind === "line" || kind === "no-term";
    const subject = this.#subject;
    if (!subject) return;
    const state = this.#hold.stateOf(subject, this.#trail.subjects);
    this.#say({ type: "hold", held: this.#hold.isHeld(isAsked), state });
  }

  #setDraft(key: string, draft: AnnotationDraft | null): void {
    this.#drafts.set(key, draft);
    if (key !== draftKeyOf(this.#subject)) return;
    if (this.#content.kind === "compose" && !this.#content.saved?.notes.length && !draft) {
      this.#close();
      return;
    }
    this.#hold.isWriting = draft !== null;
    this.#draw(this.#content);
  }

  #dropIdleDraft(): void {
    this.#drafts.dropIdle(draftKeyOf(this.#subject), notesIn(this.#content));
  }

  async #save(draft: AnnotationDraft): Promise<SaveResult> {
    const result = await this.#done(noteActions.onSave(draft));
    const [subject, content] = [this.#subject, this.#content];
    if (result.kind !== "saved" || content.kind !== "compose") return result;
    // The page now shows the note. A pointer that moves in the card belongs to a user who is still reading.
    this.#say({ type: "saved" });
    const { annotation } = result;
    this.#content = { ...content, saved: { id: annotation.id, notes: [annotation] } };
    this.#timer = setTimeout(() => {
      // The card also stays open if the user has begun to change the note.
      if (this.#subject === subject && !this.#hold.isWriting) this.#close();
    }, SAVED_MS);
    return result;
  }

  /** Waits for an action, and then shows the notes as they are now. */
  async #done<T>(action: Promise<T>): Promise<T> {
    const result = await action;
    await this.#published();
    return result;
  }

  #close(): void {
    this.#say({ type: "close" });
  }
}
