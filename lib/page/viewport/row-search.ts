/**
 * Finds the items of a long row that are near. If a sample says that they follow one another down
 * the page, they are searched by bisection; otherwise all of them count as near.
 */
import { firstIndex } from "../../text/first-index";
import type { Box } from "../../geometry/box";

/**
 * The number of items examined beyond the first far one: floats and similar items are a little out
 * of order.
 */
const TOLERANCE = 16;
const SAMPLES = 12;

/** The range of y coordinates that counts as near, in CSS pixels of the viewport. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Whether `count` items follow one another down the page, judging by a sample. */
export function runsDown(count: number, topOf: (index: number) => number | undefined): boolean {
  let above = -Infinity;
  for (let i = 0; i < SAMPLES; i += 1) {
    const top = topOf(Math.floor((i * (count - 1)) / (SAMPLES - 1))) ?? above;
    if (top < above - 1) return false;
    above = top;
  }
  return true;
}

/**
 * The nodes of a row that are near, and a few others.
 *
 * @param boxOf returns null for a node without a box
 */
export function nearInRow(
  nodes: NodeListOf<Node>,
  boxOf: (node: Node | undefined) => Box | null,
  { top, bottom }: Span,
): Node[] {
  const { length } = nodes;
  const boxFrom = (from: number, until: number): Box | null => {
    let box: Box | null = null;
    for (let at = from; at < until && !box; at += 1) box = boxOf(nodes[at]);
    return box;
  };
  let low = 0;
  let end = length;
  // (For the last sample, the first of the last nodes that has a box: the very last node may be
  // white space.)
  const topFrom = (from: number): number | undefined => boxFrom(from, from + TOLERANCE)?.top;
  if (runsDown(length, (i) => topFrom(Math.min(i, length - TOLERANCE)))) {
    low = firstIndex(length, (i) => (boxFrom(i, length)?.bottom ?? Infinity) >= top);
    end = low;
    for (let beyond = 0; end < length && beyond < TOLERANCE; end += 1) {
      const from = boxOf(nodes[end])?.top;
      if (from !== undefined) beyond = from > bottom ? beyond + 1 : 0;
    }
  }
  // The first and the last nodes are always included: headers, notices and dialogs are there, out
  // of the flow.
  const near: Node[] = [];
  for (let i = 0; i < length; i += 1) {
    if (i === TOLERANCE) i = Math.max(i, low - TOLERANCE);
    if (i >= end) i = Math.max(i, length - TOLERANCE);
    near.push(nodes[i] as Node);
  }
  return near;
}
