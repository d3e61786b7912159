import { isWebAddress } from "./links";
import type { PageAddresses } from "./page-addresses";
import type { Annotation, Target } from "./model";
import { pageAddress } from "./page-address";

/**
 * The addresses under which a note is found: those with which it was made, and what today's rules
 * call these pages. (`ADDRESS_RULES` says when an index of these must be rebuilt.)
 */
export function subjectsOf(target: Target): string[] {
  // An invalid record (`stored-note`) goes into the index too, so that it can be shown and deleted.
  if (typeof target?.source !== "string") return [];
  const { source } = target;
  const scope = target.type === "selection" ? target.scope : null;
  const made = typeof scope === "string" ? [source, scope] : [source];
  return [...new Set([...made, ...made.map(nameOf)])];
}

function nameOf(address: string): string {
  return isWebAddress(address) ? pageAddress(address) : address;
}

/** The addresses by which a page's notes are requested (`addressesAt`). */
export type AskedPage = Pick<PageAddresses, "names" | "earlier">;

/** All addresses under which a page's notes may be stored. */
export function askedOf({ names, earlier }: AskedPage): string[] {
  return [...names, ...earlier];
}

/**
 * Whether a note belongs to a page: it is stored under one of the page's names, or, if it is older
 * than today's rules, under an earlier name of the page.
 *
 * @param note the addresses under which it is found (`subjectsOf`), and when it was made
 * @param since when today's rules came into effect (ISO 8601)
 */
export function isOnPage(
  { subjects, created }: { readonly subjects: readonly string[] } & Pick<Annotation, "created">,
  { names, earlier }: AskedPage,
  since: string,
): boolean {
  const isFromBefore = Date.parse(created) < Date.parse(since);
  return subjects.some((it) => names.includes(it) || (isFromBefore && earlier.includes(it)));
}
