import { render } from "preact";
import { LocaleContext } from "@/components/locale";
import { emptyDraft } from "@/components/note-list";
import { isSameContent } from "@/lib/annotation/make-annotation";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { type Language, type Translate, translator } from "@/lib/i18n/translate";
import { noteActions } from "@/lib/library/notes";
import { troubleOf } from "@/lib/library/trouble";
import type { CardSubject, FromCard, ToCard } from "@/lib/messages/contract";
import { watchPublished } from "@/lib/messages/published";
import { RequestError, send } from "@/lib/messages/send";
import { readSettings } from "@/lib/messages/stored-settings";
import type { TermRecord } from "@/lib/store/shapes";
import type { CardData } from "./card-data";
import { type CardContent, CardView, type Entry } from "./card-view";

/** If what is asked for is not there by then (milliseconds), the card opens all the same and says so. */
const LOADING_AFTER_MS = 200;

/** Two seconds: a window in the background never gets the focus. */
const FOCUS_FRAMES = 120;

type TermSubject = Extract<CardSubject, { type: "term" }>;

/** The card: keeps what the page's terms need, and shows what the content script asks for. */
export class CardApp {
  readonly #root: HTMLElement;
  readonly #say: (message: FromCard) => void;
  readonly #locale: { readonly language: Language; readonly t: Translate };
  readonly #data: CardData;
  /** What was typed and not saved, by the address of its subject: closing the card must not lose it. */
  readonly #drafts = new Map<string, AnnotationDraft>();
  #subject: CardSubject | null = null;
  /** The terms from which the present one was opened, the last one last. */
  #trail: TermSubject[] = [];
  #content: CardContent = { kind: "loading" };
  #place: { readonly index: number; readonly count: number } | null = null;
  #turn = 0;
  #height = 0;
  /** Whether the user has asked for the editor since the card was shown: only then it takes the keyboard and holds the card. */
  #isWriting = false;
  #isPinned = false;
  #edition: string | null | undefined;

  constructor(
    root: HTMLElement,
    language: Language,
    data: CardData,
    say: (message: FromCard) => void,
  ) {
    this.#root = root;
    this.#say = say;
    this.#data = data;
    this.#locale = { language, t: translator(language) };
    document.documentElement.lang = language;
    new ResizeObserver(() => this.#tellHeight()).observe(root);
    addEventListener("keydown", (event) => this.#key(event));
    watchPublished(new AbortController().signal, ({ edition }) => {
      if (this.#edition !== undefined && this.#edition !== edition) this.#data.forget();
      this.#edition = edition;
      void this.#published();
    });
  }

  hear(message: ToCard): void {
    switch (message.type) {
      case "prepare":
        // What goes wrong here is said when the card opens and asks again.
        this.#data.load(message.terms).catch(() => {});
        break;
      case "show":
        this.#begin(message.turn, message.subject);
        break;
      case "focus":
        this.#takeFocus();
        break;
      case "place":
        if (message.turn !== this.#turn || this.#trail.length > 0) return;
        this.#place = message;
        this.#draw(this.#content);
        break;
      case "hide":
        this.#dropIdleDraft();
        this.#subject = null;
        break;
    }
  }

  #begin(turn: number, subject: CardSubject): void {
    this.#turn = turn;
    this.#trail = [];
    this.#isPinned = this.#isStepping;
    this.#isStepping = false;
    this.#show(subject);
  }

  /** The user has asked for the next place: its card is pinned, for the pointer is where the last one was. */
  #isStepping = false;

  #show(subject: CardSubject): void {
    this.#dropIdleDraft();
    this.#subject = subject;
    this.#place = null;
    this.#isWriting = subject.type === "compose";
    this.#height = 0;
    if (subject.type === "term" && this.#data.has([subject.term, ...subject.inner])) {
      // Nobody is asked, so that it is there with the next frame.
      this.#draw(this.#termContent(subject));
      this.#noteMet(subject);
      return;
    }
    void this.#load(subject);
  }

  async #load(subject: CardSubject): Promise<void> {
    const timer = setTimeout(() => {
      if (this.#subject === subject) this.#draw({ kind: "loading" });
    }, LOADING_AFTER_MS);
    const content = await this.#contentFor(subject);
    clearTimeout(timer);
    if (this.#subject !== subject) return;
    this.#draw(content);
    if (content.kind === "term") this.#noteMet(subject as TermSubject);
  }

  async #contentFor(subject: CardSubject): Promise<CardContent> {
    try {
      switch (subject.type) {
        case "term":
          await this.#data.load([subject.term, ...subject.inner]);
          return this.#termContent(subject);
        case "notes": {
          const notes = await send("notes.on", { subjects: subject.pages });
          return { kind: "notes", notes: notes.filter(({ id }) => subject.ids.includes(id)) };
        }
        case "compose":
          return { kind: "compose", target: subject.target, draft: emptyDraft(subject.target) };
        case "no-term":
          return { kind: "no-term" };
      }
    } catch (error) {
      return { kind: "trouble", info: troubleOf(error) };
    }
  }

  /** @throws RequestError if there is no such entry */
  #termContent({ term: address, guess, inner, brief }: TermSubject): CardContent {
    const term = this.#data.term(address);
    if (!term) throw new RequestError("unavailable", `no entry ${address}`);
    if (brief) return { kind: "brief", term };
    const others = inner.flatMap((it) => this.#data.term(it) ?? []);
    const isAlike = ({ forms }: TermRecord): boolean =>
      forms.some(({ form }) => term.forms.some((it) => it.form === form));
    return {
      kind: "term",
      entry: this.#entry(term),
      guess,
      inner: others.filter((it) => !isAlike(it)),
      alike: others.filter(isAlike).map((it) => this.#entry(it)),
      notes: this.#data.notesOn(address),
    };
  }

  #entry(term: TermRecord): Entry {
    return {
      term,
      passages: this.#data.passagesOf(term.report),
      figures: this.#data.figuresOf(term),
      related: this.#data.relatedTo(term.address),
    };
  }

  #noteMet({ term, brief }: TermSubject): void {
    if (this.#data.settings.onlyUnmet && !brief) send("term.met", { term }).catch(() => {});
  }

  /** Settings or notes have changed somewhere; what is being typed stays. */
  async #published(): Promise<void> {
    const subject = this.#subject;
    try {
      this.#data.settings = await readSettings();
      await this.#data.reloadNotes();
    } catch {
      // Shown when something is asked for.
      return;
    }
    if (!subject || subject.type === "compose" || this.#subject !== subject) return;
    const content = await this.#contentFor(subject);
    if (this.#subject === subject && content.kind !== "trouble") this.#draw(content);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") this.#close();
    const subject = this.#subject;
    if (subject?.type !== "term" || !subject.brief) return;
    const by = WALK[event.key];
    if (by) this.#say({ type: "walk", by });
    if (event.key === "Enter") {
      this.#isPinned = true;
      this.#show({ ...subject, brief: false });
      this.#root.querySelector<HTMLElement>(".card")?.focus();
    }
    if (by || event.key === "Enter") event.preventDefault();
  }

  /**
   * The frame's visibility and its focus reach it from another process, each in its own time: hidden it
   * takes no focus, and with the frame's own focus comes that the field's is cleared. So it is asked for
   * until both are there, or something else in the card has the focus.
   */
  #takeFocus(tries = FOCUS_FRAMES): void {
    const wanted = this.#root.querySelector<HTMLElement>("textarea, .card");
    const field = this.#root.querySelector("textarea") ?? wanted;
    const { activeElement, body } = document;
    if (!field || tries === 0 || (activeElement !== body && activeElement !== field)) return;
    if (document.hasFocus() && activeElement === field) return;
    field.focus();
    requestAnimationFrame(() => this.#takeFocus(tries - 1));
  }

  #open(address: string): void {
    if (this.#subject?.type === "term") this.#trail.push(this.#subject);
    this.#show({ type: "term", term: address, guess: false, inner: [], brief: false });
  }

  #back(): void {
    const before = this.#trail.pop();
    if (before) this.#show(before);
  }

  #draw(content: CardContent): void {
    this.#content = content;
    const key = this.#draftKey();
    const before = this.#trail.at(-1);
    render(
      <LocaleContext.Provider value={this.#locale}>
        <CardView
          key={this.#turn}
          content={content}
          bar={{
            before: before ? (this.#data.term(before.term)?.form ?? null) : null,
            isPinned: this.#isPinned,
            place: this.#place,
            onBack: () => this.#back(),
            onPin: () => this.#setPinned(!this.#isPinned),
            onStep: (by) => {
              this.#isStepping = true;
              this.#say({ type: "step", by });
            },
            onMove: (x, y) => {
              if (!this.#isPinned) this.#setPinned(true);
              this.#say({ type: "move", x, y });
            },
            onClose: () => this.#close(),
          }}
          draft={this.#drafts.get(key) ?? null}
          takesFocus={this.#isWriting}
          onDraft={(next) => this.#setDraft(key, next)}
          onSave={(note) => this.#done(noteActions.onSave(note))}
          onDelete={(id) => this.#done(noteActions.onDelete(id))}
          onUndo={(n) => this.#done(noteActions.onUndo(n))}
          onOpen={(term) => this.#open(term)}
          onRetry={() => this.#subject && this.#show(this.#subject)}
          citation={(passage) => this.#data.citation(passage)}
        />
      </LocaleContext.Provider>,
      this.#root,
    );
    this.#tellHeld();
    this.#tellHeight();
  }

  #setPinned(isPinned: boolean): void {
    this.#isPinned = isPinned;
    this.#draw(this.#content);
  }

  #tellHeld(): void {
    const { kind } = this.#content;
    const isAsked = kind === "brief" || kind === "no-term";
    this.#say({ type: "hold", held: this.#isWriting || this.#isPinned || isAsked });
  }

  #draftKey(): string {
    const subject = this.#subject;
    if (subject?.type === "term") return subject.term;
    if (subject?.type === "notes") return subject.ids.join();
    return JSON.stringify(subject?.type === "compose" ? subject.target : null);
  }

  #setDraft(key: string, draft: AnnotationDraft | null): void {
    if (draft) this.#drafts.set(key, draft);
    else this.#drafts.delete(key);
    if (key !== this.#draftKey()) return;
    this.#isWriting = draft !== null;
    this.#draw(this.#content);
  }

  /** An editor that was opened and left as it was is not opened again the next time. */
  #dropIdleDraft(): void {
    const key = this.#draftKey();
    const draft = this.#drafts.get(key);
    const notes = "notes" in this.#content ? this.#content.notes : [];
    const before = notes.find(({ id }) => id === draft?.id);
    if (!draft) return;
    const isIdle = before ? isSameContent(before, draft) : draft.text.trim() === "";
    if (isIdle) this.#drafts.delete(key);
  }

  /** The notes on the card are as they are now when something was done with them. */
  async #done<T>(action: Promise<T>): Promise<T> {
    const result = await action;
    await this.#published();
    return result;
  }

  #close(): void {
    this.#say({ type: "close" });
  }

  #tellHeight(): void {
    if (!this.#subject) return;
    const height = Math.ceil(this.#root.getBoundingClientRect().height);
    if (height === this.#height || height === 0) return;
    this.#height = height;
    this.#say({ type: "shown", turn: this.#turn, height });
  }
}

const WALK: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
