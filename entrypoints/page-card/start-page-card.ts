import { browser } from "wxt/browser";
import { askedOf } from "@/lib/annotation/subjects";
import { NOTE_LABELS } from "@/lib/i18n/note-label";
import { TextMeter } from "@/lib/page/paint/hit-test";
import type { PlacedMatch } from "@/lib/page/terms/match-index";
import { firstInSections } from "@/lib/page/terms/first-in-sections";
import { paintedTerms } from "@/lib/page/painted-terms";
import { TermHits } from "@/lib/page/term-hits";
import type { PageSettings } from "@/lib/settings/page-settings";
import type { PageCard, PageCardParts } from "../in-page/page-card";
import { type Anchor, CardFrame } from "./card-frame";
import { Hover, type Subject, termSubject } from "./hover";
import { Places } from "./places";
import { LazyNotes } from "./lazy-notes";
import { watchLeaving } from "./watch-leaving";
import { NoteButton } from "./note-button";
import { watchPrinting } from "./watch-printing";
import { selectedRange } from "./selected-range";
import { nextOf, standingOf } from "./standing";

/** Starts everything that the user can request in one document, until `signal` ends it. */
export function startPageCard(parts: PageCardParts): PageCard {
  const { document, light, settings, signal, addresses, onChange } = parts;
  const meter = new TextMeter(document);
  const hits = new TermHits(light, meter);
  const notes = new LazyNotes({ document, light, signal, addresses, onPlaced: onChange });
  const card = new CardFrame(document, signal);
  const places = new Places(document, light, meter, signal);
  const hover = new Hover(
    { light, hits, notes, card, meter, settings, addresses, onSubject },
    signal,
  );
  let subject: Subject | null = null;
  /** The places in view when term mode was entered, and the index of the current one. */
  let walk: { readonly places: readonly PlacedMatch[]; readonly at: number } | null = null;

  card.onMessage = (message: Parameters<typeof card.onMessage>[0]) => {
    if (message.type === "step") void step(message.by);
    else if (message.type === "walk") walkOn(message.by);
    else hover.hear(message);
  };

  watchLeaving(signal, {
    onLeaving() {
      hover.closeUnheld();
      card.leave();
    },
    onStaying: () => card.stay(),
  });
  watchPrinting(signal, (isPrinting) => {
    card.setPrinted(isPrinting);
    if (isPrinting) button.hide();
  });

  function onSubject(next: Subject | null): void {
    subject = next;
    if (!next) walk = null;
    places.mark(null);
    if (next?.match && next.card.type === "term") tellPlace(next.match, next.card.term);
  }

  /** This goes through the whole page, so it waits until the card is there. */
  function tellPlace(match: PlacedMatch, term: string): void {
    requestIdleCallback(async () => {
      const all = await places.of(term);
      if (subject?.match !== match) return;
      const { index, isThere } = standingOf(match, all);
      if (isThere) card.tellPlace(index, all.length);
    });
  }

  async function step(by: 1 | -1): Promise<void> {
    const term = shownTerm();
    if (term === null) return;
    const all = await places.of(term);
    // The index is determined now, because an earlier step may have waited for the page too.
    if (!subject?.match || shownTerm() !== term) return;
    const next = all[nextOf(subject.match, all, by)];
    if (next) goTo(next, false);
  }

  function shownTerm(): string | null {
    return subject?.match && subject.card.type === "term" ? subject.card.term : null;
  }

  function goTo(match: PlacedMatch, brief: boolean): void {
    places.scrollTo(match);
    hover.open(match, termSubject(hits.of(match, 0), meter, { brief }));
    places.mark(match);
  }

  function walkOn(by: 1 | -1): void {
    if (!walk) return;
    const { length } = walk.places;
    const at = (walk.at + by + length) % length;
    const match = walk.places[at] as PlacedMatch;
    const next = { ...walk, at };
    goTo(match, true);
    walk = next;
  }

  if (settings.places === "first") void narrow();

  async function narrow(): Promise<void> {
    await light.readAll();
    const firsts = firstInSections(light.index, document);
    light.index.wanted = (match) => firsts.has(match);
    light.painter.looks.soon();
  }

  const button = new NoteButton(document, meter, noteLabel(settings), signal, () => void compose());

  async function compose(): Promise<void> {
    const range = selectedRange(document, light.shadows);
    const target = range && (await notes.describe(range));
    if (!range || !target) return;
    hover.open(target, {
      card: { type: "compose", target },
      node: range.endContainer,
      box: () => meter.rectsOf(range).at(-1) ?? null,
      match: null,
    });
  }

  async function visitTerm(term: string, index: number): Promise<void> {
    const match = (await places.of(term))[index];
    if (match) goTo(match, false);
  }

  function visitNote(id: string): void {
    const at = notes.placeOf(id);
    if (!at) return;
    places.scrollTo(at);
    hover.open(at, {
      card: { type: "notes", pages: askedOf(addresses()), ids: [id] },
      node: at.startContainer,
      box: () => meter.boxOf({ at, line: 0 }),
      match: null,
    });
    places.mark(at);
  }

  notes.load(parts.revision);

  return {
    takeOver(pointing) {
      card.prepare(paintedTerms(light));
      hover.hearPointer(pointing);
    },
    pageChanged() {
      if (settings.places === "first") void narrow();
      notes.anchor();
      hover.lookAgain();
    },
    notesChanged: (revision) => notes.load(revision),
    compose: () => void compose(),
    offerNote() {
      const range = selectedRange(document, light.shadows);
      if (!range || !settings.noteButton) return;
      button.offer(range);
      card.prepare(paintedTerms(light));
    },
    get notePlaces() {
      return notes.places;
    },
    enterTermMode() {
      const inView = places.inView();
      const [first] = inView;
      if (!first) {
        hover.open({}, NO_TERM);
        return;
      }
      goTo(first, true);
      walk = { places: inView, at: 0 };
    },
    visit(place) {
      if (place.type === "visit") void visitTerm(place.term, place.index);
      else visitNote(place.id);
    },
  };
}

/** The label of the button beside a selection, in the language of the interface. */
function noteLabel({ language }: PageSettings): string {
  return language ? NOTE_LABELS[language] : browser.i18n.getMessage("commandNoteSelection");
}

/** At the top of the window, in the middle. */
const NO_TERM: Subject = {
  card: { type: "no-term" },
  node: document,
  box: (): Anchor["box"] => {
    const middle = innerWidth / 2 - 200;
    return { left: middle, right: middle, top: 0, bottom: 0 };
  },
  match: null,
};
