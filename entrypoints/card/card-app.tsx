import { render } from "preact";
import { LocaleContext } from "@/components/locale";
import { Sources } from "@/components/sources";
import { emptyDraft } from "@/lib/annotation/drafts";
import type { AnnotationDraft, Target } from "@/lib/annotation/model";
import { handOverTerm } from "@/lib/library/handed-over";
import { openReader } from "@/lib/library/open-reader";
import type { SaveResult } from "@/lib/messages/outcomes";
import { type Language, type Translate, translator } from "@/lib/i18n/translate";
import { noteActions } from "@/lib/library/notes";
import type { CardState, CardSubject, FromCard, ToCard } from "@/lib/messages/contract";
import type { State } from "@/lib/published/changes";
import type { TermAddress } from "@/lib/document/address";
import { send } from "@/lib/messages/send";
import { loadContent, termContent } from "./card-content";
import type { CardData } from "./card-data";
import { actionOf } from "./card-keys";
import { ClickGuard } from "./click-guard";
import type { CardDrafts } from "./card-drafts";
import { type CardContent, CardView } from "./card-view";
import { OwnSize } from "./own-size";
import { type TermSubject, draftKeyOf, termsOf } from "./subject";
import { followChanges } from "./follow-changes";
import { takeFocus } from "./take-focus";
import { Trail } from "./trail";

/** Milliseconds after which the card opens anyway and says that it is loading. */
const LOADING_AFTER_MS = 200;

/** Milliseconds for which a card says that a note on a selection was saved, unless the pointer moves. */
const SAVED_MS = 1600;

/** Milliseconds in which a pointer inside a brief card asks for the whole one. */
const DWELL_MS = 600;

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
  readonly #locale: { readonly language: Language; readonly t: Translate };
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
  /** Whether the user has asked for the editor. Only then does the card take the keyboard and stay open. */
  #isWriting = false;
  #isPinned = false;
  /** Whether the user asks for the next place. Its card opens pinned: the pointer is still at the last one. */
  #isStepping = false;
  /** The scroll position to set once the content is there (CSS pixels); null once it has been set. */
  #top: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dwell: ReturnType<typeof setTimeout> | undefined;
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
    // A pointer that stays in a brief card belongs to a user who reads on.
    const { documentElement } = document;
    documentElement.addEventListener("pointerenter", () => {
      say({ type: "entered" });
      this.#dwell = setTimeout(() => this.#grow(), DWELL_MS);
    });
    documentElement.addEventListener("pointerleave", () => clearTimeout(this.#dwell));
    addEventListener("pointermove", ({ movementX, movementY }) => {
      // The browser also reports a pointer that rests while something moves under it.
      if (movementX !== 0 || movementY !== 0) clearTimeout(this.#timer);
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

  #begin({ turn, subject, state }: Extract<ToCard, { type: "show" }>): void {
    this.#turn = turn;
    this.#isRefused = false;
    this.#guard.begin();
    this.#trail.begin(state?.trail ?? []);
    this.#isPinned = state?.isPinned ?? this.#isStepping;
    this.#isStepping = false;
    const shown = state?.subject ?? subject;
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
    const subject = this.#withDraft(asked);
    this.#subject = subject;
    this.#isWriting = isWriting || subject.type === "compose";
    this.#size.forget();
    this.#top = top;
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

  /** Text that was typed and not saved is shown, which a brief card has no room for. */
  #withDraft(subject: CardSubject): CardSubject {
    const isBrief = subject.type === "term" && subject.view === "brief";
    return isBrief && this.#drafts.get(draftKeyOf(subject))
      ? { ...subject, view: "whole" }
      : subject;
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
    if (!subject || subject.type === "compose" || this.#subject !== subject) return;
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
    this.#setRefused(false);
    if (event.key === "Escape") this.#close();
    const subject = this.#subject;
    const action = subject?.type === "term" ? actionOf(event, subject.view) : null;
    if (!action) return;
    event.preventDefault();
    if (action.type === "grow") {
      this.#isPinned ||= this.#content.kind === "line";
      this.#grow();
      this.#root.querySelector<HTMLElement>(".card")?.focus();
      return;
    }
    this.#isStepping = action.type === "step";
    this.#say(action);
  }

  /** Shows the whole entry of the term of which the card shows a part. */
  #grow(): void {
    const subject = this.#subject;
    if (subject?.type !== "term" || subject.view === "whole") return;
    this.#isGrowing = true;
    this.#show({ ...subject, view: "whole" });
  }

  /** Begins a note on the term. */
  #beginNote(): void {
    const subject = this.#subject;
    if (subject?.type !== "term") return;
    this.#grow();
    const target = { type: "resource", source: subject.term } as const;
    this.#setDraft(draftKeyOf(subject), emptyDraft(target));
  }

  #open(address: TermAddress): void {
    if (this.#subject) this.#trail.leave(this.#subject, scroller().scrollTop);
    this.#show({
      type: "term",
      term: address,
      guess: false,
      inner: [],
      view: "whole",
      noted: null,
    });
  }

  #back(): void {
    const before = this.#trail.back();
    if (before) this.#show(before.subject, { top: before.top });
  }

  #draw(content: CardContent): void {
    this.#content = content;
    const key = draftKeyOf(this.#subject);
    const before = this.#trail.last;
    render(
      <LocaleContext.Provider value={this.#locale}>
        <Sources documents={this.#data.documents}>
          <CardView
            key={this.#turn}
            content={content}
            bar={{
              before: before ? this.#nameOf(before) : null,
              isPinned: this.#isPinned,
              onBack: () => this.#back(),
              onPin: () => {
                this.#setPinned(!this.#isPinned);
                this.#grow();
              },
              onMove: (x, y) => {
                if (!this.#isPinned) this.#setPinned(true);
                this.#say({ type: "move", x, y });
              },
              onClose: () => this.#close(),
            }}
            isRefused={this.#isRefused}
            draft={this.#drafts.get(key)}
            takesFocus={this.#isWriting}
            onDraft={(next) => this.#setDraft(key, next)}
            onSave={(note) => this.#save(note)}
            onDelete={(id) => this.#done(noteActions.onDelete(id))}
            onUndo={(n) => this.#done(noteActions.onUndo(n))}
            onExport={(note) => noteActions.onExport(note)}
            onOpen={(term) => this.#open(term)}
            onGrow={() => this.#grow()}
            onNote={() => this.#beginNote()}
            onTerm={(target) => void this.#beginTerm(target)}
            onMoreNotes={() => void this.#moreNotes()}
            onRetry={() => this.#subject && this.#show(this.#subject)}
            citation={(passage) => this.#data.citation(passage)}
          />
        </Sources>
      </LocaleContext.Provider>,
      this.#root,
    );
    if (content.kind !== "loading") this.#scroll();
    this.#tellHeld();
    this.#size.look();
  }

  /** Scrolls once per subject, when its content is there: to its top, or to where the user left it. */
  #scroll(): void {
    if (this.#top === null) return;
    scroller().scrollTop = this.#top;
    this.#top = null;
  }

  #setPinned(isPinned: boolean): void {
    this.#isPinned = isPinned;
    this.#draw(this.#content);
  }

  #tellHeld(): void {
    const { kind } = this.#content;
    const isAsked = kind === "line" || kind === "no-term";
    const subject = this.#subject;
    if (!subject) return;
    const state: CardState = {
      subject,
      trail: this.#trail.subjects,
      isPinned: this.#isPinned,
      isWriting: this.#isWriting,
    };
    this.#say({ type: "hold", held: this.#isWriting || this.#isPinned || isAsked, state });
  }

  /** The name of a subject on the button that leads back to it. */
  #nameOf(subject: CardSubject): string | null {
    if (subject.type === "term") return this.#data.term(subject.term)?.form ?? null;
    return this.#locale.t("notes");
  }

  #setDraft(key: string, draft: AnnotationDraft | null): void {
    this.#drafts.set(key, draft);
    if (key !== draftKeyOf(this.#subject)) return;
    if (this.#content.kind === "compose" && !this.#content.saved && !draft) {
      this.#close();
      return;
    }
    this.#isWriting = draft !== null;
    this.#draw(this.#content);
  }

  #dropIdleDraft(): void {
    const { notes = [], noted = [] } = this.#content as Partial<
      Extract<CardContent, { kind: "term" }>
    >;
    this.#drafts.dropIdle(draftKeyOf(this.#subject), [...notes, ...noted]);
  }

  async #save(draft: AnnotationDraft): Promise<SaveResult> {
    const result = await this.#done(noteActions.onSave(draft));
    const [subject, content] = [this.#subject, this.#content];
    if (result.kind !== "saved" || content.kind !== "compose") return result;
    // The page now shows the note. A pointer that moves in the card belongs to a user who is still reading.
    this.#say({ type: "saved" });
    this.#content = { ...content, saved: result.annotation };
    this.#timer = setTimeout(() => {
      // The card also stays open if the user has begun to change the note.
      if (this.#subject === subject && !this.#isWriting) this.#close();
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

const scroller = (): Element => document.scrollingElement ?? document.documentElement;
