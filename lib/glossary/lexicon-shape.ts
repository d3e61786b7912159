import type { Needs, PageLexicon, Specificity } from "../page/terms/term-finder";

/**
 * What a page needs to light terms, and nothing else: no definition, no note. It is plain data,
 * because it is published in `storage.local` and read by every content script.
 */
export interface Lexicon extends PageLexicon {
  /** Raised when this shape changes, so that an older content script ignores a newer lexicon. */
  readonly version: typeof LEXICON_VERSION;
}

/** The version of the lexicon's shape. */
export const LEXICON_VERSION = 7;

/**
 * Reads a published value as a lexicon of this version; null if it is not one. A page's process may
 * have changed it.
 */
export function parseLexicon(stored: unknown): Lexicon | null {
  const { version, terms, specificities, colours, forms, folding } = Object(stored) as Lexicon;
  if (version !== LEXICON_VERSION || !isListOf(terms, isText) || !Array.isArray(forms)) return null;
  if (!isListOf(specificities, isSpecificity) || specificities.length !== terms.length) return null;
  if (!isListOf(colours, isColour) || colours.length !== terms.length) return null;
  const isTerm = (it: unknown): boolean => typeof it === "number" && it in terms;
  const isNeed = (it: unknown): it is Needs => it === 0 || it === 1 || isListOf(it, isTerm);
  const isForm = (it: unknown): boolean => {
    if (!Array.isArray(it)) return false;
    const [folded, term, needs, ...inner] = it as unknown[];
    return isText(folded) && folded !== "" && isNeed(needs) && isListOf([term, ...inner], isTerm);
  };
  // Copied into a new list: a stored list may have holes, or a member named `constructor`.
  const own = Array.from(forms as PageLexicon["forms"]);
  return own.every(isForm) && isFolding(folding)
    ? { version, terms, specificities, colours, forms: own, folding }
    : null;
}

function isSpecificity(it: unknown): it is Specificity {
  return it === 0 || it === 1 || it === 2;
}

function isColour(it: unknown): it is number {
  return Number.isInteger(it) && (it as number) >= 0 && (it as number) < 5;
}

function isFolding(given: unknown): boolean {
  const { pairs, dropped, white, quotes } = Object(given);
  return isListOf([pairs, dropped, white, quotes], isText);
}

function isText(it: unknown): it is string {
  return typeof it === "string";
}

function isListOf<T>(given: unknown, is: (it: unknown) => it is T): given is readonly T[];
function isListOf(given: unknown, is: (it: unknown) => boolean): given is readonly unknown[];
function isListOf(given: unknown, is: (it: unknown) => boolean): boolean {
  return Array.isArray(given) && given.every(is);
}
