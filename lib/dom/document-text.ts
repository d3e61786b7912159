/**
 * The whole text of a document as one string, with the way between its offsets and the
 * DOM: what annotations are described and found in. Runs follow one another, parted by a
 * line feed. Offsets are UTF-16 code units.
 */
import { type TextRun, TextWalk, rangeIn } from "./text-runs";

export interface DocumentText {
  readonly text: string;
  /** The offsets that a selection covers, white space at its edges left out; null if it covers no text. */
  offsetsOf(range: Range): { start: number; end: number } | null;
  /** The DOM range of a stretch of the text that begins and ends with a character of the document. */
  rangeOf(start: number, end: number): StaticRange | null;
}

interface PlacedRun {
  readonly run: TextRun;
  readonly start: number;
}

export function documentText(document: Document): DocumentText {
  const runs: PlacedRun[] = [];
  let text = "";
  if (document.documentElement) {
    const walk = new TextWalk(document.documentElement);
    while (!walk.done) {
      const run = walk.next();
      if (!run) continue;
      runs.push({ run, start: text.length });
      text += `${run.text}\n`;
    }
  }

  return {
    text,
    offsetsOf(range) {
      // A selection inside a shadow tree is none of this text.
      if (range.commonAncestorContainer.getRootNode() !== document) return null;
      const nodes = runs.flatMap(({ run, start }) =>
        run.nodes.map((node, index) => ({ node, start: start + (run.starts[index] as number) })),
      );
      // Document order: the first node that ends behind the range's start, the last that begins before its end.
      const first =
        nodes[firstIndex(nodes, ({ node }) => range.comparePoint(node, node.length) >= 0)];
      const last = nodes[firstIndex(nodes, ({ node }) => range.comparePoint(node, 0) > 0) - 1];
      if (!first || !last || last.start < first.start) return null;
      const from = first.start + (first.node === range.startContainer ? range.startOffset : 0);
      const to =
        last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
      return trimmed(text, from, to);
    },
    rangeOf(start, end) {
      const from = runAt(runs, start);
      const to = runAt(runs, end - 1);
      if (!from || !to) return null;
      const { startContainer, startOffset } = rangeIn(
        from.run,
        start - from.start,
        start - from.start + 1,
      );
      const { endContainer, endOffset } = rangeIn(to.run, end - 1 - to.start, end - to.start);
      return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
    },
  };
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text[start] as string)) start += 1;
  while (end > start && /\s/u.test(text[end - 1] as string)) end -= 1;
  return start < end ? { start, end } : null;
}

/** Index of the first item that passes, all behind it passing too; the length if none does. */
function firstIndex<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function runAt(runs: readonly PlacedRun[], offset: number): PlacedRun | undefined {
  return runs.findLast(({ start }) => start <= offset);
}
