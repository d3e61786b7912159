import { type Match, scan, scanWithin } from "../matcher/scan";
import { compile } from "../matcher/table";
import { balanceQuotes } from "../text/balance-quotes";
import { type Folded, fold, foldingTable, unfold } from "../text/fold";
import { isInsideHanWord, isInsideLatinWord } from "../text/word-edges";

/** What the page's engine is given: written forms and the ids that they stand for. */
export interface PageLexicon {
  readonly terms: readonly string[];
  readonly forms: readonly (readonly [folded: string, term: number, ambiguous: 0 | 1])[];
  readonly variants: string;
}

/** A term found in a text: offsets in the text as it stands on the page (UTF-16 code units). */
export interface TermMatch {
  /** Index in the lexicon's `terms`. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
  /** Taken for the term only because others stand beside it. */
  readonly guess: boolean;
}

/** Finds a lexicon's terms in texts. */
export interface TermFinder {
  readonly terms: readonly string[];
  /** The terms of a text, leftmost-longest. */
  find(text: string): TermMatch[];
  /** Every term inside a text, overlapping ones too: what a longer term contains. */
  inside(text: string): TermMatch[];
}

export function makeTermFinder({ terms, forms, variants }: PageLexicon): TermFinder {
  const folding = foldingTable(variants);
  const table = compile(forms.map(([folded]) => folded));

  const toTermMatch = (text: string, folded: Folded, match: Match): TermMatch => {
    const [, term, ambiguous] = forms[match.pattern] as PageLexicon["forms"][number];
    const { start, end } = unfold(folded, match.start, match.end);
    return { term, guess: ambiguous === 1, ...balanceQuotes(text, start, end) };
  };

  return {
    terms,
    find(text) {
      const folded = fold(text, folding);
      const matches = scan(table, folded.text, accept(text, folded)).map((match) =>
        toTermMatch(text, folded, match),
      );
      return matches.every((match) => match.guess) ? [] : matches;
    },
    inside(text) {
      const folded = fold(text, folding);
      return scanWithin(table, folded.text, 0, folded.text.length, accept(text, folded)).map(
        (match) => toTermMatch(text, folded, match),
      );
    },
  };
}

/** A form this short is easily made of two words' halves (党|建立). */
const SHORT_UNITS = 2;

/**
 * A Latin word or a number must not be cut at all. Of Chinese the segmenter knows everyday words but not
 * a report's coined ones (将近|邻党建), so one edge may lie inside a word of its; both may not
 * (普|遍访问计|划), nor one of a short form.
 */
function cutsWords(text: string, start: number, end: number): boolean {
  if (isInsideLatinWord(text, start) || isInsideLatinWord(text, end)) return true;
  const before = isInsideHanWord(text, start);
  const behind = isInsideHanWord(text, end);
  return (before && behind) || (end - start <= SHORT_UNITS && (before || behind));
}

/** What `scan` asks of each place. */
function accept(text: string, folded: Folded): (start: number, end: number) => boolean {
  return (from, to) => {
    const { start, end } = unfold(folded, from, to);
    return !cutsWords(text, start, end);
  };
}
