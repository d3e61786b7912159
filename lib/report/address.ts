/** The address of a term: what notes on it are kept under, and what a page's lexicon points to. */
export function termAddress(report: string, term: string): string {
  return `urn:cideng:${report}:term:${term}`;
}
