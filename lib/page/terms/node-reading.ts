/**
 * The reading of one text node: the matches that begin in it.
 *
 * Nearly every text node holds no term. So the node's own text is scanned first, as it stands and alone; only
 * where something is found, or might go on in the next node, is the rest asked: whether this text is to be
 * read at all, what stands around it in its run, in which node a match ends. (To join the texts of whole
 * blocks costs by itself more than walking the page: measured.)
 *
 * Offsets are those of the node's own text.
 */
import { isElement, parentOf } from "../../dom/native";
import { type DomPoint, RunText } from "../../dom/run-text";
import { type Readability, isReadable } from "../../dom/treatment";
import type { Extent } from "../../matcher/scan";
import { NONE_REACHED, type NodeMatches, type PlacedMatch } from "./match-index";
import type { InContext, TermFinder, TextPart } from "./term-finder";

export class NodeReading implements TextPart {
  /** Where the scan of the node's own text goes on. */
  at: number;
  /** The node's text does not tell by itself what stands at its end. */
  #isOpen = false;
  /** The part of the run that is being scanned, and where it begins. */
  text = "";
  extent: Extent = {};
  #shift = 0;
  readonly #finder: TermFinder;
  readonly #node: Text;
  readonly #own: string;
  readonly #readability: Readability;
  /** Start, end and form of each match, one behind the other: a page may have tens of thousands. */
  readonly #found: number[] = [];
  #run: RunText | null = null;
  #readable: boolean | null = null;

  /** @param from where a match that began in an earlier node ends in this one, else 0 */
  constructor(finder: TermFinder, node: Text, from: number, readability: Readability) {
    this.#finder = finder;
    this.#node = node;
    this.#own = node.data;
    this.#readability = readability;
    this.at = from;
  }

  /** Whether the node's text has ended, or cannot tell more by itself. */
  get isOver(): boolean {
    return this.#isOpen || this.at >= this.#own.length;
  }

  /** Whether anything of this node is to be read. Asked by itself only where something was found. */
  isReadable(): boolean {
    const parent = parentOf(this.#node);
    this.#readable ??= parent !== null && isReadable(parent, this.#readability);
    return this.#readable;
  }

  /** Scans as many units of the node's own text. */
  scanOwn(units: number): void {
    const before = Math.min(this.#own.length, this.at + units);
    this.at = this.#scan(this.#own, 0, { from: this.at, before, hasMore: true });
    this.#isOpen = this.at < before;
  }

  /** Scans the rest together with what follows in the run; null if nothing was found. */
  finish(): NodeMatches | null {
    // Twice as far each time: a long chain of nodes without text is gone through once, not once a node.
    for (let units = this.#finder.longest; this.at < this.#own.length; units *= 2) {
      if (!this.isReadable()) return null;
      const run = this.#reach(0, units);
      const extent = { before: this.#own.length - this.at, hasMore: run.hasMore };
      this.at += this.#scan(run.textFrom(this.at), this.at, extent);
    }
    return this.#found.length > 0 ? this.#placed() : null;
  }

  #scan(text: string, shift: number, extent: Extent): number {
    this.text = text;
    this.extent = extent;
    this.#shift = shift;
    return this.#finder.scan(this, (start, end, form) => {
      this.#found.push(start + shift, end + shift, form);
    });
  }

  around(start: number, end: number, units: number): InContext {
    const from = start + this.#shift;
    const to = end + this.#shift;
    if (from >= units && to + units <= this.#own.length) {
      return { text: this.#own, shift: this.#shift };
    }
    const run = this.#reach(units - from, to + units - this.#own.length);
    return { text: run.text, shift: this.#shift - run.start };
  }

  keepsLines(): boolean {
    const parent = parentOf(this.#node);
    return (
      parent !== null && isElement(parent) && /pre|break/u.test(getComputedStyle(parent).whiteSpace)
    );
  }

  #reach(back: number, on: number): RunText {
    this.#run ??= new RunText(this.#node);
    this.#run.reachBack(back);
    this.#run.reachOn(on);
    return this.#run;
  }

  #placed(): NodeMatches {
    const found = this.#found;
    const matches: PlacedMatch[] = [];
    for (let i = 0; i < found.length; i += 3) {
      const from = this.#pointAt(found[i] as number);
      const to = this.#pointAt((found[i + 1] as number) - 1);
      matches.push({
        form: found[i + 2] as number,
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset + 1,
      });
    }
    return { matches, reached: this.#run?.nodesTo(found.at(-2) as number) ?? NONE_REACHED };
  }

  #pointAt(offset: number): DomPoint {
    const isOwn = offset >= 0 && offset < this.#own.length;
    return isOwn ? { node: this.#node, offset } : this.#reach(0, 0).pointAt(offset);
  }
}
