/**
 * What is seen, as hit tests at some places tell. What is fixed, sticky in a table's head, in a cell over many rows, or tall
 * beside short ones may be in view although what it is in is far.
 */
import { elementAt, flatParentOf } from "../dom/native";
import type { View } from "./view";

/** So many columns and rows of places, the outer rows at the edges of what is in view. They have no common divisor. */
const COLUMNS = 12;
const ROWS = 7;
/** As many as can be asked in so many milliseconds: each takes some microseconds, but 0.1 ms among twenty thousand siblings. */
const MOST_MS = 1;

/** The elements seen at some places, and all nodes that they are in. */
export function seenIn(document: Document, { top, bottom }: View): Set<Node> {
  const seen = new Set<Node>();
  const until = performance.now() + MOST_MS;
  for (let i = 0; i < COLUMNS * ROWS && performance.now() < until; i += 1) {
    const x = (((i % COLUMNS) + 0.5) / COLUMNS) * innerWidth;
    const y = top + ((i % ROWS) / (ROWS - 1)) * (bottom - top - 1);
    let at: Node | null = elementAt(document, x, y);
    for (; at && !seen.has(at); at = flatParentOf(at)) seen.add(at);
  }
  return seen;
}
