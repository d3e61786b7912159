/** Tells the extension's own pages, including the card, that something they show has changed. */
import { browser } from "wxt/browser";
import { watchStorage } from "./watch-storage";

/**
 * `changes` is a counter. The background raises it with every change of notes, settings and safety
 * information.
 */
const NAMES = ["edition", "changes"] as const;

/** The state on which a page is based. If two states are equal, nothing has changed in between. */
export interface State {
  /** The edition of the store's content (`Published.edition`). */
  readonly edition: string | null;
  readonly changes: number;
}

/** The present state. */
export async function readState(): Promise<State> {
  const stored: Record<string, unknown> = await browser.storage.local.get([...NAMES]);
  const { edition, changes } = stored;
  return {
    edition: typeof edition === "string" ? edition : null,
    // A value that a page's process has put there must not be converted to a number.
    changes: typeof changes === "number" ? changes : 0,
  };
}

/** Calls back whenever something has changed, until `signal` ends it. */
export function watchChanges(signal: AbortSignal, onChange: () => void): void {
  watchStorage(signal, new Set<string>(NAMES), onChange);
}
