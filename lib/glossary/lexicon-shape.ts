/**
 * What a page needs to light terms, and nothing else: no definition, no note.
 * Plain data: it is published in `storage.local` and read by every content script.
 */
export interface Lexicon {
  /** Raised when this shape changes, so that an older content script leaves a newer lexicon alone. */
  readonly version: typeof LEXICON_VERSION;
  /** Addresses of terms; the forms point into it. */
  readonly terms: readonly string[];
  /** Folded written form, index of its term, 1 if it needs context. */
  readonly forms: readonly (readonly [folded: string, term: number, ambiguous: 0 | 1])[];
  /** The Traditional characters that fold to a character of these forms: see `foldingTable`. */
  readonly variants: string;
}

export const LEXICON_VERSION = 1;
