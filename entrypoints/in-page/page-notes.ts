import { anchor } from "@/lib/annotation/anchor";
import { pageAddress, pageSign } from "@/lib/annotation/page-address";
import { documentText } from "@/lib/dom/document-text";
import type { NoteAnchor } from "@/lib/messages/contract";
import type { PublishedNotes } from "@/lib/messages/published";
import { send } from "@/lib/messages/send";
import type { Spot } from "@/lib/page/hit-test";
import type { NotePainter } from "@/lib/page/note-painter";

/** The places on this page that have notes. Their texts stay with the card. */
export class PageNotes {
  readonly #document: Document;
  readonly #painter: NotePainter;
  readonly #signal: AbortSignal;
  #anchors: readonly NoteAnchor[] = [];

  constructor(document: Document, painter: NotePainter, signal: AbortSignal) {
    this.#document = document;
    this.#painter = painter;
    this.#signal = signal;
  }

  get page(): string {
    return pageAddress(this.#document.URL);
  }

  /** Asks for this page's notes, if the published list says that there are any. */
  async load({ pages }: PublishedNotes): Promise<void> {
    const hasNotes = pages.includes(pageSign(this.page));
    if (!hasNotes && this.#anchors.length === 0) return;
    try {
      this.#anchors = hasNotes ? await send("notes.anchors", { page: this.page }) : [];
    } catch {
      // The popup and the card say what is wrong with the store; the page goes without.
      this.#anchors = [];
    }
    this.anchor(true);
  }

  /** Finds and paints them again; the page has changed. */
  anchor(evenIfNone = false): void {
    if (this.#signal.aborted || (this.#anchors.length === 0 && !evenIfNone)) return;
    const text = documentText(this.#document);
    const places = this.#anchors.flatMap(({ id, selector }) => {
      const place = anchor(text.text, selector);
      return place ? [{ id, ...place }] : [];
    });
    this.#painter.paint(text, places);
  }

  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null {
    return this.#painter.hitAt(x, y);
  }
}
