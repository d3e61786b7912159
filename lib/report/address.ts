const PREFIX = "urn:cideng:";

/**
 * The address of a term. Notes on the term are stored under it, and a page's lexicon refers to it.
 */
export function termAddress(report: string, term: string): string {
  return `${PREFIX}${report}:term:${term}`;
}

/** The address of a passage. */
export function passageAddress(report: string, passage: string): string {
  return `${PREFIX}${report}:passage:${passage}`;
}
