/**
 * The reading of one text node: finds the matches that begin in it.
 *
 * Nearly every text node holds no term. So the node's own text is scanned first, alone and
 * unchanged. Only if something is found, or may continue in the next node, does the reading ask the
 * rest: whether this text should be read at all, what is around it in its run, and in which node a
 * match ends. (Joining the texts of whole blocks alone costs more than walking the page: measured.)
 *
 * Offsets are UTF-16 code units of the node's own text.
 */
import { isElement, parentOf } from "../../dom/native";
import { type DomPoint, RunText } from "../../dom/run-text";
import { type Readability, isReadable } from "../../dom/treatment";
import type { Extent } from "../../matcher/scan";
import { NONE_REACHED, type NodeMatches, type PlacedMatch } from "./match-index";
import type { InContext, TermFinder, TextPart } from "./term-finder";

/** One reading of a text node. */
export class NodeReading implements TextPart {
  /** The offset at which the scan of the node's own text continues. */
  at: number;
  /** Whether the node's own text cannot decide what stands at its end. */
  #isOpen = false;
  /** The part of the run that is being scanned. */
  text = "";
  extent: Extent = {};
  #shift = 0;
  readonly #finder: TermFinder;
  readonly #node: Text;
  readonly #own: string;
  readonly #readability: Readability;
  /**
   * Start, end and form of each match, in one flat array: a page may have tens of thousands of
   * matches.
   */
  readonly #found: number[] = [];
  #run: RunText | null = null;
  #readable: boolean | null = null;

  /**
   * @param from the offset at which a match that began in an earlier node ends in this one,
   *   otherwise 0
   */
  constructor(finder: TermFinder, node: Text, from: number, readability: Readability) {
    this.#finder = finder;
    this.#node = node;
    this.#own = node.data;
    this.#readability = readability;
    this.at = from;
  }

  /**
   * Whether the scan has reached the end of the node's text, or cannot go on without the following
   * text.
   */
  get isOver(): boolean {
    return this.#isOpen || this.at >= this.#own.length;
  }

  /** Whether this node should be read at all. The DOM is asked only if something was found. */
  isReadable(): boolean {
    const parent = parentOf(this.#node);
    this.#readable ??= parent !== null && isReadable(parent, this.#readability);
    return this.#readable;
  }

  /** Scans this many units of the node's own text. */
  scanOwn(units: number): void {
    const before = Math.min(this.#own.length, this.at + units);
    this.at = this.#scan(this.#own, 0, { from: this.at, before, hasMore: true });
    this.#isOpen = this.at < before;
  }

  /**
   * Scans the rest together with the following text of the run. Returns null if nothing was found.
   */
  finish(): NodeMatches | null {
    // The reach doubles each time, so a long chain of nodes without text is walked once, not once
    // per node.
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
