import { isWebAddress } from "./links";
import type { PageAddresses } from "./page-addresses";
import type { Annotation, Target } from "./model";
import { pageAddress } from "./page-address";

/**
 * The addresses that a note is found under: those that it was made with, and what these pages are called by today's
 * rules. (`ADDRESS_RULES` says when what was looked up by them is to be made anew.)
 */
export function subjectsOf(target: Target): string[] {
  // A record that is no note (`stored-note`) goes into the index too: from there it is shown, and deleted.
  if (typeof target?.source !== "string") return [];
  const { source } = target;
  const scope = target.type === "selection" ? target.scope : null;
  const made = typeof scope === "string" ? [source, scope] : [source];
  return [...new Set([...made, ...made.map(nameOf)])];
}

function nameOf(address: string): string {
  return isWebAddress(address) ? pageAddress(address) : address;
}

/** What a page's notes are asked for by (`addressesAt`). */
export type AskedPage = Pick<PageAddresses, "names" | "earlier">;

/** All addresses that a page's notes may be kept under. */
export function askedOf({ names, earlier }: AskedPage): string[] {
  return [...names, ...earlier];
}

/**
 * Whether a note is a page's: kept under one of its names, or, from before there were today's rules, under what the
 * page was called then.
 *
 * @param note the addresses that it is found under (`subjectsOf`), and when it was made
 * @param since ISO 8601: when today's rules came
 */
export function isOnPage(
  { subjects, created }: { readonly subjects: readonly string[] } & Pick<Annotation, "created">,
  { names, earlier }: AskedPage,
  since: string,
): boolean {
  const isFromBefore = Date.parse(created) < Date.parse(since);
  return subjects.some((it) => names.includes(it) || (isFromBefore && earlier.includes(it)));
}
