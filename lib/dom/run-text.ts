/**
 * The text around a text node, as far into its run as somebody asks: one string, with the way between its
 * offsets and the DOM. Offsets are UTF-16 code units and count from the node's own first one: what stands
 * before it in the run has negative ones.
 */
import { stepInRun } from "./run-steps";

/** A place in the DOM as `StaticRange` wants it. */
export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

interface Piece {
  readonly node: Text;
  /** Offset of the node's first unit. */
  readonly start: number;
}

/** Stands for a line break: white space, and no line feed of the text's own. */
const BREAK = "\u2028";

export class RunText {
  #before = "";
  #behind = "";
  readonly #own: string;
  /** In their order; the node that all began with is among them. */
  readonly #pieces: Piece[];
  #beginsHere = false;
  #endsHere = false;

  constructor(node: Text) {
    this.#own = node.data;
    this.#pieces = [{ node, start: 0 }];
  }

  /** What is known of the run. */
  get text(): string {
    return this.#before + this.#own + this.#behind;
  }

  /** What is known from an offset on that is in the node's own text. */
  textFrom(offset: number): string {
    return this.#own.slice(offset) + this.#behind;
  }

  /** Offset of the first unit that is known: negative, or zero. */
  get start(): number {
    return -this.#before.length;
  }

  /** Offset behind the last unit that is known. */
  get #end(): number {
    return this.#own.length + this.#behind.length;
  }

  /** Whether the run may go on behind what is known. */
  get hasMore(): boolean {
    return !this.#endsHere;
  }

  /** Has at least so many units known before the node, if the run has them. */
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

  /** Has at least so many units known behind the node, if the run has them. */
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

  /** Where the unit at an offset stands, which is one of a node's own. */
  pointAt(offset: number): DomPoint {
    const piece = this.#pieces.findLast(({ start }) => start <= offset) as Piece;
    return { node: piece.node, offset: offset - piece.start };
  }

  /** The nodes that a stretch behind the first node's end goes through, each with where it ends in it. */
  nodesTo(end: number): DomPoint[] {
    return this.#pieces
      .filter(({ start }) => start > 0 && start < end)
      .map(({ node, start }) => ({ node, offset: Math.min(end - start, node.length) }));
  }
}
