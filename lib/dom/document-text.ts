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
      let start = -1;
      let end = -1;
      for (const placed of runs) {
        placed.run.nodes.forEach((node, index) => {
          if (!range.intersectsNode(node)) return;
          const base = placed.start + (placed.run.starts[index] as number);
          if (start < 0) start = base + (node === range.startContainer ? range.startOffset : 0);
          end = base + (node === range.endContainer ? range.endOffset : node.length);
        });
      }
      return start < 0 ? null : trimmed(text, start, end);
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

function runAt(runs: readonly PlacedRun[], offset: number): PlacedRun | undefined {
  return runs.findLast(({ start }) => start <= offset);
}
