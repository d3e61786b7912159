import { type PageAddresses, addressesAt } from "@/lib/annotation/page-addresses";
import type { DocumentLocation } from "@/lib/annotation/document-location";
import { askedOf } from "@/lib/annotation/subjects";
import { pagePlace } from "@/lib/published/signs";
import type { Addressing } from "./part";

let known: { readonly location: DocumentLocation; readonly addresses: PageAddresses } | null = null;

/** The addresses of the script's document. The last result is cached. */
export const addressing: Addressing = {
  addressesAt(location) {
    if (known?.location === location) return known.addresses;
    const now = addressesAt(location);
    const isSame = JSON.stringify(now) === JSON.stringify(known?.addresses);
    known = { location, addresses: isSame && known ? known.addresses : now };
    return known.addresses;
  },
  places: (key, addresses) => askedOf(addresses).map((it) => pagePlace(key, it)),
};
