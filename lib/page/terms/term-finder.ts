import type { Alphabet } from "../../matcher/alphabet";
import { type Extent, Scanner, type Visit } from "../../matcher/scan";
import { compile } from "../../matcher/table";
import { balanceQuotes } from "../../text/balance-quotes";
import { DROP, type Folding, SPACE, foldedUnits, tableOf } from "../../text/folding";
import {
  EDGE_CONTEXT,
  type WordContext,
  cutsHanWords,
  cutsLatinWord,
  isScant,
  stretchOf,
} from "../../text/word-edges";
import { hasQuotationsSideBySide } from "../../text/side-by-side";
import { isWordUnit } from "../../text/word-units";

/**
 * What a form needs beside it to count as its term: nothing (0); any certain term, or quotation
 * marks around exactly the form (1); or one of some terms, by their indexes.
 */
export type Needs = 0 | 1 | readonly number[];

/**
 * A folded written form, the index of its term, what it needs beside it, and the indexes of the
 * other terms inside it.
 */
export type Form = readonly [
  folded: string,
  term: number,
  needs: Needs,
  ...inner: readonly number[],
];

/** The input of the page's engine: written forms, and the term ids that they stand for. */
export interface PageLexicon {
  /** The ids of the terms. Forms refer to them by index. */
  readonly terms: readonly string[];
  readonly specificities: readonly Specificity[];
  /** The colour of each term's glossary, from 0. */
  readonly colours: readonly number[];
  readonly forms: readonly Form[];
  /** How the page's text is folded before it is compared with these forms. */
  readonly folding: Folding;
}

/**
 * A part of a text within a longer text. The longer text does not end near the part, unless the
 * whole text ends there.
 */
export interface InContext {
  readonly text: string;
  /** The offset in `text` at which the part begins. */
  readonly shift: number;
}

/**
 * A part of a text that is scanned by itself: a text node, or the end of a node with the text that
 * follows it.
 */
export interface TextPart {
  readonly text: string;
  readonly extent: Extent;
  /**
   * The part within a longer text, with at least `units` code units on each side of the stretch, or
   * all that exist.
   */
  around(start: number, end: number, units: number): InContext;
  /** Whether this text should be read at all. */
  isReadable(): boolean;
  /** Whether the page shows line feeds of this text as such. A blank line then ends a paragraph. */
  keepsLines(): boolean;
}

/**
 * Finds a lexicon's terms in texts. It reports the number of the form in `forms` and its place
 * (UTF-16 code units).
 */
export interface TermFinder {
  readonly terms: readonly string[];
  readonly specificities: PageLexicon["specificities"];
  readonly colours: PageLexicon["colours"];
  readonly forms: PageLexicon["forms"];
  /**
   * Finds the terms that are not lit, in whole texts. Null if all terms are lit. Terms that are not
   * lit still speak for guesses, and are counted.
   */
  readonly dark: TermFinder | null;
  /** The code units on either side that are needed to judge an occurrence. */
  readonly context: number;
  /** The length of the longest form in compared units: see `compared`. */
  readonly longest: number;
  /** Pairs of quotation marks: `QUOTE_PAIRS`. */
  readonly quotes: string;
  /** Whether any form has several words of an alphabetic script. */
  readonly hasSpaces: boolean;
  /** The first offset, not before `from`, at which a term may begin, or `CLEAR`. */
  glance(text: string, from: number): number;
  /** Whether the term at the last such offset is complete only if the text continues. */
  readonly isBegun: boolean;
  /** The number of a text's code units that count in a comparison. */
  compared(text: string): number;
  /**
   * Reports the terms of a part of a text, leftmost-longest: see `Scanner.scan`.
   *
   * @returns the offset at which a scan of the following text continues
   */
  scan(part: TextPart, visit: Visit): number;
}

/** How specific a term is: the document's own (0), one of its field (1), or a common one (2). */
export type Specificity = 0 | 1 | 2;

/** Which of a lexicon's terms are lit. By default, all are. */
interface Lit {
  /** The highest specificity that is lit. */
  readonly reach?: Specificity;
  /** Ids of terms that are left out altogether. */
  readonly hidden?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Whether a form is lit. Below the highest reach, a guess is lit only if it is the document's own
 * term.
 */
function isWithin(reach: Specificity, specificity: Specificity, isGuess: boolean): boolean {
  if (specificity === 0 || reach === 2) return true;
  return specificity <= reach && !isGuess;
}

/**
 * Makes the finder of a lexicon's terms. It scans one part at a time, so a `visit` callback must
 * not call `scan`.
 */
export function makeTermFinder(
  lexicon: PageLexicon,
  { reach = 2, hidden = NONE }: Lit = {},
): TermFinder {
  const { terms, specificities, forms } = lexicon;
  const isLit = ([, term, needs]: Form): boolean =>
    isWithin(reach, specificities[term] as Specificity, needs !== 0);
  const finderFor = (some: readonly Form[], darkOf: () => TermFinder | null): TermFinder =>
    finderOf({ ...lexicon, forms: some }, darkOf);
  const shown = forms.filter(([, term]) => !hidden.has(terms[term] as string));
  const lit = shown.filter(isLit);
  let dark: TermFinder | null = null;
  return finderFor(lit, () =>
    lit.length === shown.length
      ? null
      : (dark ??= finderFor(
          shown.filter((form) => !isLit(form)),
          () => null,
        )),
  );
}

/**
 * @param darkOf makes the finder of the terms that are not lit. It is called only when that finder
 *   is needed: few pages have a guess for which no lit term speaks.
 */
function finderOf(
  { terms, specificities, colours, forms, folding }: PageLexicon,
  darkOf: () => TermFinder | null,
): TermFinder {
  const units = tableOf(folding);
  const others = foldedUnits(folding);
  const alphabet: Alphabet = { units, others, ignored: DROP, space: SPACE, isWord: isWordUnit };
  const table = compile(
    forms.map(([folded]) => folded),
    alphabet,
  );
  let part: TextPart;
  /**
   * Whether a match has exactly the units of its form, without a quotation mark or a line feed that
   * is dropped.
   */
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
    specificities,
    colours,
    forms,
    get dark() {
      return darkOf();
    },
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

/** Visits the terms of a whole text that stands by itself, leftmost-longest. */
export function scanWhole(finder: TermFinder, text: string, visit: Visit): void {
  const whole: TextPart = {
    text,
    extent: {},
    around: () => ({ text, shift: 0 }),
    isReadable: () => true,
    keepsLines: () => false,
  };
  finder.scan(whole, visit);
}

const BLANK_LINE = /\n[^\S\n]*\n/u;

/** Two halves of words easily make a form this short (党|建立). */
const SHORT_UNITS = 2;

/**
 * A match must never cut a Latin word or a number. For Chinese, the segmenter knows everyday words
 * but not the coined words of a report (将近|邻党建). For longer forms, `cutsHanWords` weighs both
 * readings.
 */
function cutsWords(part: TextPart, start: number, end: number, units: number): boolean {
  const stretch = stretchIn(part, start, end);
  return cutsLatinWord(stretch) || cutsHanWords(stretch, units <= SHORT_UNITS);
}

/**
 * A stretch with enough text around it to judge the words at its edges, unless white space goes on
 * too long.
 */
function stretchIn(part: TextPart, start: number, end: number): WordContext {
  for (let reach = EDGE_CONTEXT; ; reach *= 4) {
    const { text, shift } = part.around(start, end, reach);
    const stretch = stretchOf(text, start + shift, end + shift, reach);
    if (reach > MOST_WHITE || !isScant(stretch, reach)) return stretch;
  }
}

/** The maximum number of code units searched for the rest of a word, across white space. */
const MOST_WHITE = 1000;
