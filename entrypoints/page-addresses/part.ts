/**
 * The part of the page script that knows the addresses by which a document's notes are found. It is
 * loaded where there may be notes.
 */
import type { DocumentLocation } from "@/lib/annotation/document-location";
import type { SignPlace } from "@/lib/published/signs";
import type { PageAddresses } from "@/lib/annotation/page-addresses";

export interface Addressing {
  /** The addresses of a document. It returns the same object as long as they do not change. */
  readonly addressesAt: (location: DocumentLocation) => PageAddresses;
  /**
   * The places in the published values that say whether a document with these addresses has notes.
   */
  readonly places: (key: string, addresses: PageAddresses) => readonly SignPlace[];
}
