/**
 * The whole text of a document as one string, with the way between its offsets and the
 * DOM: what annotations are described and found in. Runs follow one another, parted by a
 * line feed. Offsets are UTF-16 code units.
 */
import { firstIndex } from "./first-index";
import { parentOf } from "./native";
import { stepInRun } from "./run-steps";
import { textsIn } from "./node-order";
import { isReadable } from "./treatment";

export interface DocumentText {
  readonly text: string;
  /** The offsets that a selection covers, white space at its edges left out; null if it covers no text. */
  offsetsOf(range: Range): { start: number; end: number } | null;
  /** The DOM range of a stretch of the text that begins and ends with a character of the document. */
  rangeOf(start: number, end: number): StaticRange | null;
}

interface PlacedText {
  readonly node: Text;
  readonly start: number;
}

export function documentText(document: Document): DocumentText {
  const nodes: PlacedText[] = [];
  let text = "";
  for (const run of runsIn(document)) {
    for (const { node, breaks } of run) {
      if (breaks) text += "\n";
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    text += "\n";
  }

  return {
    text,
    offsetsOf(range) {
      // A selection inside a shadow tree is none of this text.
      if (range.commonAncestorContainer.getRootNode() !== document) return null;
      const { length } = nodes;
      const nodeAt = (i: number): Text => (nodes[i] as PlacedText).node;
      // Document order: the first node that ends behind the range's start, the last that begins before its end.
      const first =
        nodes[firstIndex(length, (i) => range.comparePoint(nodeAt(i), nodeAt(i).length) >= 0)];
      const last = nodes[firstIndex(length, (i) => range.comparePoint(nodeAt(i), 0) > 0) - 1];
      if (!first || !last || last.start < first.start) return null;
      const from = first.start + (first.node === range.startContainer ? range.startOffset : 0);
      const to =
        last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
      return trimmed(text, from, to);
    },
    rangeOf(start, end) {
      const from = nodes.findLast((it) => it.start <= start);
      const to = nodes.findLast((it) => it.start < end);
      if (!from || !to) return null;
      return new StaticRange({
        startContainer: from.node,
        startOffset: start - from.start,
        endContainer: to.node,
        endOffset: end - to.start,
      });
    },
  };
}

interface RunNode {
  readonly node: Text;
  readonly breaks: boolean;
}

function runsIn(document: Document): RunNode[][] {
  const known = new Map<Node, boolean>();
  const order = textsIn(document);
  const runs: RunNode[][] = [];
  let following: RunNode | null = null;
  for (let node = order.next(); node; node = order.next()) {
    const parent = parentOf(node);
    if (node.data === "" || !parent || !isReadable(parent, known)) continue;
    if (following?.node === node) runs.at(-1)?.push(following);
    // White space between blocks, or between two line breaks, is nothing that anybody sees.
    else if (!/\S/u.test(node.data)) continue;
    else runs.push([{ node, breaks: false }]);
    following = stepInRun(node, "forward");
  }
  return runs;
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text[start] as string)) start += 1;
  while (end > start && /\s/u.test(text[end - 1] as string)) end -= 1;
  return start < end ? { start, end } : null;
}
