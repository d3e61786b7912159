import { Anchoring, type PlacedNote } from "@/lib/annotation/anchor";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import { type DocumentText, readDocumentText } from "@/lib/dom/document-text";
import type { NoteAnchor, NotePlace } from "@/lib/messages/contract";
import { ask } from "@/lib/messages/ask";
import type { Boundaries, Spot } from "@/lib/page/paint/hit-test";
import type { NotePainter } from "@/lib/page/paint/note-painter";
import { Slices } from "@/lib/slices/idle-slices";
import type { PageNotesParts } from "./part";

/** Milliseconds after a change before the notes' places are looked for again. */
const ANCHOR_AGAIN_MS = 250;
/** And this many times as long as the last search took. */
const REST_FACTOR = 20;
/** Milliseconds between two slices on a page that is never idle: somebody waits for the notes. */
const IDLE_TIMEOUT_MS = 100;

interface Parts extends PageNotesParts {
  readonly painter: NotePainter;
}

/** The places on this page that have notes. Their texts stay with the card. */
export class PageNotes {
  readonly #parts: Parts;
  #anchors: readonly NoteAnchor[] = [];
  /** What the anchors were asked for: a page may change its address without being loaded again. */
  #page: PageAddresses | null = null;
  #revision: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastCost = 0;
  /** Counts the searches: one that has been overtaken says nothing. */
  #round = 0;
  /** The search that is under way, and whether the page has changed since it began. */
  #search: { isStale: boolean } | null = null;
  #places: Record<string, NotePlace> = {};

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What became of each note's place. */
  get places(): Readonly<Record<string, NotePlace>> {
    return this.#places;
  }

  /** Asks for this page's notes, if there are any. */
  async load(revision: string): Promise<void> {
    this.#revision = revision;
    const page = this.#parts.addresses();
    // What stands there is another page's: not for the while that asking takes either.
    if (this.#page && this.#page.names.join("\n") !== page.names.join("\n")) this.#forget();
    this.#page = page;
    const hasNotes = revision !== "";
    if (!hasNotes && this.#anchors.length === 0) return;
    let anchors: readonly NoteAnchor[] = [];
    try {
      const { names, earlier } = page;
      const answer = hasNotes ? await ask("notes.anchors", { names, earlier }) : undefined;
      if (answer?.ok) anchors = answer.value;
    } catch {
      // The popup and the card say what is wrong with the store; the page goes without.
    }
    if (this.#page !== page) return;
    this.#anchors = anchors;
    await this.#anchorNow();
  }

  #forget(): void {
    this.#anchors = [];
    this.#places = {};
    // A search that is under way is one for that page.
    this.#round += 1;
    this.#search = null;
    this.#parts.painter.clear();
    this.#parts.onPlaced();
  }

  /** The page has changed: finds and paints them again, soon, and not too often on a page that changes all the time. */
  anchor(): void {
    if (this.#parts.signal.aborted || this.#revision === null) return;
    if (this.#parts.addresses() !== this.#page) {
      void this.load(this.#revision);
    } else if (this.#search) {
      // It is not given up: on a page that changes all the time none would come to its end.
      this.#search.isStale = true;
    } else if (this.#anchors.length > 0) {
      const wait = Math.max(ANCHOR_AGAIN_MS, this.#lastCost * REST_FACTOR);
      this.#timer ??= setTimeout(() => void this.#anchorNow(), wait);
    }
  }

  /** In slices between the page's own work: reads its text, looks for all of the places in it, and paints them. */
  async #anchorNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#round += 1;
    const round = this.#round;
    const own = { isStale: false };
    this.#search = own;
    const { signal, onPlaced } = this.#parts;
    const slices = new Slices(signal, IDLE_TIMEOUT_MS);
    const steps = this.#place(this.#anchors);
    try {
      for (let isDone = false; !isDone; isDone = steps.next().done === true) {
        if (!slices.isDue) continue;
        await slices.rest();
        if (signal.aborted || round !== this.#round) return;
      }
    } finally {
      if (this.#search === own) this.#search = null;
    }
    this.#lastCost = slices.takeSpent();
    onPlaced();
    if (own.isStale) this.anchor();
  }

  *#place(anchors: readonly NoteAnchor[]): Generator<void, void> {
    const { document, light, painter } = this.#parts;
    const text = yield* readDocumentText(document, light.shadows);
    const sought: PlacedNote[] = [];
    for (const { id, selectors } of anchors) {
      sought.push({ id, selectors, hints: hintsOf(document, text, selectors) });
      yield;
    }
    const search = new Anchoring(text.text, sought);
    while (!search.step(() => true)) yield;
    const { places } = search;
    yield* painter.painting(
      text,
      anchors.flatMap(({ id, colour }) => {
        const place = places.get(id);
        return place ? [{ id, colour, start: place.start, end: place.end }] : [];
      }),
    );
    this.#places = Object.fromEntries(
      anchors.map(({ id }) => [id, kindOf(places.get(id) ?? null)]),
    );
  }

  placeOf(id: string): Boundaries | null {
    return this.#parts.painter.placeOf(id);
  }

  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null {
    const { painter, light } = this.#parts;
    return painter.hitAt(x, y, light.shadows);
  }
}

/** Where the element that a note was made in says that the place is. */
function hintsOf(
  document: Document,
  text: DocumentText,
  { element }: NoteAnchor["selectors"],
): number[] {
  if (!element) return [];
  try {
    const found = Document.prototype.querySelector.call(document, element.value);
    const start = found && text.startOf(found);
    return start === null ? [] : [start + element.refinedBy.start];
  } catch {
    // A selector that an import brought and no browser knows.
    return [];
  }
}

function kindOf(place: ReturnType<Anchoring["places"]["get"]> | null): NotePlace {
  if (!place) return "missing";
  if (place.kind === "changed") return "changed";
  return place.moved ? "moved" : "there";
}
