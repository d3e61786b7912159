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
import { isElement, parentOf } from "../dom/native";
import { type DomPoint, RunText } from "../dom/run-text";
import type { Readability } from "../dom/treatment";
import type { Extent } from "../matcher/scan";
import type { NodeMatches } from "./match-index";
import type { InContext, TermFinder, TermMatch } from "./term-finder";

export class NodeReading {
  /** Where the scan of the node's own text goes on. */
  at: number;
  /** The node's text does not tell by itself what stands at its end. */
  #isOpen = false;
  readonly #finder: TermFinder;
  readonly #node: Text;
  readonly #text: string;
  readonly #readability: Readability;
  readonly #found: TermMatch[] = [];
  #run: RunText | null = null;
  #readable: boolean | null = null;

  /** @param from where a match that began in an earlier node ends in this one, else 0 */
  constructor(finder: TermFinder, node: Text, from: number, readability: Readability) {
    this.#finder = finder;
    this.#node = node;
    this.#text = node.data;
    this.#readability = readability;
    this.at = from;
  }

  /** Whether the node's text has changed, or ended, or cannot tell more by itself. */
  get isOver(): boolean {
    return this.#isOpen || this.at >= this.#text.length || this.#node.data !== this.#text;
  }

  /** Whether anything of this node is to be read. Asked by itself only where something was found. */
  get isReadable(): boolean {
    const parent = parentOf(this.#node);
    this.#readable ??= parent !== null && this.#readability.has(parent);
    return this.#readable;
  }

  /** Scans as many units of the node's own text. */
  scanOwn(units: number): void {
    const before = Math.min(this.#text.length, this.at + units);
    this.at = this.#scan(this.#text, 0, { from: this.at, before, hasMore: true });
    this.#isOpen = this.at < before;
  }

  /** Scans the rest together with what follows in the run; null if nothing was found. */
  finish(): NodeMatches | null {
    // Twice as far each time: a long chain of nodes without text is gone through once, not once a node.
    for (let units = this.#finder.longest; this.at < this.#text.length; units *= 2) {
      if (!this.isReadable) return null;
      const run = this.#reach(0, units);
      const extent = { before: this.#text.length - this.at, hasMore: run.hasMore };
      this.at += this.#scan(run.textFrom(this.at), this.at, extent);
    }
    return this.#found.length > 0 ? this.#placed() : null;
  }

  #scan(text: string, shift: number, extent: Extent): number {
    const around = (start: number, end: number, units: number): InContext | null => {
      const context = this.#around(start + shift, end + shift, units);
      return context && { text: context.text, shift: context.shift + shift };
    };
    const keepsLines = (): boolean => keepsLineFeeds(this.#node);
    return this.#finder.scan({ text, extent, around, keepsLines }, (match) => {
      this.#found.push({ ...match, start: match.start + shift, end: match.end + shift });
    });
  }

  #around(start: number, end: number, units: number): InContext | null {
    if (!this.isReadable) return null;
    if (start >= units && end + units <= this.#text.length) return { text: this.#text, shift: 0 };
    const run = this.#reach(units - start, end + units - this.#text.length);
    return { text: run.text, shift: -run.start };
  }

  #reach(back: number, on: number): RunText {
    this.#run ??= new RunText(this.#node);
    this.#run.reachBack(back);
    this.#run.reachOn(on);
    return this.#run;
  }

  #placed(): NodeMatches {
    const last = this.#found.at(-1) as TermMatch;
    return {
      matches: this.#found.map(({ start, end, ...form }) => {
        const from = this.#pointAt(start);
        const to = this.#pointAt(end - 1);
        return {
          ...form,
          startContainer: from.node,
          startOffset: from.offset,
          endContainer: to.node,
          endOffset: to.offset + 1,
        };
      }),
      reached: this.#run?.nodesTo(last.end) ?? [],
    };
  }

  #pointAt(offset: number): DomPoint {
    const isOwn = offset >= 0 && offset < this.#text.length;
    return isOwn ? { node: this.#node, offset } : this.#reach(0, 0).pointAt(offset);
  }
}

function keepsLineFeeds(node: Text): boolean {
  const parent = parentOf(node);
  return (
    parent !== null && isElement(parent) && /pre|break/u.test(getComputedStyle(parent).whiteSpace)
  );
}
