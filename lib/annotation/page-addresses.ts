import type { DocumentLocation } from "./document-location";
import { earlierAddresses } from "./earlier-addresses";
import { canonicalAddress, pageAddress } from "./page-address";

/** The addresses under which a page's notes are stored. */
export interface PageAddresses {
  /**
   * The address for new notes: the canonical one that the document names, if it can be believed;
   * otherwise the page's own.
   */
  readonly source: string;
  /** The page's own address, if `source` is another one. */
  readonly scope: string | null;
  /** All addresses under which its notes are found. */
  readonly names: readonly string[];
  /** More addresses, from before today's rules (`earlierAddresses`). */
  readonly earlier: readonly string[];
}

/**
 * The addresses of a document. A page that changes its address without a reload may keep the
 * canonical address of the page before. That address is then ignored.
 */
export function addressesAt({ url, canonical, namedAt }: DocumentLocation): PageAddresses {
  return addressesFor(url, pageAddress(namedAt) === pageAddress(url) ? canonical : "");
}

/**
 * The addresses of a page.
 *
 * @param url the page's own URL
 * @param canonical the address that it names as canonical; it may be any text, and is empty if the
 *   page names none
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

/**
 * An HTTPS page also gets its HTTP address, because a site that has moved to HTTPS is the same
 * site. The reverse does not hold: nobody knows who answers in the name of an HTTP site.
 */
function beforeTls(address: string): string[] {
  const { protocol, port } = new URL(address);
  return protocol === "https:" && port === "" ? [address.replace("https:", "http:")] : [];
}
