/**
 * Finds the seen elements by hit tests. Some elements may be in view although the box around them
 * is far away: those that are fixed, sticky in a table's head, in a cell that spans many rows, or
 * tall beside short neighbours.
 *
 * A hit test takes some microseconds, but 0.2 ms on a slow machine or among twenty thousand
 * siblings. So the places are tested in rounds. A round is split into steps with a time limit, and
 * each step continues where the last one stopped.
 */
import { elementAt, flatParentOf } from "../../dom/native";
import type { View } from "./view";

/**
 * The number of columns and rows of test places. The outer rows are at the edges of the view. The
 * two numbers have no common divisor, so counting up visits every place.
 */
const COLUMNS = 12;
const ROWS = 7;
const PLACES = COLUMNS * ROWS;
/** The time limit of one step, in milliseconds. */
const MOST_MS = 1;

/** The seen elements of one document. */
export class Seen {
  readonly #document: Document;
  /** The next place to test. No round is under way once it has passed the last place. */
  #next = PLACES;
  #view: View = { top: 0, bottom: 0 };
  #before: ReadonlySet<Node> = new Set();
  #round = new Set<Node>();

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * The seen elements and all their ancestors. During a round, those of the round before are
   * included.
   */
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

  /** Tests the next places of the round, at least one. The layout should be clean. */
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
