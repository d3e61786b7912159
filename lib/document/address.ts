/**
 * The addresses of documents, terms and passages. Each kind of address has its own type. The compiler
 * therefore rejects an address of the wrong kind, and a bare id, which is valid only within its document.
 */
declare const kind: unique symbol;

/** The id of a document: letters, digits and hyphens. */
export type DocumentId = string & { readonly [kind]: "document" };

/** `urn:cideng:<document>:term:<id>`. Notes on the term are stored under it, and a page's lexicon refers to it. */
export type TermAddress = string & { readonly [kind]: "term" };

/** `urn:cideng:<document>:passage:<id>`. Notes on the passage are stored under it. */
export type PassageAddress = string & { readonly [kind]: "passage" };

const PREFIX = "urn:cideng:";

/** The address of a term of a document. */
export function termAddress(document: DocumentId, term: string): TermAddress {
  return `${PREFIX}${document}:term:${term}` as TermAddress;
}

/** Whether an address is that of a term, whose document may be gone. */
export function isTermAddress(address: string): address is TermAddress {
  return address.startsWith(PREFIX) && address.includes(":term:");
}

/** The address of a passage of a document. */
export function passageAddress(document: DocumentId, passage: string): PassageAddress {
  return `${PREFIX}${document}:passage:${passage}` as PassageAddress;
}
