/**
 * The parts of the page script that are loaded when they are first needed: modules of the extension itself, in the
 * content script's own world. Pages see nothing of them, and their policies do not hold for them. (Seen to work in
 * Chromium 156 and Firefox 153, in frames of every kind and under `default-src 'none'`.)
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

/** Called by a part when it has been loaded: it is built as a script, not as a module with exports. */
export function handOver<N extends keyof Parts>(name: N, start: Parts[N]): void {
  const shared = globalThis as Shared;
  shared.cidengParts = { ...shared.cidengParts, [name]: start };
}

/** Undefined if the extension was updated under this page. */
export async function loadPart<N extends keyof Parts>(name: N): Promise<Parts[N] | undefined> {
  try {
    await import(/* @vite-ignore */ browser.runtime.getURL(`/${name}.js` as never));
  } catch {
    // Its files are gone, or the way to them.
  }
  return (globalThis as Shared).cidengParts?.[name];
}
