import type { Alphabet } from "../matcher/alphabet";
import { type Extent, Scanner, type Visit } from "../matcher/scan";
import { compile } from "../matcher/table";
import { balanceQuotes } from "../text/balance-quotes";
import { DROP, type Folding, SPACE, tableOf } from "../text/folding";
import { EDGE_CONTEXT, isInsideHanWord, isInsideLatinWord } from "../text/word-edges";
import { isWordUnit } from "../text/word-units";

/** What the page's engine is given: written forms and the ids that they stand for. */
export interface PageLexicon {
  readonly terms: readonly string[];
  readonly forms: readonly (readonly [
    folded: string,
    term: number,
    ambiguous: 0 | 1,
    ...inner: readonly number[],
  ])[];
  readonly folding: Folding;
}

/** A term found in a text: offsets in the text as it stands on the page (UTF-16 code units). */
export interface TermMatch {
  /** Index in the lexicon's `terms`. */
  readonly term: number;
  readonly start: number;
  readonly end: number;
  /** One of the forms that are lit only where certain ones stand close by. */
  readonly guess: boolean;
  /** The other terms that stand inside that form. */
  readonly inner: readonly number[];
}

/** A stretch of a text within a longer stretch of it, whose edges it keeps clear of where the text goes on. */
export interface InContext {
  readonly text: string;
  /** Where the part's own text begins in `text`. */
  readonly shift: number;
}

/** A part of a text that is scanned by itself: a text node, a node's end with what follows it. */
export interface TextPart {
  readonly text: string;
  readonly extent: Extent;
  /**
   * The part with at least so many code units of the text around the stretch on each side, or all that
   * there are; null if nothing may be found in this text after all.
   */
  readonly around: (start: number, end: number, units: number) => InContext | null;
  /** Whether the page shows this text's line feeds as such: then a blank line ends a paragraph. */
  readonly keepsLines: () => boolean;
}

/** Finds a lexicon's terms in texts. */
export interface TermFinder {
  readonly terms: readonly string[];
  /** Code units that a term's occurrence is judged by on either side. */
  readonly context: number;
  /** Units of the longest form, as they are compared: see `compared`. */
  readonly longest: number;
  /** How many of a text's code units count in a comparison. */
  compared(text: string): number;
  /**
   * The terms of a part of a text, leftmost-longest: `Scanner.scan`.
   *
   * @returns where a scan of what follows goes on
   */
  scan(part: TextPart, visit: (match: TermMatch) => void): number;
}

export function makeTermFinder({ terms, forms, folding }: PageLexicon): TermFinder {
  const units = tableOf(folding);
  const alphabet: Alphabet = { units, isWord: isWordUnit };
  const table = compile(
    forms.map(([folded]) => folded),
    alphabet,
  );
  let part: TextPart;
  const scanner = new Scanner(table, (start, end) => {
    if (BLANK_LINE.test(part.text.slice(start, end)) && part.keepsLines()) return false;
    const context = part.around(start, end, EDGE_CONTEXT);
    return context !== null && !cutsWords(context.text, start + context.shift, end + context.shift);
  });

  const matchOf = (start: number, end: number, pattern: number): TermMatch => {
    const [, term, ambiguous, ...inner] = forms[pattern] as PageLexicon["forms"][number];
    const context = part.around(start, end, 1);
    const { text, shift } = context ?? { text: part.text, shift: 0 };
    const whole = balanceQuotes(text, start + shift, end + shift);
    return {
      term,
      guess: ambiguous === 1,
      inner,
      start: whole.start - shift,
      end: whole.end - shift,
    };
  };

  return {
    terms,
    context: EDGE_CONTEXT,
    longest: table.longest,
    compared(text) {
      let count = 0;
      for (let i = 0; i < text.length; i += 1) {
        const to = units[text.charCodeAt(i)];
        if (to !== DROP && to !== SPACE) count += 1;
      }
      return count;
    },
    scan(next, visit) {
      part = next;
      const visitMatch: Visit = (start, end, pattern) => visit(matchOf(start, end, pattern));
      return scanner.scan(part.text, visitMatch, part.extent);
    },
  };
}

const BLANK_LINE = /\n[^\S\n]*\n/u;

/** A form this short is easily made of two words' halves (党|建立). */
const SHORT_UNITS = 2;

/**
 * A Latin word or a number must not be cut at all. Of Chinese the segmenter knows everyday words but not
 * a report's coined ones (将近|邻党建), so one edge may lie inside a word of its; both may not
 * (普|遍访问计|划), nor one of a short form.
 */
function cutsWords(text: string, start: number, end: number): boolean {
  if (isInsideLatinWord(text, start) || isInsideLatinWord(text, end)) return true;
  const isShort = end - start <= SHORT_UNITS;
  return isInsideHanWord(text, start)
    ? isShort || isInsideHanWord(text, end)
    : isShort && isInsideHanWord(text, end);
}
