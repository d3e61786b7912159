import type { Alphabet } from "../../matcher/alphabet";
import { type Extent, Scanner, type Visit } from "../../matcher/scan";
import { compile } from "../../matcher/table";
import { balanceQuotes } from "../../text/balance-quotes";
import { DROP, type Folding, SPACE, foldedUnits, tableOf } from "../../text/folding";
import {
  EDGE_CONTEXT,
  type Stretch,
  cutsHanWords,
  cutsLatinWord,
  isScant,
  stretchOf,
} from "../../text/word-edges";
import { hasQuotationsSideBySide } from "../../text/side-by-side";
import { isWordUnit } from "../../text/word-units";

/**
 * What a form needs beside it to be its term: nothing (0), any term that is certain or quotation marks around just it (1), or one
 * of certain terms, by their indexes.
 */
export type Needs = 0 | 1 | readonly number[];

/** What the page's engine is given: written forms and the ids that they stand for. */
export interface PageLexicon {
  /** Ids of terms; the forms point into it. */
  readonly terms: readonly string[];
  /** Folded written form, index of its term, what it needs beside it, the other terms that stand inside it. */
  readonly forms: readonly (readonly [
    folded: string,
    term: number,
    needs: Needs,
    ...inner: readonly number[],
  ])[];
  /** How a page's text is folded before it is compared with these forms. */
  readonly folding: Folding;
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
   * there are.
   */
  around(start: number, end: number, units: number): InContext;
  /** Whether anything may be found in this text at all. */
  isReadable(): boolean;
  /** Whether the page shows this text's line feeds as such: then a blank line ends a paragraph. */
  keepsLines(): boolean;
}

/** Finds a lexicon's terms in texts: a form's number in `forms`, and where it stands (UTF-16 code units). */
export interface TermFinder {
  readonly terms: readonly string[];
  readonly forms: PageLexicon["forms"];
  /** Code units that a term's occurrence is judged by on either side. */
  readonly context: number;
  /** Units of the longest form, as they are compared: see `compared`. */
  readonly longest: number;
  /** Quotation marks as pairs: `QUOTE_PAIRS`. */
  readonly quotes: string;
  /** Whether any form is of several words of an alphabet. */
  readonly hasSpaces: boolean;
  /** The first place from one on where a term may stand, or `CLEAR`. */
  glance(text: string, from: number): number;
  /** Of that place: whether nothing stands there unless the text goes on. */
  readonly isBegun: boolean;
  /** How many of a text's code units count in a comparison. */
  compared(text: string): number;
  /**
   * The terms of a part of a text, leftmost-longest: `Scanner.scan`.
   *
   * @returns where a scan of what follows goes on
   */
  scan(part: TextPart, visit: Visit): number;
}

/** The finder of a lexicon's terms. One part at a time: a `visit` may not `scan`. */
export function makeTermFinder({ terms, forms, folding }: PageLexicon): TermFinder {
  const units = tableOf(folding);
  const others = foldedUnits(folding);
  const alphabet: Alphabet = { units, others, ignored: DROP, space: SPACE, isWord: isWordUnit };
  const table = compile(
    forms.map(([folded]) => folded),
    alphabet,
  );
  let part: TextPart;
  /** Whether a match has just the units of its form: no quotation mark, no line feed that does not count. */
  const isPlain = (start: number, end: number, form: number): boolean =>
    end - start === forms[form]?.[0].length;
  const scanner = new Scanner(table, (start, end, form) => {
    if (!part.isReadable()) return false;
    if (!isPlain(start, end, form)) {
      const stretch = part.text.slice(start, end);
      if (hasQuotationsSideBySide(stretch, folding.quotes, units)) return false;
      if (BLANK_LINE.test(stretch) && part.keepsLines()) return false;
    }
    return !cutsWords(part, start, end, forms[form]?.[0].length ?? 0);
  });

  return {
    terms,
    forms,
    context: EDGE_CONTEXT,
    longest: table.longest,
    quotes: folding.quotes,
    hasSpaces: table.units.includes(SPACE),
    glance: (text, from) => scanner.glance(text, from),
    get isBegun() {
      return !scanner.stands;
    },
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
      const visitWhole: Visit = (start, end, form) => {
        if (isPlain(start, end, form)) {
          visit(start, end, form);
          return;
        }
        const { text, shift } = next.around(start, end, 1);
        const whole = balanceQuotes(text, start + shift, end + shift, folding.quotes);
        visit(whole.start - shift, whole.end - shift, form);
      };
      return scanner.scan(next.text, visitWhole, next.extent);
    },
  };
}

const BLANK_LINE = /\n[^\S\n]*\n/u;

/** A form this short is easily made of two words' halves (党|建立). */
const SHORT_UNITS = 2;

/**
 * A Latin word or a number must not be cut at all. Of Chinese the segmenter knows everyday words but not a report's coined
 * ones (将近|邻党建): of a longer form `cutsHanWords` weighs both readings.
 */
function cutsWords(part: TextPart, start: number, end: number, units: number): boolean {
  const stretch = stretchIn(part, start, end);
  return cutsLatinWord(stretch) || cutsHanWords(stretch, units <= SHORT_UNITS);
}

/** With so much around it that enough of that can be seen; or not, if white space goes on and on. */
function stretchIn(part: TextPart, start: number, end: number): Stretch {
  for (let reach = EDGE_CONTEXT; ; reach *= 4) {
    const { text, shift } = part.around(start, end, reach);
    const stretch = stretchOf(text, start + shift, end + shift, reach);
    if (reach > MOST_WHITE || !isScant(stretch, reach)) return stretch;
  }
}

/** Code units of white space that are looked through for the rest of a word. */
const MOST_WHITE = 1000;
