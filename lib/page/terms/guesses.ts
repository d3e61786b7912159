/**
 * Judges guesses. A guess is a form that has other meanings elsewhere. It counts as its term only
 * where other terms of the report are near it.
 */
import {
  SHOW_TEXTS,
  isElement,
  localNameOf,
  nextElementOf,
  previousElementOf,
  walkerIn,
} from "../../dom/native";
import { blockAround, stepInRun } from "../../dom/run-steps";
import { type Form, type Needs, type TermFinder, scanWhole } from "./term-finder";

/** A stretch of text, from a place in one node to a place in the same or another node. */
interface TextBoundaries {
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

interface FormMatch extends TextBoundaries {
  /** The number of the form. */
  readonly form: number;
}

type GuessFinder = Pick<TermFinder, "forms" | "quotes" | "dark">;

/** The number of code units of a block that are searched for terms that are not lit. */
const MAX_UNITS = 20_000;
/** The number of text nodes of a block that are searched for what a guess needs. */
const MAX_LOOKED_AT = 256;

/** Decides which matches count as their terms. */
export class Guesses {
  readonly #finder: GuessFinder;
  readonly #matchesIn: (text: Text) => readonly FormMatch[];

  /**
   * @param matchesIn returns the matches that begin in a text node, and reads the node if necessary
   */
  constructor(finder: GuessFinder, matchesIn: (text: Text) => readonly FormMatch[]) {
    this.#finder = finder;
    this.#matchesIn = matchesIn;
  }

  /** Whether a form is a guess: it counts only near the terms or marks that it needs. */
  isGuess({ form }: FormMatch): boolean {
    return this.#finder.forms[form]?.[2] !== 0;
  }

  /**
   * Whether a match counts as its term. A guess counts only near the terms or marks that it needs.
   */
  isTerm(match: FormMatch): boolean {
    const { forms, quotes } = this.#finder;
    const needs = forms[match.form]?.[2] ?? 0;
    if (needs === 0) return true;
    return (
      (needs === 1 && isQuoted(match, quotes)) ||
      isAmongTerms(match.startContainer, (root) => this.#hasAny(root, needs))
    );
  }

  /**
   * Whether a node contains a term that speaks for a guess. Terms that are not lit are not indexed,
   * so the text itself is searched for them, unless a lit term has answered.
   */
  #hasAny(root: Node, needs: Needs): boolean {
    const { forms, dark } = this.#finder;
    const texts = walkerIn(root, SHOW_TEXTS);
    let searched = "";
    for (let i = 0; i < MAX_LOOKED_AT && texts.nextNode(); i += 1) {
      const text = texts.currentNode as Text;
      if (this.#matchesIn(text).some(({ form }) => speaksFor(forms[form] as Form, needs))) {
        return true;
      }
      if (searched.length < MAX_UNITS) searched += text.data;
    }
    let isFound = false;
    if (dark) {
      scanWhole(dark, searched.slice(0, MAX_UNITS), (_start, _end, form) => {
        isFound ||= speaksFor(dark.forms[form] as Form, needs);
      });
    }
    return isFound;
  }
}

/**
 * Whether a form speaks for a guess. If the guess needs any certain term, every certain form speaks
 * for it. Otherwise only a form does that stands for a needed term, or contains one.
 */
function speaksFor([, term, own, ...inner]: Form, needs: Needs): boolean {
  if (typeof needs === "number") return own === 0;
  return [term, ...inner].some((it) => needs.includes(it));
}

/** Blocks that say little by themselves, and are read together with their neighbours. */
const SMALL = new Set("h1 h2 h3 h4 h5 h6 li dt dd td th".split(" "));

/**
 * Whether the block of a text has what a guess needs. For a heading, a list item or a cell, the
 * neighbouring elements count too.
 *
 * @param hasAny whether a node contains what the guess needs
 */
function isAmongTerms(text: Text, hasAny: (root: Node) => boolean): boolean {
  const block = blockAround(text);
  if (hasAny(block)) return true;
  if (!isElement(block) || !SMALL.has(localNameOf(block))) return false;
  return [previousElementOf(block), nextElementOf(block)].some((it) => it !== null && hasAny(it));
}

/**
 * Whether quotation marks enclose exactly this match: a writer of “蓝青工程” means a name.
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
