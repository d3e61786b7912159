/**
 * A text in folded form (`lib/text/fold`), made piece by piece, with the mapping back to its
 * source. Offsets are UTF-16 code units.
 */
import { fold, foldingTable } from "@/lib/text/fold";
import { DROP, type FoldingTable, SPACE } from "@/lib/text/folding";

/** The number of source units folded at once: two or three milliseconds. */
const PIECE_UNITS = 1 << 15;

let table: FoldingTable | undefined;

/**
 * Folds white space, width, quotation marks, case and digits, but not accents, because café is not
 * cafe. It does not fold variants. Traditional characters would need all of OpenCC in the page, and
 * a page that changes its script changes almost every word anyway.
 */
export function pageFolding(): FoldingTable {
  table ??= foldingTable("", { keepsMarks: true });
  return table;
}

/**
 * Whether folding drops a unit, inside or beside a word: white space, a quotation mark, an
 * invisible character.
 */
export function isLeftOut(unit: number): boolean {
  const to = pageFolding()[unit];
  return to === DROP || to === SPACE;
}

/** The folded form of one text. */
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

  /** The folded text. It is complete once {@link grow} has returned false. */
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

  /**
   * The source offset of a folded unit. The end of the folded text maps to the end of the source.
   */
  sourceOf(at: number): number {
    return at < this.#length ? (this.#map[at] as number) : this.source.length;
  }

  /** The stretch of the source that corresponds to a non-empty stretch of folded text. */
  stretch(start: number, end: number): { start: number; end: number } {
    return { start: this.#map[start] as number, end: (this.#map[end - 1] as number) + 1 };
  }
}

/**
 * The next offset at which a text may be divided without changing its folding: not inside or beside
 * white space or dropped units.
 */
function seamAfter(source: string, from: number): number {
  const isPlain = (at: number): boolean => !isLeftOut(source.charCodeAt(at));
  let at = from;
  while (at < source.length && !(isPlain(at - 1) && isPlain(at))) at += 1;
  return Math.min(at, source.length);
}
