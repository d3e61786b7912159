import { render } from "preact";
import type { Annotation, Target } from "@/lib/annotation/model";
import { LocaleContext } from "@/components/locale";
import type { Draft } from "@/components/note-list";
import type { SaveOutcome } from "@/components/note-editor";
import type { TroubleInfo } from "@/components/trouble-notice";
import { type Language, type Translate, translator } from "@/lib/i18n/translate";
import type { CardSubject, FromCard, ToCard } from "@/lib/messages/contract";
import { watchPublished } from "@/lib/messages/published";
import { RequestError, send } from "@/lib/messages/send";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { CardView } from "./card-view";

/** What is on the card: a subject with what is known of it, or why it is not known. */
export type CardContent =
  | { readonly kind: "loading" }
  | { readonly kind: "trouble"; readonly info: TroubleInfo }
  | {
      readonly kind: "term";
      readonly term: TermRecord;
      readonly guess: boolean;
      readonly inner: readonly TermRecord[];
      readonly notes: readonly Annotation[];
    }
  | { readonly kind: "notes"; readonly notes: readonly Annotation[] }
  | { readonly kind: "compose"; readonly target: Target };

/** If what is asked for is not there by then (milliseconds), the card opens all the same and says so. */
const LOADING_AFTER_MS = 200;

/** Two seconds: a window in the background never gets the focus. */
const FOCUS_FRAMES = 120;

/** The card: keeps what the page's terms need, and shows what the content script asks for. */
export class CardApp {
  readonly #root: HTMLElement;
  readonly #say: (message: FromCard) => void;
  readonly #locale: { readonly language: Language; readonly t: Translate };
  readonly #terms = new Map<string, TermRecord>();
  readonly #passages = new Map<string, PassageRecord>();
  readonly #figures = new Map<string, FigureRecord>();
  /** What was typed and not saved, by the address of its subject: closing the card must not lose it. */
  readonly #drafts = new Map<string, Draft>();
  #subject: CardSubject | null = null;
  #content: CardContent = { kind: "loading" };
  #turn = 0;
  #height = 0;
  /** Whether the user has asked for the editor since the card was shown: only then it takes the keyboard and holds the card. */
  #isWriting = false;

  constructor(root: HTMLElement, language: Language, say: (message: FromCard) => void) {
    this.#root = root;
    this.#say = say;
    this.#locale = { language, t: translator(language) };
    document.documentElement.lang = language;
    new ResizeObserver(() => this.#tellHeight()).observe(root);
    addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Escape" && !isComposing) this.#close();
    });
    watchPublished(new AbortController().signal, () => void this.#refreshNotes());
    say({ type: "ready" });
  }

  hear(message: ToCard): void {
    switch (message.type) {
      case "prepare":
        // What goes wrong here is said when the card opens and asks again.
        this.#load(message.terms).catch(() => {});
        break;
      case "show":
        void this.#show(message.turn, message.subject);
        break;
      case "focus":
        this.#focusEditor();
        break;
      case "hide":
        this.#dropIdleDraft();
        this.#subject = null;
        break;
    }
  }

  async #show(turn: number, subject: CardSubject): Promise<void> {
    this.#dropIdleDraft();
    this.#turn = turn;
    this.#subject = subject;
    this.#isWriting = subject.type === "compose";
    this.#height = 0;
    const timer = setTimeout(() => {
      if (this.#turn === turn) this.#draw({ kind: "loading" });
    }, LOADING_AFTER_MS);
    const content = await this.#contentFor(subject);
    clearTimeout(timer);
    if (this.#turn === turn && this.#subject === subject) this.#draw(content);
  }

  async #contentFor(subject: CardSubject): Promise<CardContent> {
    try {
      switch (subject.type) {
        case "term": {
          const [, notes] = await Promise.all([
            this.#load([subject.term, ...subject.inner]),
            send("notes.on", { subjects: [subject.term] }),
          ]);
          const term = this.#terms.get(subject.term);
          if (!term) throw new RequestError("unavailable", `no entry ${subject.term}`);
          const inner = subject.inner.flatMap((address) => this.#terms.get(address) ?? []);
          return { kind: "term", term, guess: subject.guess, inner, notes };
        }
        case "notes": {
          const notes = await send("notes.on", { subjects: [subject.page] });
          return { kind: "notes", notes: notes.filter(({ id }) => subject.ids.includes(id)) };
        }
        case "compose":
          return { kind: "compose", target: subject.target };
      }
    } catch (error) {
      return { kind: "trouble", info: troubleInfo(error) };
    }
  }

  async #load(addresses: readonly string[]): Promise<void> {
    const missing = addresses.filter((address) => !this.#terms.has(address));
    if (missing.length === 0) return;
    const { terms, passages, figures } = await send("entries.get", { terms: missing });
    for (const term of terms) this.#terms.set(term.address, term);
    for (const figure of figures) this.#figures.set(`${figure.report} ${figure.id}`, figure);
    for (const passage of passages) this.#passages.set(`${passage.report} ${passage.id}`, passage);
  }

  /** Notes have changed somewhere; what is being typed stays. */
  async #refreshNotes(): Promise<void> {
    const [turn, subject] = [this.#turn, this.#subject];
    if (!subject || subject.type === "compose") return;
    const content = await this.#contentFor(subject);
    if (this.#turn === turn && this.#subject === subject && content.kind !== "trouble")
      this.#draw(content);
  }

  /**
   * The frame's visibility and its focus reach it from another process, each in its own time: hidden it
   * takes no focus, and with the frame's own focus comes that the field's is cleared. So it is asked for
   * until both are there, or something else in the card has the focus.
   */
  #focusEditor(tries = FOCUS_FRAMES): void {
    const field = this.#root.querySelector("textarea");
    const { activeElement, body } = document;
    if (!field || tries === 0 || (activeElement !== body && activeElement !== field)) return;
    if (document.hasFocus() && activeElement === field) return;
    field.focus();
    requestAnimationFrame(() => this.#focusEditor(tries - 1));
  }

  #draw(content: CardContent): void {
    this.#content = content;
    const key = this.#draftKey();
    const draft = this.#drafts.get(key) ?? null;
    render(
      <LocaleContext.Provider value={this.#locale}>
        <CardView
          key={this.#turn}
          content={content}
          passages={[...this.#passages.values()]}
          figures={[...this.#figures.values()]}
          draft={draft}
          takesFocus={this.#isWriting}
          onDraft={(next) => this.#setDraft(key, next)}
          onSave={(note) => this.#save(note)}
          onDelete={(id) => this.#settle(send("note.delete", { id }))}
          onOpen={(term) =>
            void this.#show(this.#turn, { type: "term", term, guess: false, inner: [] })
          }
          onRetry={() => this.#subject && void this.#show(this.#turn, this.#subject)}
          onClose={() => this.#close()}
        />
      </LocaleContext.Provider>,
      this.#root,
    );
    this.#say({ type: "hold", held: this.#isWriting });
    this.#tellHeight();
  }

  #draftKey(): string {
    const subject = this.#subject;
    if (subject?.type === "term") return subject.term;
    if (subject?.type === "notes") return subject.ids.join();
    return JSON.stringify(subject?.target ?? null);
  }

  #setDraft(key: string, draft: Draft | null): void {
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
    const before = notes.find(({ id }) => id === draft?.id)?.body.value ?? "";
    if (draft && (draft.text.trim() === "" || draft.text === before)) this.#drafts.delete(key);
  }

  #save({ id, text, target }: Draft): Promise<SaveOutcome> {
    return this.#settle(send("note.save", { id, text, target }));
  }

  async #settle(request: Promise<unknown>): Promise<SaveOutcome> {
    try {
      await request;
      await this.#refreshNotes();
      return null;
    } catch (error) {
      return troubleInfo(error);
    }
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

function troubleInfo(error: unknown): TroubleInfo {
  return error instanceof RequestError
    ? { trouble: error.trouble, message: error.message }
    : { trouble: "refused", message: error instanceof Error ? error.message : String(error) };
}
