const PREFIX = "urn:cideng:";

/** The address of a term: what notes on it are kept under, and what a page's lexicon points to. */
export function termAddress(report: string, term: string): string {
  return `${PREFIX}${report}:term:${term}`;
}

/** The address of a passage. */
export function passageAddress(report: string, passage: string): string {
  return `${PREFIX}${report}:passage:${passage}`;
}
