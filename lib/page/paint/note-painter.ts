import type { DocumentText } from "../../dom/document-text";
import { blockAround } from "../../dom/run-steps";
import { type Boundaries, type Spot, TextMeter } from "./hit-test";
import { isPaintable } from "./paintable";
import { register, unregister } from "./registry";

/**
 * The name of the highlight for notes of one colour. Like the names of the term highlights, it does
 * not reveal what the highlight holds.
 */
export function noteHighlight(colour: string): string {
  return colour === "blue" ? "cideng-note" : `cideng-note-${colour}`;
}

/**
 * A place in a document's text that has a note (UTF-16 code units), and the colour of the note. The
 * style sheet must know the colour.
 */
export interface NotedPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly colour: string;
}

/** A stretch of the page that has notes. */
interface PlacedNote {
  readonly ids: readonly string[];
  readonly range: StaticRange;
}

/** Paints passages that have notes, and recognises them under the pointer. */
export class NotePainter {
  readonly #highlights = new Map<string, Highlight>();
  readonly #meter: TextMeter;
  #placed: readonly PlacedNote[] = [];
  /**
   * The same notes, by the blocks that contain their text. At the edges of a line, the caret may be
   * in another text node of the block.
   */
  #byBlock: ReadonlyMap<Node, readonly PlacedNote[]> = new Map();

  constructor(document: Document, signal: AbortSignal) {
    this.#meter = new TextMeter(document);
    signal.addEventListener("abort", () => {
      this.#placed = [];
      this.#byBlock = new Map();
      for (const [name, highlight] of this.#highlights) unregister(name, highlight);
    });
  }

  /** Removes all notes. */
  clear(): void {
    this.#placed = [];
    this.#byBlock = new Map();
    for (const highlight of this.#highlights.values()) highlight.clear();
  }

  /**
   * Replaces all earlier places. It examines one place a step, and changes the painting only at the
   * end, all at once.
   */
  *painting(text: DocumentText, places: readonly NotedPlace[]): Generator<void, void> {
    const placed: PlacedNote[] = [];
    const byBlock = new Map<Node, PlacedNote[]>();
    const painted: { readonly colour: string; readonly range: StaticRange }[] = [];
    for (const group of Map.groupBy(places, ({ start, end }) => `${start}-${end}`).values()) {
      yield;
      const [{ colour, start, end }] = group as [NotedPlace];
      const range = text.rangeOf(start, end);
      if (!range) continue;
      const texts = this.#meter.textsOf(range);
      for (const it of paintableIn(range, texts)) painted.push({ colour, range: it });
      const note = { ids: group.map(({ id }) => id), range };
      placed.push(note);
      for (const block of new Set(texts.map(blockAround))) {
        byBlock.set(block, [...(byBlock.get(block) ?? []), note]);
      }
    }
    this.clear();
    this.#placed = placed;
    this.#byBlock = byBlock;
    for (const { colour, range } of painted) this.#highlightOf(colour).add(range);
    for (const [name, highlight] of this.#highlights) register(name, highlight);
  }

  /** The place of a note's passage, or null. */
  placeOf(id: string): Boundaries | null {
    return this.#placed.find(({ ids }) => ids.includes(id))?.range ?? null;
  }

  /**
   * The notes on the passage under a point (CSS pixels of the viewport), and the place of the
   * passage. Only the notes in the block at the point are measured.
   *
   * @param shadows the shadow trees that may be entered
   */
  hitAt(
    x: number,
    y: number,
    shadows: readonly ShadowRoot[],
  ): { ids: readonly string[]; spot: Spot } | null {
    const caret = this.#placed.length > 0 ? this.#meter.caretAt(x, y, shadows) : null;
    for (const { ids, range } of (caret && this.#byBlock.get(blockAround(caret.node))) ?? []) {
      const line = this.#meter.lineAt(range, x, y);
      if (line >= 0) return { ids, spot: { at: range, line } };
    }
    return null;
  }

  #highlightOf(colour: string): Highlight {
    const name = noteHighlight(colour);
    const highlight = this.#highlights.get(name) ?? new Highlight();
    // A note is a fill. The lines of the terms in it stay visible above it.
    highlight.priority = -1;
    this.#highlights.set(name, highlight);
    return highlight;
  }
}

/** The parts of a stretch that can be painted. */
function paintableIn(range: StaticRange, texts: readonly Text[]): StaticRange[] {
  const paintable = texts.filter(isPaintable);
  if (paintable.length === texts.length) return [range];
  return paintable.map(
    (text) =>
      new StaticRange({
        startContainer: text,
        startOffset: text === range.startContainer ? range.startOffset : 0,
        endContainer: text,
        endOffset: text === range.endContainer ? range.endOffset : text.length,
      }),
  );
}
