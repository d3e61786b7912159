import { browser } from "wxt/browser";
import { askedOf } from "@/lib/annotation/subjects";
import { NOTE_LABELS } from "@/lib/i18n/note-label";
import type { TermView, ToFrame } from "@/lib/messages/contract";
import type { Box } from "@/lib/geometry/box";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { paintedTerms } from "@/lib/page/painted-terms";
import { TermHits } from "@/lib/page/term-hits";
import { firstInSections } from "@/lib/page/terms/first-in-sections";
import type { PlacedMatch } from "@/lib/page/terms/match-index";
import type { PageSettings } from "@/lib/settings/page-settings";
import type { PageCard, PageCardParts } from "../in-page/page-card";
import type { Pointing } from "../in-page/pointing";
import { CardFrame } from "./card-frame";
import { Hover } from "./hover";
import { LazyNotes } from "./lazy-notes";
import { NoteButton } from "./note-button";
import { Places } from "./places";
import { selectedRange } from "./selected-range";
import { nextOf } from "./standing";
import { type Subject, termSubject } from "./subject";
import { watchLeaving } from "./watch-leaving";
import { watchPrinting } from "./watch-printing";

/** Everything that the user can request in one document, until the signal of its parts ends it. */
export class DocumentCard implements PageCard {
  readonly #parts: PageCardParts;
  readonly #meter: TextMeter;
  readonly #hits: TermHits;
  readonly #notes: LazyNotes;
  readonly #card: CardFrame;
  readonly #places: Places;
  readonly #hover: Hover;
  readonly #button: NoteButton;
  #subject: Subject | null = null;
  /** The places in view when term mode was entered, and the index of the current one. */
  #walk: { readonly places: readonly PlacedMatch[]; readonly at: number } | null = null;

  constructor(parts: PageCardParts) {
    const { document, light, settings, signal, addresses, popup } = parts;
    this.#parts = parts;
    const meter = new TextMeter(document);
    const hits = new TermHits(light, meter);
    const notes = new LazyNotes({ document, light, signal, addresses, onPlaced: popup.changed });
    const card = new CardFrame(document, signal, popup.isFollowed);
    const onSubject = (next: Subject | null): void => this.#onSubject(next);
    this.#meter = meter;
    this.#hits = hits;
    this.#notes = notes;
    this.#card = card;
    this.#places = new Places(document, light, meter, signal);
    this.#hover = new Hover(
      { light, hits, notes, card, meter, settings, addresses, onSubject },
      signal,
    );
    const compose = (): void => this.compose(false);
    this.#button = new NoteButton(document, meter, noteLabel(settings), signal, compose);
    card.onMessage = (message) => this.#hear(message);
    watchLeaving(signal, {
      onLeaving: () => {
        this.#hover.closeUnheld();
        this.#card.leave();
      },
      onStaying: () => this.#card.stay(),
    });
    watchPrinting(signal, (isPrinting) => {
      this.#card.setPrinted(isPrinting);
      if (isPrinting) this.#button.hide();
    });
    this.#narrow();
    this.#notes.load(parts.revision);
  }

  takeOver(pointing: Pointing): void {
    this.#card.prepare(paintedTerms(this.#parts.light));
    this.#hover.hearPointer(pointing);
  }

  pageChanged(): void {
    this.#narrow();
    this.#notes.anchor();
    this.#hover.lookAgain();
  }

  notesChanged(revision: string): void {
    this.#notes.load(revision);
  }

  get notePlaces(): PageCard["notePlaces"] {
    return this.#notes.places;
  }

  compose(isTerm: boolean): void {
    void this.#compose(isTerm);
  }

  offerNote(): void {
    const { document, light, settings } = this.#parts;
    const range = selectedRange(document, light.shadows);
    if (!range || !settings.noteButton) return;
    this.#button.offer(range);
    this.#card.prepare(paintedTerms(light));
  }

  enterTermMode(): void {
    const inView = this.#places.inView();
    const [first] = inView;
    if (!first) {
      this.#hover.open({}, NO_TERM);
      return;
    }
    this.#goTo(first, "line");
    this.#walk = { places: inView, at: 0 };
  }

  visit(place: ToFrame): void {
    if (place.type === "visit") void this.#visitTerm(place.term, place.index);
    else this.#visitNote(place.id);
  }

  #hear(message: Parameters<CardFrame["onMessage"]>[0]): void {
    if (message.type === "step") void this.#step(message.by);
    else if (message.type === "walk") this.#walkOn(message.by);
    else this.#hover.hear(message);
  }

  #onSubject(next: Subject | null): void {
    this.#subject = next;
    if (!next) this.#walk = null;
    if (next?.card.type === "term") this.#parts.popup.opened(next.card);
    this.#places.mark("here", null);
    this.#places.mark("open", next?.match ?? null);
  }

  async #step(by: 1 | -1): Promise<void> {
    const term = this.#shownTerm();
    if (term === null) return;
    const all = await this.#places.of(term);
    // The index is determined now, because an earlier step may have waited for the page too.
    const match = this.#subject?.match;
    if (!match || this.#shownTerm() !== term) return;
    const next = all[nextOf(match, all, by)];
    if (next) this.#goTo(next, "whole");
  }

  #shownTerm(): string | null {
    const subject = this.#subject;
    return subject?.match && subject.card.type === "term" ? subject.card.term : null;
  }

  #goTo(match: PlacedMatch, view: TermView): void {
    this.#places.scrollTo(match);
    this.#hover.open(match, termSubject(this.#hits.of(match, 0), this.#meter, { view }));
    this.#places.mark("here", match);
  }

  #walkOn(by: 1 | -1): void {
    const walk = this.#walk;
    if (!walk) return;
    const { length } = walk.places;
    const at = (walk.at + by + length) % length;
    this.#goTo(walk.places[at] as PlacedMatch, "line");
    this.#walk = { ...walk, at };
  }

  /** Lights only the first place in each section, if the settings say so. */
  #narrow(): void {
    if (this.#parts.settings.places === "first") void this.#narrowToFirsts();
  }

  async #narrowToFirsts(): Promise<void> {
    const { document, light } = this.#parts;
    await light.readAll();
    const firsts = firstInSections(light.index, document);
    light.index.wanted = (match) => firsts.has(match);
    light.painter.looks.soon();
  }

  async #compose(isTerm: boolean): Promise<void> {
    const range = selectedRange(this.#parts.document, this.#parts.light.shadows);
    const target = range && (await this.#notes.describe(range));
    if (!range || !target) return;
    this.#hover.open(target, {
      card: { type: "compose", target, isTerm },
      node: range.endContainer,
      box: () => this.#meter.rectsOf(range).at(-1) ?? null,
      match: null,
    });
  }

  async #visitTerm(term: string, index: number): Promise<void> {
    const match = (await this.#places.of(term))[index];
    if (match) this.#goTo(match, "whole");
  }

  #visitNote(id: string): void {
    const at = this.#notes.placeOf(id);
    if (!at) return;
    this.#places.scrollTo(at);
    this.#hover.open(at, {
      card: { type: "notes", pages: askedOf(this.#parts.addresses()), ids: [id] },
      node: at.startContainer,
      box: () => this.#meter.boxOf({ at, line: 0 }),
      match: null,
    });
    this.#places.mark("here", at);
  }
}

/** The label of the button beside a selection, in the language of the interface. */
function noteLabel({ language }: PageSettings): string {
  return language ? NOTE_LABELS[language] : browser.i18n.getMessage("commandNoteSelection");
}

/** At the top of the window, in the middle. */
const NO_TERM: Subject = {
  card: { type: "no-term" },
  node: document,
  box: (): Box => {
    const middle = innerWidth / 2 - 200;
    return { left: middle, right: middle, top: 0, bottom: 0 };
  },
  match: null,
};
