import type { RequestName } from "./contract";

/**
 * The requests that a content script may make. It runs in the page's process, which must not get
 * the texts of notes.
 */
export const FOR_PAGES: ReadonlySet<RequestName> = new Set(["card.announce", "notes.anchors"]);
