import { Anchoring, type PlacedNote } from "@/lib/annotation/anchor";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import { type DocumentText, readDocumentText } from "@/lib/dom/document-text";
import type { NoteAnchor, NotePlace } from "@/lib/messages/contract";
import { ask } from "@/lib/messages/ask";
import type { Boundaries, Spot } from "@/lib/page/paint/hit-test";
import type { NotePainter } from "@/lib/page/paint/note-painter";
import { Slices } from "@/lib/slices/idle-slices";
import type { PageNotesParts } from "./part";

/** Milliseconds between a change of the page and the next search for the notes' places. */
const ANCHOR_AGAIN_MS = 250;
/** The wait is also at least this multiple of the time that the last search took. */
const REST_FACTOR = 20;
/**
 * The longest wait in milliseconds between two slices on a page that is never idle: the user waits
 * for the notes.
 */
const IDLE_TIMEOUT_MS = 100;

/** On a page with many notes, so many places are found and painted first: the topmost ones. */
const FIRST = 64;

interface Parts extends PageNotesParts {
  readonly painter: NotePainter;
}

/** The places on this page that have notes. The texts of the notes stay with the card. */
export class PageNotes {
  readonly #parts: Parts;
  #anchors: readonly NoteAnchor[] = [];
  /**
   * The addresses for which the anchors were requested. A page may change its address without a
   * reload.
   */
  #page: PageAddresses | null = null;
  #revision: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastCost = 0;
  /** Counts the searches. A search that a later one has overtaken has no effect. */
  #round = 0;
  /** The running search, and whether the page has changed since it began. */
  #search: { isStale: boolean } | null = null;
  #places: Record<string, NotePlace> = {};

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The state of each note's place, by note id. */
  get places(): Readonly<Record<string, NotePlace>> {
    return this.#places;
  }

  /** Requests this page's notes, if there are any. */
  async load(revision: string): Promise<void> {
    this.#revision = revision;
    const page = this.#parts.addresses();
    // The painted places belong to another page. They are removed at once, not only when the reply
    // arrives.
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
      // The popup and the card report a problem with the store. The page does without notes.
    }
    if (this.#page !== page) return;
    this.#anchors = anchors;
    await this.#anchorNow();
  }

  #forget(): void {
    this.#anchors = [];
    this.#places = {};
    // A running search is for the old page.
    this.#round += 1;
    this.#search = null;
    this.#parts.painter.clear();
    this.#parts.onPlaced();
  }

  /**
   * Called when the page has changed: finds and paints the places again after a short wait, but not
   * too often on a page that changes all the time.
   */
  anchor(): void {
    if (this.#parts.signal.aborted || this.#revision === null) return;
    if (this.#parts.addresses() !== this.#page) {
      void this.load(this.#revision);
    } else if (this.#search) {
      // The running search is not cancelled. On a page that changes all the time, no search would
      // ever finish.
      this.#search.isStale = true;
    } else if (this.#anchors.length > 0) {
      const wait = Math.max(ANCHOR_AGAIN_MS, this.#lastCost * REST_FACTOR);
      this.#timer ??= setTimeout(() => void this.#anchorNow(), wait);
    }
  }

  /**
   * Works in slices between the page's own work: reads the page's text, finds all places in it, and
   * paints them.
   */
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
    const { document, light } = this.#parts;
    const text = yield* readDocumentText(document, light.shadows);
    const sought: PlacedNote[] = [];
    for (const { id, selectors } of anchors) {
      sought.push({ id, selectors, hints: hintsOf(document, text, selectors) });
      yield;
    }
    // Later, the others are painted already, and must not disappear meanwhile.
    if (sought.length > 2 * FIRST && !this.#isPlaced)
      yield* this.#paint(text, sought.toSorted(byStart).slice(0, FIRST), anchors);
    const places = yield* this.#paint(text, sought, anchors);
    this.#places = Object.fromEntries(
      anchors.map(({ id }) => [id, kindOf(places.get(id) ?? null)]),
    );
  }

  get #isPlaced(): boolean {
    return Object.keys(this.#places).length > 0;
  }

  /** Finds the places of notes, and paints them in place of all others. */
  *#paint(
    text: DocumentText,
    sought: readonly PlacedNote[],
    anchors: readonly NoteAnchor[],
  ): Generator<void, Anchoring["places"]> {
    const search = new Anchoring(text.text, sought);
    while (!search.step(() => true)) yield;
    const { places } = search;
    yield* this.#parts.painter.painting(
      text,
      anchors.flatMap(({ id, colour }) => {
        const place = places.get(id);
        return place ? [{ id, colour, start: place.start, end: place.end }] : [];
      }),
    );
    return places;
  }

  placeOf(id: string): Boundaries | null {
    return this.#parts.painter.placeOf(id);
  }

  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null {
    const { painter, light } = this.#parts;
    return painter.hitAt(x, y, light.shadows);
  }
}

/** The order in the text, as far as the notes tell. */
function byStart(a: PlacedNote, b: PlacedNote): number {
  return startOf(a) - startOf(b);
}

/** In UTF-16 code units; beyond all others if a note does not say where its place begins. */
function startOf({ selectors, hints }: PlacedNote): number {
  return selectors.position?.start ?? hints?.[0] ?? Number.MAX_SAFE_INTEGER;
}

/** The offsets at which the element selector of a note expects the place. */
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
    // An imported selector may be one that no browser understands.
    return [];
  }
}

function kindOf(place: ReturnType<Anchoring["places"]["get"]> | null): NotePlace {
  if (!place) return "missing";
  if (place.kind === "changed") return "changed";
  return place.moved ? "moved" : "there";
}
