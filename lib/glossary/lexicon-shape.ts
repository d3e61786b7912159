import type { PageLexicon } from "../page/term-finder";

/**
 * What a page needs to light terms, and nothing else: no definition, no note.
 * Plain data: it is published in `storage.local` and read by every content script.
 */
export interface Lexicon extends PageLexicon {
  /** Raised when this shape changes, so that an older content script leaves a newer lexicon alone. */
  readonly version: typeof LEXICON_VERSION;
}

export const LEXICON_VERSION = 4;
