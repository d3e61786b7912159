import type { RequestName } from "./contract";

/** What a content script may ask. It lives in the page's process: notes' texts are not for it. */
export const FOR_PAGES: ReadonlySet<RequestName> = new Set(["card.announce", "notes.anchors"]);
