/** A text in folded form (`lib/text/fold`), made a piece at a time, with the way back. Offsets are UTF-16 code units. */
import { fold, foldingTable } from "@/lib/text/fold";
import { DROP, type FoldingTable, SPACE } from "@/lib/text/folding";

/** Units of the source folded at once: two or three milliseconds. */
const PIECE_UNITS = 1 << 15;

let table: FoldingTable | undefined;

/**
 * White space, width, quotation marks, case, digits; not accents, for café is not cafe. No variants: Traditional characters would need all of OpenCC in
 * the page, and a page that changes its script changes almost every word besides.
 */
export function pageFolding(): FoldingTable {
  table ??= foldingTable("", { keepsMarks: true });
  return table;
}

/** Whether a unit is one that folding leaves out, inside a word or beside it: white space, a quotation mark, something invisible. */
export function isLeftOut(unit: number): boolean {
  const to = pageFolding()[unit];
  return to === DROP || to === SPACE;
}

export class FoldedText {
  readonly source: string;
  #text = "";
  readonly #pieces: string[] = [];
  readonly #map: Uint32Array;
  #read = 0;
  #length = 0;

  constructor(source: string) {
    this.source = source;
    this.#map = new Uint32Array(source.length);
  }

  /** The folded text, once {@link grow} has said that all is folded. */
  get text(): string {
    return this.#text;
  }

  /** Folds the next piece. Returns whether there is more. */
  grow(): boolean {
    const { source } = this;
    if (this.#read >= source.length) return false;
    const end = seamAfter(source, this.#read + PIECE_UNITS);
    const { text, map } = fold(source.slice(this.#read, end), pageFolding());
    for (let i = 0; i < map.length; i += 1) {
      this.#map[this.#length + i] = (map[i] as number) + this.#read;
    }
    this.#pieces.push(text);
    this.#length += text.length;
    this.#read = end;
    if (end < source.length) return true;
    this.#text = this.#pieces.join("");
    return false;
  }

  /** The offset in the source of a folded unit; the source's end for the end. */
  sourceOf(at: number): number {
    return at < this.#length ? (this.#map[at] as number) : this.source.length;
  }

  /** The stretch of the source behind a stretch of folded text that is not empty. */
  stretch(start: number, end: number): { start: number; end: number } {
    return { start: this.#map[start] as number, end: (this.#map[end - 1] as number) + 1 };
  }
}

/** Where a text may be parted without changing how it folds: not in or beside white space, nor what is left out. */
function seamAfter(source: string, from: number): number {
  const isPlain = (at: number): boolean => !isLeftOut(source.charCodeAt(at));
  let at = from;
  while (at < source.length && !(isPlain(at - 1) && isPlain(at))) at += 1;
  return Math.min(at, source.length);
}
