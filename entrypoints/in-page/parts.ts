/**
 * The parts of the page script that are loaded on first use. They are modules of the extension, and
 * run in the content script's own world. Pages cannot see them, and a page's policy does not apply
 * to them. (Verified in Chromium 156 and Firefox 153, in frames of every kind and under
 * `default-src 'none'`.)
 */
import { browser } from "wxt/browser";
import type { Addressing } from "../page-addresses/part";
import type { StartPageNotes } from "../page-notes/part";
import type { StatusOfPage } from "../page-status/part";
import type { StartPageCard } from "./page-card";

interface Parts {
  "page-addresses": Addressing;
  "page-card": StartPageCard;
  "page-notes": StartPageNotes;
  "page-status": StatusOfPage;
}

interface Shared {
  cidengParts?: Partial<Parts>;
}

/**
 * Registers a part once it has been loaded. A part is built as a script, not as a module with
 * exports.
 */
export function handOver<N extends keyof Parts>(name: N, start: Parts[N]): void {
  const shared = globalThis as Shared;
  shared.cidengParts = { ...shared.cidengParts, [name]: start };
}

/** Loads a part. Undefined if the extension was updated under this page. */
export async function loadPart<N extends keyof Parts>(name: N): Promise<Parts[N] | undefined> {
  try {
    await import(/* @vite-ignore */ browser.runtime.getURL(`/${name}.js` as never));
  } catch {
    // The part's files, or the address that leads to them, no longer exist.
  }
  return (globalThis as Shared).cidengParts?.[name];
}
