import { fullFolding } from "../glossary/written-forms";
import { type Folded, fold, unfold } from "../text/fold";
import type { TextSpan } from "../text/text-span";

/** A folded text, with the mapping back. */
export interface FoldedText extends Folded {
  readonly source: string;
}

/** Folds a text with the complete folding. */
export function foldedText(source: string): FoldedText {
  return { source, ...fold(source, fullFolding) };
}

/** The occurrences of any of these folded words in a text, in order, without overlaps. */
export function hitsIn(text: FoldedText, words: readonly string[]): TextSpan[] {
  return inOrder(words.flatMap((word) => hitsOf(text, word)));
}

/** The same, but a word in letters counts only at the beginning of a word of the text. */
export function wordHitsIn(text: FoldedText, words: readonly string[]): TextSpan[] {
  const isBeginning = ({ start }: TextSpan): boolean =>
    start === 0 || !INSIDE_WORD.test(text.source.slice(start - 1, start + 1));
  return inOrder(words.flatMap((word) => hitsOf(text, word).filter(isBeginning)));
}

/**
 * Whether each of these folded words is at the beginning of a word of a folded text, or anywhere in
 * it if it is Chinese.
 */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (at === 0 || !INSIDE_WORD.test(folded.slice(at - 1, at + 1))) return true;
    }
    return false;
  });
}

const INSIDE_WORD = /^\p{Script=Latin}{2}/u;

function hitsOf(text: FoldedText, wanted: string): TextSpan[] {
  const found: TextSpan[] = [];
  let at = text.text.indexOf(wanted);
  while (at >= 0) {
    found.push(unfold(text, at, at + wanted.length));
    at = text.text.indexOf(wanted, at + wanted.length);
  }
  return found;
}

/** The spans in order, without overlaps. */
export function inOrder(spans: readonly TextSpan[]): TextSpan[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((it, i) => i === 0 || it.start >= (sorted[i - 1] as TextSpan).end);
}
