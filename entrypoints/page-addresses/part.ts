/** The part of the page script that knows by which addresses a document's notes are found. It is loaded where there may be some. */
import type { DocumentLocation } from "@/lib/annotation/document-location";
import type { SignPlace } from "@/lib/published/signs";
import type { PageAddresses } from "@/lib/annotation/page-addresses";

export interface Addressing {
  /** The addresses of a document: the same object as long as they are the same. */
  readonly addressesAt: (location: DocumentLocation) => PageAddresses;
  /** Where it is published that a document of these addresses has notes. */
  readonly places: (key: string, addresses: PageAddresses) => readonly SignPlace[];
}
