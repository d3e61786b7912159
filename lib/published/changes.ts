/** How the extension's own pages, the card among them, hear that something has changed that they show. */
import { browser } from "wxt/browser";
import { watchStorage } from "./watch-storage";

/** `changes` is counted up by the background with every change of notes, settings and what is known of their safety. */
const NAMES = ["edition", "changes"] as const;

/** What they go by; of equal ones nothing has changed in between. */
export interface State {
  /** Of what is in the store (`Published.edition`). */
  readonly edition: string | null;
  readonly changes: number;
}

export async function readState(): Promise<State> {
  const stored: Record<string, unknown> = await browser.storage.local.get([...NAMES]);
  const { edition, changes } = stored;
  return {
    edition: typeof edition === "string" ? edition : null,
    // No number may be made of what a page's process has put there.
    changes: typeof changes === "number" ? changes : 0,
  };
}

/** Calls back whenever something has changed, until `signal` ends it. */
export function watchChanges(signal: AbortSignal, onChange: () => void): void {
  watchStorage(signal, new Set<string>(NAMES), onChange);
}
