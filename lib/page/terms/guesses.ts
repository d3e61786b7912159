/** What speaks for a guess: a form that means other things elsewhere, and is its term only where others of the report stand. */
import {
  SHOW_TEXTS,
  isElement,
  localNameOf,
  nextElementOf,
  previousElementOf,
  walkerIn,
} from "../../dom/native";
import { blockAround, stepInRun } from "../../dom/run-steps";
import type { PageLexicon, TermFinder } from "./term-finder";

/** A stretch of text, from a place in one node to a place in the same or another. */
interface TextBoundaries {
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

interface FormMatch extends TextBoundaries {
  /** Number of the form that stands there. */
  readonly form: number;
}

/** Of a block so many text nodes are looked at for what speaks for a guess. */
const MAX_LOOKED_AT = 256;

/** Says which matches are taken for their terms. */
export class Guesses {
  readonly #forms: PageLexicon["forms"];
  readonly #quotes: string;
  readonly #matchesIn: (text: Text) => readonly FormMatch[];

  /** @param matchesIn the matches that begin in a text node: it is read for that */
  constructor(
    { forms, quotes }: Pick<TermFinder, "forms" | "quotes">,
    matchesIn: (text: Text) => readonly FormMatch[],
  ) {
    this.#forms = forms;
    this.#quotes = quotes;
    this.#matchesIn = matchesIn;
  }

  /** Whether a form is lit only where certain ones stand close by. */
  isGuess({ form }: FormMatch): boolean {
    return this.#forms[form]?.[2] !== 0;
  }

  /** Whether a match is taken for its term: a guess only where what it needs stands beside it. */
  isTerm(match: FormMatch): boolean {
    const needs = this.#forms[match.form]?.[2] ?? 0;
    if (needs === 0) return true;
    const speaksForIt = (it: FormMatch): boolean =>
      needs === 1 ? !this.isGuess(it) : this.#standsFor(it, needs);
    return (
      (needs === 1 && isQuoted(match, this.#quotes)) ||
      isAmongTerms(match.startContainer, (root) => this.#hasAny(root, speaksForIt))
    );
  }

  /** Whether a match is one of certain terms, or has one inside. */
  #standsFor({ form }: FormMatch, terms: readonly number[]): boolean {
    const [, term, , ...inner] = this.#forms[form] as PageLexicon["forms"][number];
    return [term, ...inner].some((it) => terms.includes(it));
  }

  #hasAny(root: Node, isWanted: (match: FormMatch) => boolean): boolean {
    const texts = walkerIn(root, SHOW_TEXTS);
    for (let i = 0; i < MAX_LOOKED_AT && texts.nextNode(); i += 1) {
      if (this.#matchesIn(texts.currentNode as Text).some(isWanted)) return true;
    }
    return false;
  }
}

/** Blocks that say little by themselves, and are read together with those beside them. */
const SMALL = new Set("h1 h2 h3 h4 h5 h6 li dt dd td th".split(" "));

/**
 * Whether what speaks for a guess stands in its text's block; of a heading, an item of a list or a cell the next ones count too.
 *
 * @param hasAny whether something of that kind stands under a node
 */
function isAmongTerms(text: Text, hasAny: (root: Node) => boolean): boolean {
  const block = blockAround(text);
  if (hasAny(block)) return true;
  if (!isElement(block) || !SMALL.has(localNameOf(block))) return false;
  return [previousElementOf(block), nextElementOf(block)].some((it) => it !== null && hasAny(it));
}

/**
 * Whether quotation marks enclose just a match: who writes “蓝青工程” means a name.
 *
 * @param pairs `QUOTE_PAIRS`
 */
function isQuoted(
  { startContainer, startOffset, endContainer, endOffset }: TextBoundaries,
  pairs: string,
): boolean {
  const before =
    startContainer.data.slice(0, startOffset).at(-1) ??
    stepInRun(startContainer, "backward")?.node.data.at(-1) ??
    "";
  const behind =
    endContainer.data.charAt(endOffset) ||
    (stepInRun(endContainer, "forward")?.node.data.charAt(0) ?? "");
  const marks = before + behind;
  return marks.length === 2 && pairs.indexOf(marks) % 2 === 0;
}
