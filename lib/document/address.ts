/**
 * Addresses of what a document has. Each is a type of its own, so that none is taken for another or for the id of a term or
 * passage, which counts only within its document.
 */
declare const kind: unique symbol;

/** What a document is known by: letters, digits and hyphens. */
export type DocumentId = string & { readonly [kind]: "document" };

/** `urn:cideng:<document>:term:<id>`: what notes on a term are kept under, and what a page's lexicon points to. */
export type TermAddress = string & { readonly [kind]: "term" };

/** `urn:cideng:<document>:passage:<id>`: what notes on a passage are kept under. */
export type PassageAddress = string & { readonly [kind]: "passage" };

const PREFIX = "urn:cideng:";

/** The address of a term of a document. */
export function termAddress(document: DocumentId, term: string): TermAddress {
  return `${PREFIX}${document}:term:${term}` as TermAddress;
}

/** The address of a passage of a document. */
export function passageAddress(document: DocumentId, passage: string): PassageAddress {
  return `${PREFIX}${document}:passage:${passage}` as PassageAddress;
}
