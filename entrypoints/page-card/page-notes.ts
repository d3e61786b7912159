import { anchor } from "@/lib/annotation/anchor";
import { pageAddress, pageSign, pageUrl } from "@/lib/annotation/page-address";
import { documentText } from "@/lib/dom/document-text";
import type { NoteAnchor } from "@/lib/messages/contract";
import type { PublishedNotes } from "@/lib/messages/published";
import { ask } from "@/lib/messages/ask";
import type { Spot } from "@/lib/page/hit-test";
import type { NotePainter } from "@/lib/page/note-painter";

/** Milliseconds after a change before the notes' places are looked for again. */
const ANCHOR_AGAIN_MS = 250;
/** And this many times as long as the last search took. */
const REST_FACTOR = 20;

/** The places on this page that have notes. Their texts stay with the card. */
export class PageNotes {
  readonly #document: Document;
  readonly #painter: NotePainter;
  readonly #signal: AbortSignal;
  #anchors: readonly NoteAnchor[] = [];
  /** The page that the anchors belong to: a page may change its address without being loaded again. */
  #page = "";
  #published: PublishedNotes | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastCost = 0;

  constructor(document: Document, painter: NotePainter, signal: AbortSignal) {
    this.#document = document;
    this.#painter = painter;
    this.#signal = signal;
  }

  get page(): string {
    return this.#page;
  }

  /** Asks for this page's notes, if the published list says that there are any. */
  async load(published: PublishedNotes): Promise<void> {
    this.#published = published;
    const page = pageAddress(pageUrl(this.#document));
    this.#page = page;
    const hasNotes = published.pages.includes(pageSign(page));
    if (!hasNotes && this.#anchors.length === 0) return;
    let anchors: readonly NoteAnchor[] = [];
    try {
      const answer = hasNotes ? await ask("notes.anchors", { page }) : undefined;
      if (answer?.ok) anchors = answer.value;
    } catch {
      // The popup and the card say what is wrong with the store; the page goes without.
    }
    if (this.#page !== page) return;
    this.#anchors = anchors;
    this.#anchorNow();
  }

  /** The page has changed: finds and paints them again, soon, and not too often on a page that changes all the time. */
  anchor(): void {
    if (this.#signal.aborted || !this.#published) return;
    if (pageAddress(pageUrl(this.#document)) !== this.#page) {
      void this.load(this.#published);
    } else if (this.#anchors.length > 0) {
      const wait = Math.max(ANCHOR_AGAIN_MS, this.#lastCost * REST_FACTOR);
      this.#timer ??= setTimeout(() => this.#anchorNow(), wait);
    }
  }

  #anchorNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#signal.aborted) return;
    const began = performance.now();
    const text = documentText(this.#document);
    const places = this.#anchors.flatMap(({ id, selector }) => {
      const place = anchor(text.text, selector);
      return place ? [{ id, ...place }] : [];
    });
    this.#painter.paint(text, places);
    this.#lastCost = performance.now() - began;
  }

  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null {
    return this.#painter.hitAt(x, y);
  }
}
