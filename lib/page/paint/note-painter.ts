import type { DocumentText } from "../../dom/document-text";
import { blockAround } from "../../dom/run-steps";
import { type Boundaries, type Spot, TextMeter } from "./hit-test";
import { isPaintable } from "./paintable";
import { register, unregister } from "./registry";

/** The highlight of notes in a colour; like those of the terms its name says nothing of what is in it. */
export function noteHighlight(colour: string): string {
  return colour === "blue" ? "cideng-note" : `cideng-note-${colour}`;
}

/** A place in a document's text that has a note, in one of the colours that its styles know. */
export interface NotedPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly colour: string;
}

/** A noted stretch of the page. */
interface PlacedNote {
  readonly ids: readonly string[];
  readonly range: StaticRange;
}

/** Paints passages that have notes and knows them again under the pointer. */
export class NotePainter {
  readonly #highlights = new Map<string, Highlight>();
  readonly #meter: TextMeter;
  #placed: readonly PlacedNote[] = [];
  /** The same by the blocks that they have text in: at the edges of its lines the caret may be in another text of a block. */
  #byBlock: ReadonlyMap<Node, readonly PlacedNote[]> = new Map();

  constructor(document: Document, signal: AbortSignal) {
    this.#meter = new TextMeter(document);
    signal.addEventListener("abort", () => {
      this.#placed = [];
      this.#byBlock = new Map();
      for (const [name, highlight] of this.#highlights) unregister(name, highlight);
    });
  }

  /** Nothing is noted here any more. */
  clear(): void {
    this.#placed = [];
    this.#byBlock = new Map();
    for (const highlight of this.#highlights.values()) highlight.clear();
  }

  /** Puts these places in the place of the earlier ones: at once, when all of them have been looked at, one a step. */
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

  /** Where a note's passage is. */
  placeOf(id: string): Boundaries | null {
    return this.#placed.find(({ ids }) => ids.includes(id))?.range ?? null;
  }

  /**
   * The notes on the passage under a point, and where they are. Of the page's notes only those in the block there are
   * measured.
   *
   * @param shadows the shadow trees that may be looked into
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
    // Above the terms: a note is the user's own and rarer.
    highlight.priority = 1;
    this.#highlights.set(name, highlight);
    return highlight;
  }
}

/** A stretch of these texts as far as it can be painted. */
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
