import type { DocumentLocation } from "./document-location";
import { earlierAddresses } from "./earlier-addresses";
import { canonicalAddress, pageAddress } from "./page-address";

/** What a page's notes are kept under. */
export interface PageAddresses {
  /** The address for new notes: the canonical one that the document names of itself, where that can be believed. */
  readonly source: string;
  /** The page's own, where that is another. */
  readonly scope: string | null;
  /** All that its notes are found under. */
  readonly names: readonly string[];
  /** And those from before there were today's rules (`earlierAddresses`). */
  readonly earlier: readonly string[];
}

/**
 * The addresses of a document. A page that goes to another address without being loaded again may leave the canonical one of
 * where it was: then that is not believed.
 */
export function addressesAt({ url, canonical, namedAt }: DocumentLocation): PageAddresses {
  return addressesFor(url, pageAddress(namedAt) === pageAddress(url) ? canonical : "");
}

/**
 * The addresses of a page.
 *
 * @param url its own
 * @param canonical the one that it names as canonical; anything, or empty where it names none
 */
export function addressesFor(url: string, canonical: string): PageAddresses {
  const own = pageAddress(url);
  const named = canonicalAddress(own, canonical);
  const source = named ?? own;
  const names = named === null ? [own] : [named, own];
  return {
    source,
    scope: named === null ? null : own,
    names: [...names, ...names.flatMap(beforeTls)],
    earlier: [
      ...earlierAddresses(url, own),
      ...(named === null ? [] : earlierAddresses(canonical, named)),
    ],
  };
}

/** A site that has gone over to HTTPS is the same; of one that has not gone yet nobody knows who speaks in its name. */
function beforeTls(address: string): string[] {
  const { protocol, port } = new URL(address);
  return protocol === "https:" && port === "" ? [address.replace("https:", "http:")] : [];
}
