/**
 * What is seen, as hit tests at some places tell. What is fixed, sticky in a table's head, in a cell over many rows, or tall
 * beside short ones may be in view although what it is in is far.
 *
 * A hit test takes some microseconds, but 0.2 ms on a slow machine or among twenty thousand siblings. So the places are
 * asked in rounds, and a round in as many goes as it needs: what one go has no time for is asked in the next.
 */
import { elementAt, flatParentOf } from "../../dom/native";
import type { View } from "./view";

/** So many columns and rows of places, the outer rows at the edges of what is in view. They have no common divisor. */
const COLUMNS = 12;
const ROWS = 7;
const PLACES = COLUMNS * ROWS;
/** The milliseconds of one go. */
const MOST_MS = 1;

export class Seen {
  readonly #document: Document;
  /** The next place to ask; past the last one no round is under way. */
  #next = PLACES;
  #view: View = { top: 0, bottom: 0 };
  #before: ReadonlySet<Node> = new Set();
  #round = new Set<Node>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** The elements seen, and all nodes that they are in: until a round is at its end, with those of the one before. */
  get nodes(): ReadonlySet<Node> {
    return this.isAsking ? new Set([...this.#before, ...this.#round]) : this.#round;
  }

  /** Whether a round is under way. */
  get isAsking(): boolean {
    return this.#next < PLACES;
  }

  /** Begins a round. */
  begin(view: View): void {
    this.#next = 0;
    this.#view = view;
    this.#before = this.#round;
    this.#round = new Set();
  }

  /** Asks at the next places of the round, one at least. The layout should be clean. */
  ask(): void {
    const { top, bottom } = this.#view;
    const until = performance.now() + MOST_MS;
    do {
      const x = (((this.#next % COLUMNS) + 0.5) / COLUMNS) * innerWidth;
      const y = top + ((this.#next % ROWS) / (ROWS - 1)) * (bottom - top - 1);
      let at: Node | null = elementAt(this.#document, x, y);
      for (; at && !this.#round.has(at); at = flatParentOf(at)) this.#round.add(at);
      this.#next += 1;
    } while (this.isAsking && performance.now() < until);
  }
}
