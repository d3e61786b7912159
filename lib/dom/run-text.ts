/**
 * The text around a text node, extended into its run as far as a caller needs: one string, and the
 * mapping between its offsets and the DOM. Offsets are UTF-16 code units, counted from the first
 * unit of the node itself. Text before the node has negative offsets.
 */
import { stepInRun } from "./run-steps";

/** A place in the DOM, in the form that `StaticRange` needs. */
export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

interface Piece {
  readonly node: Text;
  /** The offset of the node's first unit. */
  readonly start: number;
}

/**
 * Stands for a line break. It is white space, but not a line feed, which the text itself may
 * contain.
 */
const BREAK = "\u2028";

/** The known text of a run around one text node. */
export class RunText {
  #before = "";
  #behind = "";
  readonly #own: string;
  /** In document order. The node at which reading began is among them. */
  readonly #pieces: Piece[];
  #beginsHere = false;
  #endsHere = false;

  constructor(node: Text) {
    this.#own = node.data;
    this.#pieces = [{ node, start: 0 }];
  }

  /** The known text of the run. */
  get text(): string {
    return this.#before + this.#own + this.#behind;
  }

  /** The known text from an offset within the node's own text. */
  textFrom(offset: number): string {
    return this.#own.slice(offset) + this.#behind;
  }

  /** The offset of the first known unit: negative or zero. */
  get start(): number {
    return -this.#before.length;
  }

  /** The offset after the last known unit. */
  get #end(): number {
    return this.#own.length + this.#behind.length;
  }

  /** Whether the run may go on after the known text. */
  get hasMore(): boolean {
    return !this.#endsHere;
  }

  /** Makes at least this many units before the node known, if the run has them. */
  reachBack(units: number): void {
    while (this.#before.length < units && !this.#beginsHere) {
      const first = this.#pieces[0] as Piece;
      const step = stepInRun(first.node, "backward");
      this.#beginsHere = step === null;
      if (!step) return;
      this.#before = step.node.data + (step.breaks ? BREAK : "") + this.#before;
      this.#pieces.unshift({ node: step.node, start: this.start });
    }
  }

  /** Makes at least this many units after the node known, if the run has them. */
  reachOn(units: number): void {
    while (this.#behind.length < units && !this.#endsHere) {
      const last = this.#pieces.at(-1) as Piece;
      const step = stepInRun(last.node, "forward");
      this.#endsHere = step === null;
      if (!step) return;
      if (step.breaks) this.#behind += BREAK;
      this.#pieces.push({ node: step.node, start: this.#end });
      this.#behind += step.node.data;
    }
  }

  /** The place of the unit at an offset. The unit must belong to a node, not to a line break. */
  pointAt(offset: number): DomPoint {
    const piece = this.#pieces.findLast(({ start }) => start <= offset) as Piece;
    return { node: piece.node, offset: offset - piece.start };
  }

  /**
   * The nodes after the first one that a stretch ending at `end` covers, each with the offset at
   * which the stretch ends in it.
   */
  nodesTo(end: number): DomPoint[] {
    return this.#pieces
      .filter(({ start }) => start > 0 && start < end)
      .map(({ node, start }) => ({ node, offset: Math.min(end - start, node.length) }));
  }
}
