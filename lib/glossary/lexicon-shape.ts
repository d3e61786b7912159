import type { Folding } from "../text/folding";

/** Folded written form, index of its term, 1 if it needs context, the other terms that stand inside it. */
export type LexiconForm = readonly [
  folded: string,
  term: number,
  ambiguous: 0 | 1,
  ...inner: readonly number[],
];

/**
 * What a page needs to light terms, and nothing else: no definition, no note.
 * Plain data: it is published in `storage.local` and read by every content script.
 */
export interface Lexicon {
  /** Raised when this shape changes, so that an older content script leaves a newer lexicon alone. */
  readonly version: typeof LEXICON_VERSION;
  /** Addresses of terms; the forms point into it. */
  readonly terms: readonly string[];
  readonly forms: readonly LexiconForm[];
  /** How a page's text is folded before it is compared with these forms. */
  readonly folding: Folding;
}

export const LEXICON_VERSION = 3;
