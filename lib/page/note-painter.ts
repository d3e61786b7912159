import type { DocumentText } from "../dom/document-text";
import { type Spot, TextMeter } from "./hit-test";
import { register, unregister } from "./registry";

/** The highlight's name; like that of the terms it says nothing of what is in it. */
export const NOTE_HIGHLIGHT = "cideng-note";

/** A noted stretch of the page. */
interface PlacedNote {
  readonly ids: readonly string[];
  readonly range: StaticRange;
}

/** Paints passages that have notes and knows them again under the pointer. */
export class NotePainter {
  readonly #highlight = new Highlight();
  readonly #meter: TextMeter;
  #placed: readonly PlacedNote[] = [];

  constructor(document: Document, signal: AbortSignal) {
    this.#meter = new TextMeter(document);
    // Above the terms: a note is the user's own and rarer.
    this.#highlight.priority = 1;
    register(NOTE_HIGHLIGHT, this.#highlight);
    signal.addEventListener("abort", () => {
      this.#placed = [];
      unregister(NOTE_HIGHLIGHT, this.#highlight);
    });
  }

  /** Puts these places in the place of the earlier ones: offsets in the document's text. */
  paint(text: DocumentText, places: readonly { id: string; start: number; end: number }[]): void {
    const byPlace = Map.groupBy(places, ({ start, end }) => `${start}-${end}`);
    this.#placed = [...byPlace.values()].flatMap((group) => {
      const [first] = group;
      const range = first ? text.rangeOf(first.start, first.end) : null;
      return range ? [{ ids: group.map(({ id }) => id), range }] : [];
    });
    register(NOTE_HIGHLIGHT, this.#highlight);
    this.#highlight.clear();
    for (const { range } of this.#placed) this.#highlight.add(range);
  }

  get isEmpty(): boolean {
    return this.#placed.length === 0;
  }

  /** The notes on the passage under a point, and where they are. */
  hitAt(x: number, y: number): { ids: readonly string[]; spot: Spot } | null {
    for (const { ids, range } of this.#placed) {
      const line = this.#meter.lineAt(range, x, y);
      if (line >= 0) return { ids, spot: { at: range, line } };
    }
    return null;
  }
}
